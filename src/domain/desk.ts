import {type ActionFields, type ActionKind, kindRules, type Result} from './actions.ts';
import {LONGEST_AGO_MS} from './desk-time.ts';
import {addDays, dayOf, instantOf} from './period.ts';
import {type Fact, versionsOf} from './revisions.ts';

type ActionFact = Fact<ActionFields>;

/** Our choice: when a shift of the control room hands over, on the clock of Europe/Amsterdam. */
export const shiftStarts = ['07:00:00', '15:00:00', '23:00:00'] as const;

/** The last hand-over at or before an instant: the start of the shift that works then. */
export function shiftStartOf(now: Date): Date {
	const today = dayOf(now);
	const starts = [addDays(today, -1), today].flatMap(day => shiftStarts.map(time => instantOf(day, time)));
	return starts.filter(start => start <= now).at(-1) as Date;
}

export function previousShiftStart(start: Date): Date {
	return shiftStartOf(new Date(start.getTime() - 1));
}

/** The earliest start of an action that desk, day and hand-over can show. */
export function deskReachesBackTo(now: Date): Date {
	const start = shiftStartOf(now);
	const instants = [previousShiftStart(start).getTime(), start.getTime() - LONGEST_AGO_MS, startOfDay(now)];
	return new Date(Math.min(...instants));
}

function startOfDay(now: Date): number {
	return instantOf(dayOf(now)).getTime();
}

/** Whether it is for the control room at all: a search or an alert, and not taken back. */
function isOfDesk({kind, removed}: ActionFact): boolean {
	return !removed && kindRules[kind].countsAs !== 'non-time-critical';
}

/** Whether the outcome of a search is still asked. */
export function isOpen(action: ActionFact): boolean {
	return isOfDesk(action) && kindRules[action.kind].countsAs === 'search' && action.outcome === null;
}

/**
Whether an open action stands on the desk, and not on the day list.

Our choice: from its start to the end of the shift; one that is logged by hand just after a hand-over stands on the desk
of the shift that logged it.
*/
export function standsOnDesk(action: ActionFact, now: Date): boolean {
	const start = shiftStartOf(now);
	const loggedAt = versionsOf(action)[0]?.recordedAt ?? action.recordedAt;
	const isLoggedNow =
		action.source === 'manual' && loggedAt >= start && start.getTime() - action.startedAt.getTime() <= LONGEST_AGO_MS;
	return isOpen(action) && (action.startedAt >= start || isLoggedNow);
}

/** How often what happened today; counts, never by person. */
export interface DeskTally {
	started: number;
	alerts: number;
	open: number;
	results: Record<Result, number>;
}

export interface DeskBoard {
	/** The oldest first. */
	open: ActionFact[];
	/** The newest first, at most twenty. */
	today: ActionFact[];
	tally: DeskTally;
}

const LAST_SHOWN = 20;

/** What stands on the desk at a moment, from the actions since `deskReachesBackTo`. */
export function deskBoard(actions: readonly ActionFact[], now: Date): DeskBoard {
	const day = dayOf(now);
	const newestFirst = actions.filter(isOfDesk).sort((a, b) => b.startedAt.getTime() - a.startedAt.getTime());
	const today = newestFirst.filter(action => action.day === day);
	return {
		open: newestFirst.filter(action => standsOnDesk(action, now)).reverse(),
		today: today.slice(0, LAST_SHOWN),
		tally: tallyOf(today),
	};
}

function tallyOf(today: readonly ActionFact[]): DeskTally {
	const searches = today.filter(({kind}) => kindRules[kind].countsAs === 'search');
	const count = (result: Result) => searches.filter(({outcome}) => outcome?.result === result).length;
	return {
		started: searches.length,
		alerts: today.length - searches.length,
		open: searches.filter(isOpen).length,
		results: {
			direct: count('direct'),
			indirect: count('indirect'),
			none: count('none'),
			withdrawn: count('withdrawn'),
		},
	};
}

/** The open actions that one shift tells the next: those of this shift and of the one before, the oldest first. */
export function handOverActions(actions: readonly ActionFact[], now: Date): ActionFact[] {
	const since = previousShiftStart(shiftStartOf(now));
	return actions
		.filter(action => isOpen(action) && (action.startedAt >= since || standsOnDesk(action, now)))
		.sort((a, b) => a.startedAt.getTime() - b.startedAt.getTime());
}

const DUPLICATE_WITHIN_MS = 10 * 60_000;

/**
The action that a new one is likely to repeat: same municipality and kind, started within ten minutes of it.

Our choice; it is only asked about at the desk, because a program repeats itself by its key.

@returns the one that started nearest to it; null when there is none.
*/
export function likelyDuplicate(
	entry: {kind: ActionKind; municipality: string | null; startedAt: Date},
	actions: readonly ActionFact[],
): ActionFact | null {
	const distance = ({startedAt}: {startedAt: Date}) => Math.abs(startedAt.getTime() - entry.startedAt.getTime());
	const alike = actions.filter(
		action =>
			!action.removed &&
			action.kind === entry.kind &&
			action.municipality === entry.municipality &&
			distance(action) <= DUPLICATE_WITHIN_MS,
	);
	return alike.sort((a, b) => distance(a) - distance(b))[0] ?? null;
}
