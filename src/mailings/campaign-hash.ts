import {createHash} from 'node:crypto';
import type {CampaignFiles} from './campaign-files.ts';

/** Hash of everything that a reader of a campaign would see: names, texts and pictures. Its own state is no part of it. */
export function hashOfCampaign({campaign: {state, ...campaign}, mjml, text, pictures, kit}: CampaignFiles): string {
	const hash = createHash('sha256');
	const parts: [string, string | Buffer][] = [
		['campaign.json', JSON.stringify(campaign)],
		['mailing.mjml', mjml],
		['mailing.txt', text],
		...pictures.map(({file, content}): [string, Buffer] => [`pictures/${file}`, content]),
		...(kit
			? ([
					['text.md', kit.page],
					['artwork', kit.artwork.content],
				] as [string, string | Buffer][])
			: []),
	];
	for (const [name, content] of parts) {
		// Lengths keep the end of one file apart from the begin of the next.
		hash.update(`${name}:${Buffer.byteLength(content)}:`).update(content);
	}

	return hash.digest('hex');
}
