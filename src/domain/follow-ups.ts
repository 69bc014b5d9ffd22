import {z} from 'zod';
import {refuse} from './faults.ts';
import {AreaCodeInput, DayInput} from './inputs.ts';
import {addDays, type Day} from './period.ts';

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

/** Our choice: for how many days an area is left in rest after a call, and after nobody was reached. */
export const REST_DAYS = {called: 14, 'not-reached': 3} as const;
const FARTHEST_DAYS = 365;

/**
The first day on which an area is asked about again.

Our choice: two weeks after a call, three days after nobody was reached, and on the day of an appointment itself.

@throws {Refusal} `invalid` for an appointment without a day, before today, or more than a year ahead.
*/
export function hiddenUntilOf({result, day}: {result: FollowUpResult; day: Day | null}, today: Day): Day {
	if (result !== 'appointment') {
		return addDays(today, REST_DAYS[result]);
	}

	if (day === null) {
		refuse('invalid', 'Vul de dag van de afspraak in.', 'day');
	}

	if (day < today) {
		refuse('invalid', 'Deze dag is al voorbij: kies vandaag of een latere dag.', 'day');
	}

	return day > addDays(today, FARTHEST_DAYS) ? refuse('invalid', 'Kies een dag binnen een jaar.', 'day') : day;
}

/** Whether a follow-up keeps its area out of the list on a day. */
export function isHiddenOn({hiddenUntil}: Pick<FollowUp, 'hiddenUntil'>, day: Day): boolean {
	return day < hiddenUntil;
}
