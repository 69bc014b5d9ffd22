import {correctAction} from './action-corrections.ts';
import {recordAction} from './action-rules.ts';
import {type ActionFields, kindRules, type occasions, type Result, type results, themes} from './actions.ts';
import {type Area, areaOf} from './areas.ts';
import {residentsOf} from './example-downloads.ts';
import {type PlannedAction, placePicker, planYear, type YearPlan} from './example-plan.ts';
import {exampleChange, recordedFact, type Step} from './example-recording.ts';
import type {ExampleSettings} from './example-settings.ts';
import {closeAction} from './outcomes.ts';
import {type Random, randomFrom} from './random.ts';
import type {Fact} from './revisions.ts';

type Occasion = (typeof occasions)[number];
interface Recorder {
	areas: readonly Area[];
	settings: ExampleSettings;
	random: Random;
	pickPlace: ReturnType<typeof placePicker>;
	/** Nothing recorded at or after it is given. */
	before: Date;
}

const minutes = 60_000;
const days = 24 * 60 * minutes;
const occasionsOf: Record<string, readonly Occasion[]> = {
	'missing-person': ['missing'],
	suspect: ['burglary', 'burglary', 'theft', 'theft', 'robbery', 'street-robbery', 'violence', 'violence', 'other'],
	vehicle: ['theft', 'theft', 'hit-and-run', 'hit-and-run', 'other'],
	'neighbourhood-inquiry': ['burglary', 'burglary', 'theft', 'fire', 'violence', 'other'],
};

/** The actions of a year, one by one, the earliest first; none that was recorded at or after `before`. */
export function* exampleActions(plan: YearPlan, before: Date): Generator<Fact<ActionFields>> {
	const {areas, settings, year} = plan;
	const random = randomFrom(settings.seed, 'records', year);
	const recorder = {areas, settings, random, before, pickPlace: placePicker(areas, settings, year)};
	let sequence = 0;
	for (const planned of planYear(plan)) {
		if (planned.startedAt >= before) {
			return;
		}

		sequence++;
		const fact = recordedAction(planned, `${year}-${String(sequence).padStart(4, '0')}`, recorder);
		if (fact) {
			yield fact;
		}
	}
}

function recordedAction(planned: PlannedAction, number: string, recorder: Recorder): Fact<ActionFields> | null {
	const {areas, settings, random, before} = recorder;
	const id = random.uuid();
	const recordedAt = after(planned.startedAt, random.integer(1, 12) * minutes);
	const first = planned.fate === 'moved' ? {...planned, ...wrongPlace(planned, recorder)} : planned;
	const fields = recordAction(
		{...first, ...detailsOf(first, recorder), startedByVolunteer: isByVolunteer(first, settings, random)},
		{areas, now: recordedAt, origin: {number, source: 'example'}},
	);
	const steps = [...outcomeSteps(planned, recorder), ...correctionSteps(planned, recorder)];
	const change = {...exampleChange(random, recordedAt), changeId: id};
	return recordedFact({id, fields, change}, steps, before);
}

/** Some other municipality of that day, chosen by mistake. */
function wrongPlace({municipality, day}: PlannedAction, {random, pickPlace}: Recorder) {
	const places = Array.from({length: 20}, () => pickPlace(random, day));
	const wrong = places.find(place => place.municipality !== municipality);
	return wrong ? {municipality: wrong.municipality, basisteam: null} : {};
}

function detailsOf({kind, starter, municipality, day}: PlannedAction, {areas, random}: Recorder) {
	const {countsAs} = kindRules[kind];
	const area = municipality ? areaOf(areas, municipality) : undefined;
	const reached = (area ? residentsOf(area, Number(day.slice(0, 4))) : 0) * (0.015 + 0.06 * random.next());
	const known = occasionsOf[kind];
	const hasTheme = countsAs === 'non-time-critical' && starter !== 'detectives' && random.chance(0.5);
	const [theme, occasion, radiusKm] = [random.pick(themes), random.next(), random.integer(1, 5)];
	return {
		theme: hasTheme ? theme : null,
		occasion: known && occasion < 0.9 ? random.pick(known) : null,
		radiusKm: countsAs === 'search' ? radiusKm : null,
		reach: countsAs === 'alert' || !area ? null : Math.round(reached),
	};
}

function isByVolunteer({starter, day}: PlannedAction, settings: ExampleSettings, random: Random): boolean {
	return random.chance(settings.volunteerShare) && starter === 'control-room' && day >= settings.volunteersFrom;
}

/** The first outcome minutes to weeks after the start; a revised one is put right some weeks later, with its reason. */
function outcomeSteps({result, fate, startedAt}: PlannedAction, {random, settings}: Recorder): Step<ActionFields>[] {
	const endedAt = after(startedAt, random.integer(25, 240) * minutes);
	const closedAt = after(endedAt, closingDelay(random));
	const revisedAt = after(closedAt, random.integer(10, 40) * days + random.integer(0, 600) * minutes);
	const reason = random.pick(settings.reasons.outcome);
	if (result === null) {
		return [];
	}

	const tips = result === 'direct' || result === 'indirect' ? random.integer(1, 9) : random.integer(0, 4);
	const close = (to: Result, at: Date, why: string | null): Step<ActionFields> => ({
		change: exampleChange(random, at, why),
		apply: fields => ({...fields, endedAt, ...closed(fields, {to, at, tips, why})}),
	});
	if (fate !== 'revised') {
		return [close(result, closedAt, null)];
	}

	const before = result === 'none' ? 'indirect' : 'none';
	return [close(before, closedAt, null), close(result, revisedAt, reason)];
}

function closed(
	fields: ActionFields,
	{to, at, tips, why}: {to: (typeof results)[number]; at: Date; tips: number; why: string | null},
) {
	const decision = closeAction(fields, {result: to, at, tips, ...(why !== null && {reason: why})}, {now: at});
	return decision === 'unchanged' ? {} : decision;
}

/** Most within hours, some within days, one in seven takes weeks. */
function closingDelay(random: Random): number {
	const [kind, part] = [random.next(), random.next()];
	if (kind < 0.6) {
		return Math.round((5 + part * 300) * minutes);
	}

	return Math.round(kind < 0.86 ? (0.2 + part * 3) * days : (3 + part * 25) * days);
}

function correctionSteps(planned: PlannedAction, {areas, random, settings}: Recorder): Step<ActionFields>[] {
	const {fate, municipality, basisteam, startedAt} = planned;
	const at = after(startedAt, random.integer(1, 20) * days + random.integer(0, 600) * minutes);
	if (fate === 'removed') {
		const change = exampleChange(random, at, random.pick(settings.reasons.removal));
		return [{change, apply: fields => fields, removed: true}];
	}

	const reason = random.pick(settings.reasons.move);
	const correction = {municipality, ...(basisteam && {basisteam}), reason};
	return fate === 'moved'
		? [
				{
					change: exampleChange(random, at, reason),
					apply: fields => correctAction(fields, correction, {areas, now: at}),
				},
			]
		: [];
}

function after(instant: Date, milliseconds: number): Date {
	return new Date(instant.getTime() + milliseconds);
}
