import {z} from 'zod';
import {actionKinds} from './actions.ts';
import {lineInput, ReasonInput} from './inputs.ts';

/** What an organisation must have or do; `actions` are those that it started itself in the year. */
const Condition = z.union([
	z.strictObject({has: z.enum(['ambassador', 'trained-ambassador'])}),
	z.strictObject({kinds: z.array(z.enum(actionKinds)).min(1), atLeast: z.int().min(1)}),
]);
export type Condition = z.infer<typeof Condition>;

const common = {
	id: z.string().regex(/^T\d{1,2}$/),
	year: z.int(),
	title: lineInput(160),
	/** The plan's own sentence. */
	text: lineInput(300),
	definition: lineInput(600),
	source: lineInput(200),
	/** What a reader should know beside the figure; null where there is nothing. */
	note: lineInput(400).nullable(),
	/** Who is judged: only there (and on the unit) the target has a goal and a status. */
	owner: z.enum(['unit', 'municipality', 'basisteam', 'detectives']),
	comparator: z.enum(['>=', '>']),
};
const share = z.number().min(0).max(1);

export const TargetSchema = z.discriminatedUnion('kind', [
	/** New app downloads of the year so far / the same months of last year; the goal is that ratio, 1.10 for 10% more. */
	z.strictObject({...common, kind: z.literal('growth'), goal: z.number().min(0).max(100)}),
	/** Search actions started by the control room. */
	z.strictObject({...common, kind: z.literal('count'), goal: z.int().min(0)}),
	/** Direct successes / started; the goal is a fraction. */
	z.strictObject({...common, kind: z.literal('rate'), goal: share}),
	/** The share of a population of organisations that meets all conditions (`any`: at least one of a group). */
	z.strictObject({
		...common,
		kind: z.literal('members'),
		goal: share,
		population: z.strictObject({
			organisation: z.enum(['municipality', 'basisteam', 'detectives']),
			/** Only the organisations that meet this count; null counts all that exist on the day. */
			where: Condition.nullable(),
		}),
		conditions: z.array(z.union([Condition, z.strictObject({any: z.array(Condition).min(1)})])).min(1),
	}),
]);
export type Target = z.infer<typeof TargetSchema>;
export type MembersTarget = Extract<Target, {kind: 'members'}>;

export const statuses = ['met', 'missed', 'on-track', 'at-risk', 'behind', 'undecided', 'unknown'] as const;
export type Status = (typeof statuses)[number];

/** What the status rule needs to know of a target on a day. */
export interface Standing {
	kind: Target['kind'];
	comparator: Target['comparator'];
	goal: number;
	/** null: not known yet. */
	value: number | null;
	/** Bounds of a rate when every open action fails or succeeds; null for the other kinds. */
	lower: number | null;
	upper: number | null;
	expectedNow: number;
	isYearOver: boolean;
}

/** Floating noise must not decide a target: 0.1 + 0.2 is 0.3. */
const NOISE = 1e-9;

export function isMet({comparator, goal, value}: {comparator: '>=' | '>'; goal: number; value: number}): boolean {
	return comparator === '>' ? value > goal + NOISE : value >= goal - NOISE;
}

/**
Our choice: the status of a target is the first that fits of unknown, undecided, met, missed, on-track, at-risk (from 90%
of what is expected by the day), else behind.
*/
export function statusOf(standing: Standing): Status {
	const {kind, goal, value, lower, upper, expectedNow, isYearOver, comparator} = standing;
	if (value === null) {
		return 'unknown';
	}

	const isUndecided = lower !== null && upper !== null && lower <= goal + NOISE && goal + NOISE < upper;
	if (kind === 'rate' && isUndecided) {
		return 'undecided';
	}

	if ((kind === 'count' || isYearOver) && isMet({comparator, goal, value})) {
		return 'met';
	}

	if (isYearOver) {
		return 'missed';
	}

	const bar = kind === 'rate' ? goal : expectedNow;
	if (isMet({comparator: kind === 'rate' ? comparator : '>=', goal: bar, value})) {
		return 'on-track';
	}

	return value >= 0.9 * bar - NOISE ? 'at-risk' : 'behind';
}

/** A target as the edges hand it in; year and id come from the address, the rest is checked by TargetSchema. */
export const TargetGoalInput = z.looseObject({
	kind: z.enum(['growth', 'count', 'rate', 'members']),
	reason: ReasonInput.optional(),
});
