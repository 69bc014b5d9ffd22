import {z} from 'zod';

/** When somebody lately asked for a sign-in link by mail, by id of the account; it holds no address. */
export const SignInAsksSchema = z.strictObject({
	asks: z.array(z.strictObject({key: z.string(), at: z.date()})),
});
export type SignInAsks = z.infer<typeof SignInAsksSchema>;

/** Our choice: more would make this service a means to fill somebody's mailbox. */
export const signInAskRules = {most: 5, withinMs: 3_600_000};

/** Our choice: a link that could not be mailed within this time is not sent any more; whoever asked has gone on. */
export const SIGN_IN_MAIL_MS = 30 * 60_000;
