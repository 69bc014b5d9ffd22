import type {ActionFields, ActionKind, themes} from './actions.ts';
import type {AmbassadorFields, Course} from './ambassadors.ts';
import type {Area} from './areas.ts';
import type {Day} from './period.ts';
import type {StatedKind} from './usage-statements.ts';
import type {YearFacts} from './year-facts.ts';

/** One dated thing that an organisation did in a year; never with a name. */
export type TimelineEntry = {day: Day} & (
	| {what: 'message'; kind: ActionKind; theme: (typeof themes)[number] | null}
	| {what: 'ambassador-began' | 'ambassador-ended'}
	| {what: 'trained'; course: Course}
	| {what: 'in-use'; kind: StatedKind}
);

/**
What an organisation did in the year up to the day, the newest first: its own messages, its ambassadors and their
trainings, and since when it states to use something.

@param messages the organisation's own, of the same year and day
*/
export function timelineOf(
	facts: Pick<YearFacts, 'year' | 'at' | 'ambassadors' | 'statements'>,
	{code}: Pick<Area, 'code'>,
	messages: readonly Pick<ActionFields, 'day' | 'kind' | 'theme'>[],
): TimelineEntry[] {
	const entries: TimelineEntry[] = [
		...messages.map(({day, kind, theme}) => ({what: 'message' as const, day, kind, theme: theme ?? null})),
		...facts.ambassadors.filter(({organisation}) => organisation === code).flatMap(entriesOf),
		...facts.statements
			.filter(({organisation}) => organisation === code)
			.map(({since: day, kind}) => ({what: 'in-use' as const, day, kind})),
	];
	return entries
		.filter(({day}) => `${facts.year}-01-01` <= day && day <= facts.at)
		.sort((a, b) => (a.day === b.day ? 0 : a.day < b.day ? 1 : -1));
}

function entriesOf({from, until, trainings}: AmbassadorFields): TimelineEntry[] {
	return [
		...(until === null ? [] : [{what: 'ambassador-ended' as const, day: until}]),
		...trainings.map(({course, completedOn: day}) => ({what: 'trained' as const, day, course})),
		{what: 'ambassador-began' as const, day: from},
	];
}
