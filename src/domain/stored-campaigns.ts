import {z} from 'zod';
import {SlugInput} from './campaigns.ts';

/** A file of a stored campaign; what it holds is kept once, under its hash. */
const StoredFile = z.strictObject({
	/** Its path in the folder: `pictures/straat.png`. */
	path: z.string(),
	/** SHA-256 of what it holds. */
	hash: z.string(),
});

/** A campaign that was copied or handed over: the folder as it stands. Kept as a fact under the slug. */
export const StoredCampaignSchema = z.strictObject({
	/** Slug of the campaign that it was copied from; null for one that was handed over. */
	copiedFrom: SlugInput.nullable(),
	files: z.array(StoredFile),
});
export type StoredCampaign = z.infer<typeof StoredCampaignSchema>;

/** What a file holds, under its hash; it never changes, so every version of a campaign can be shown again. */
export const CampaignContentSchema = z.strictObject({
	/** In base 64. */
	content: z.string(),
});
export type CampaignContent = z.infer<typeof CampaignContentSchema>;

/** Addresses below /campagnes that are no campaign. */
export const reservedSlugs: ReadonlySet<string> = new Set(['nieuw', 'berichten', 'landelijk', 'bestanden']);
