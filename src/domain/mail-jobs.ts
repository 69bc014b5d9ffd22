import {z} from 'zod';
import {SlugInput} from './campaigns.ts';
import {AreaCodeInput} from './inputs.ts';

/** What a mailing holds beside what every job holds: what is sent, and to whom; how each mail goes is in its own row. */

export const mailKinds = ['campaign', 'test', 'sign-in', 'invitation'] as const;

/** Somebody by id; the address is read when the mail is sent, so that it stands in one place only. */
export const RecipientSchema = z.strictObject({
	/** A function of ambassador, by its contact; or an account. */
	kind: z.enum(['ambassador', 'account']),
	id: z.string(),
	/** Of the ambassador, when it was decided; null for an account. */
	organisation: AreaCodeInput.nullable(),
});
export type Recipient = z.infer<typeof RecipientSchema>;

export const SendWorkSchema = z.strictObject({
	what: z.enum(mailKinds),
	/** null when it is none of a campaign. */
	campaign: SlugInput.nullable(),
	/** The training day of an invitation. */
	trainingDay: z.string().nullable(),
	/** What the page calls it. */
	title: z.string(),
	/** Hash of the campaign that was confirmed: once it is another one nothing more is sent. */
	contentHash: z.string().nullable(),
	/** The municipality of a test mail. */
	municipality: AreaCodeInput.nullable(),
	/** Where somebody goes on after the sign-in; a path of this service. */
	returnTo: z.string().nullable(),
	recipients: z.array(RecipientSchema).max(2000),
	/** The moment that was chosen; null: at once. */
	plannedAt: z.date().nullable(),
	/** How often in a row the mail server could not be reached. */
	unreachableCount: z.int().min(0),
});
export type SendWork = z.infer<typeof SendWorkSchema>;

/** Tells recipients apart within a job. */
export function recipientKey({kind, id}: Recipient): string {
	return `${kind}:${id}`;
}

/** Our choice: a server that is away is asked again soon at first, and for about a day. */
const UNREACHABLE_MINUTES = [1, 2, 5, 10, 15, 30, ...Array.from({length: 23}, () => 60)];

/** How long to wait for a mail server that could not be reached; null when it was long enough. @param count from 1 */
export function unreachablePause(count: number): number | null {
	const minutes = UNREACHABLE_MINUTES[count - 1];
	return minutes === undefined ? null : minutes * 60_000;
}
