import {z} from 'zod';
import {AreaCodeInput, DayInput} from './inputs.ts';

/** What came of a call: it was made, it led to an appointment, or nobody was reached. Coded, so without a word of anybody. */
export const followUpResults = ['called', 'appointment', 'not-reached'] as const;
export type FollowUpResult = (typeof followUpResults)[number];

/** What a coordinator did about one area that a target asks attention for; its id is `2022:T5:GM0321`. */
export const FollowUpSchema = z.strictObject({
	year: z.int(),
	target: z.string().regex(/^T\d{1,2}$/),
	area: AreaCodeInput,
	result: z.enum(followUpResults),
	/** First day on which the area is shown again. */
	hiddenUntil: DayInput,
});
export type FollowUp = z.infer<typeof FollowUpSchema>;

/** One area has one follow-up per target and year: this is its address. */
export function followUpId({year, target, area}: Pick<FollowUp, 'year' | 'target' | 'area'>): string {
	return `${year}:${target}:${area}`;
}
