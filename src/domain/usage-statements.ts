import {z} from 'zod';
import type {Area} from './areas.ts';
import {AreaCodeInput, DayInput} from './inputs.ts';
import type {Day} from './period.ts';

/** What a team can state that it uses. */
export const statedKinds = ['neighbourhood-inquiry', 'information'] as const;
export type StatedKind = (typeof statedKinds)[number];

/**
"In gebruik sinds", as a team itself states it, for what it did without a row of it here.

Our choice: it counts from its day on until it is taken back, and it is shown as a statement.
*/
export const UsageStatementSchema = z.strictObject({
	/** A basisteam or detectives. */
	organisation: AreaCodeInput,
	kind: z.enum(statedKinds),
	since: DayInput,
});
export type UsageStatement = z.infer<typeof UsageStatementSchema>;

/** A team has one statement of each kind: this is its address. */
export function statementId({organisation, kind}: Pick<UsageStatement, 'organisation' | 'kind'>): string {
	return `${organisation}:${kind}`;
}

/** What an organisation can make a statement about; nothing for a municipality, whose messages are all counted. */
export function kindsToState(organisation: Pick<Area, 'kind'>): readonly StatedKind[] {
	switch (organisation.kind) {
		case 'basisteam':
			return ['neighbourhood-inquiry'];
		case 'detectives':
			return statedKinds;
		default:
			return [];
	}
}

/** Whether an organisation states that it uses at least one of some kinds of action on a day. */
export function statesUse(
	statements: readonly UsageStatement[],
	organisation: Pick<Area, 'code'>,
	{kinds, day}: {kinds: readonly string[]; day: Day},
): boolean {
	return statements.some(
		({organisation: code, kind, since}) => code === organisation.code && kinds.includes(kind) && since <= day,
	);
}
