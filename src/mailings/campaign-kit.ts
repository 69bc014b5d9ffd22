import type {Campaign} from '../domain/campaigns.ts';
import type {Artwork} from './drawing.ts';

/** What a campaign has beside its mailing: texts for a website, and a drawing for poster and pictures. */
export interface CampaignKit {
	/** `text.md`. */
	page: string;
	artwork: Artwork;
}

const types = {svg: 'image/svg+xml', png: 'image/png', jpg: 'image/jpeg'} as const;

/**
Reads what the kit is made of; a campaign without `material` has none.

@param read gives a file of the campaign's folder, and makes a fault of one that is missing.
@returns null without `material`, and when a file is missing.
*/
export function readKit({material}: Campaign, read: (name: string) => Buffer | null): CampaignKit | null {
	if (!material) {
		return null;
	}

	const [page, content] = [read('text.md'), read(`pictures/${material.picture}`)];
	const type = types[material.picture.split('.').at(-1) as keyof typeof types];
	return page && content ? {page: page.toString('utf8'), artwork: {type, content}} : null;
}
