import {z} from 'zod';
import {SlugInput} from './campaigns.ts';
import {DayInput} from './inputs.ts';

/** What a job of kits holds beside what every job holds: the campaign, and the zip that came of it. */
export const KitsWorkSchema = z.strictObject({
	campaign: SlugInput,
	/** What the page calls it. */
	title: z.string(),
	/** In place of the campaign's first line; null: the campaign's own. */
	line: z.string().nullable(),
	eventDay: DayInput.nullable(),
	/** null while there is no zip, or when it is no longer kept. */
	made: z
		.strictObject({
			/** The upload that holds the zip. */
			upload: z.string(),
			/** In bytes. */
			size: z.int().min(0),
			municipalityCount: z.int().min(0),
			at: z.date(),
		})
		.nullable(),
});
export type KitsWork = z.infer<typeof KitsWorkSchema>;

/** Our choice: figures and links of a week ago are better made again, and a zip of all municipalities is large. */
export const KITS_KEPT_DAYS = 7;

/** The name of the zip with the material of all municipalities, under the rules of `materialFileName`. */
export function kitsFileName({campaign}: Pick<KitsWork, 'campaign'>): string {
	return `burgernet-${campaign}-alle-gemeenten.zip`;
}
