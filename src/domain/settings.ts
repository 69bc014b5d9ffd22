import {z} from 'zod';

/** What an administrator chose for everybody. Kept as one fact. */
export const SettingsSchema = z.strictObject({
	/** Whether a campaign is released by somebody else than who changed it last. */
	isSecondReaderAsked: z.boolean(),
});
export type Settings = z.infer<typeof SettingsSchema>;

/** Until somebody chooses. Source: the issue "Campaigns" (a second reader is off by default). */
export const usualSettings: Settings = {isSecondReaderAsked: false};
