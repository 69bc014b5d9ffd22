import test from 'ava';
import {type ActionFields, isStarted, kindsCountingAs} from '../../src/domain/actions.ts';
import {hasTraining} from '../../src/domain/ambassadors.ts';
import {unitMonth} from '../../src/domain/app-downloads.ts';
import {areaOf, areasOn, populationOf, UNIT} from '../../src/domain/areas.ts';
import type {ExampleFacts} from '../../src/domain/example.ts';
import {hasAmbassador} from '../../src/domain/members.ts';
import {addDays, dayOf, instantOf, lastDayOfMonth, monthsOf} from '../../src/domain/period.ts';
import {targetProgress} from '../../src/domain/progress.ts';
import {asKnownAt, type Fact, versionsOf} from '../../src/domain/revisions.ts';
import {actions, areas, facts, factsOn, tallyOf, targets, today} from './example-facts.ts';

const standing = actions.filter(action => !action.removed);
const startedIn = (year: number) => standing.filter(action => action.year === year && isStarted(action));
const municipalitiesOn = (day: string) => areasOn(areas, 'municipality', day);

test('in 2021 the control room started 838 actions, 14% of them with a direct result', t => {
	const started = startedIn(2021);
	const direct = started.filter(action => action.outcome?.result === 'direct').length;
	t.is(started.length, 838);
	t.is((direct / started.length).toFixed(3), '0.140');
	t.true(started.every(action => action.outcome !== null));
});

test('at the end of 2021 all 39 municipalities have an ambassador, 25 of them trained in the portal', t => {
	const all = municipalitiesOn('2021-12-31');
	const count = (isTrained: boolean) =>
		all.filter(area => hasAmbassador(facts, area, {isTrained, day: '2021-12-31'})).length;
	t.is(all.length, 39);
	t.is(count(false), 39);
	t.is(count(true), 25);
});

test('in 2021 ten municipalities started at least four non-time-critical actions', t => {
	const kinds = kindsCountingAs('non-time-critical');
	const own = standing.filter(
		action => action.year === 2021 && action.starter === 'municipality' && kinds.includes(action.kind),
	);
	const regular = areas.filter(area => own.filter(action => action.municipality === area.code).length >= 4);
	t.is(regular.length, 10);
});

test('in 2021 only the unit reports downloads, on average 2,000 a month, and ends with 310,000 participants: 15.1%', t => {
	const rows = facts.appDownloads.filter(row => row.year === 2021);
	t.is(rows.length, 12);
	t.true(rows.every(row => row.area === UNIT));
	t.is(rows.reduce((sum, row) => sum + row.appDownloads, 0) / 12, 2000);
	const participants = rows.find(row => row.month === '2021-12')?.participants ?? 0;
	const residents = municipalitiesOn('2021-01-01').reduce((sum, area) => sum + (populationOf(area, 2021) ?? 0), 0);
	t.is(participants, 310_000);
	t.is((participants / residents).toFixed(3), '0.151');
});

test('from January 2022 each municipality reports its downloads, Weesp until March 2022', t => {
	for (const month of ['2022-01', '2022-03', '2022-04', '2024-03', '2026-10']) {
		const reported = facts.appDownloads.filter(row => row.month === month).map(row => row.area);
		const expected = municipalitiesOn(`${month}-01`).map(area => area.code);
		t.deepEqual(reported.toSorted(), expected.toSorted(), month);
	}
});

test('participants are known until March 2024, never after', t => {
	t.is(unitMonth(facts.appDownloads, '2024-03')?.participants, 321_800);
	t.true(facts.appDownloads.some(row => row.month === '2024-04'));
	t.true(facts.appDownloads.every(row => row.month <= '2024-03' || row.participants === null));
});

test('2022 ends with three of its seven targets met and four missed', t => {
	t.deepEqual(statusesOf(facts, 2022, '2022-12-31'), {
		T1: 'missed',
		T2: 'missed',
		T3: 'met',
		T4: 'met',
		T5: 'missed',
		T6: 'missed',
		T7: 'met',
	});
});

test('2022 has late corrections, with a reason each: outcomes changed weeks later, actions moved, actions removed', t => {
	const of2022 = actions.filter(action => action.year === 2022);
	const changed = of2022.filter(action => outcomesOf(action).size > 1);
	const moved = of2022.filter(action => new Set(versionsOf(action).map(version => version.municipality)).size > 1);
	const removed = of2022.filter(action => action.removed);
	t.true(changed.length > 20 && moved.length > 5 && removed.length > 3);
	for (const action of [...changed, ...moved, ...removed]) {
		t.true(
			versionsOf(action).some(version => version.reason !== null),
			action.number,
		);
	}

	const daysLate = changed.map(
		action => (action.recordedAt.getTime() - (action.history.at(-1)?.recordedAt.getTime() ?? 0)) / 86_400_000,
	);
	t.true(Math.min(...daysLate) >= 1);
	t.true(Math.max(...daysLate) > 21);
});

test('the outcomes of the first half of 2022 as known on 1 July differ from what is known now', t => {
	const half = actions.filter(action => isStarted(action) && action.day >= '2022-01-01' && action.day < '2022-07-01');
	const known = half.map(action => asKnownAt(action, instantOf('2022-07-01'))?.outcome?.result);
	const now = half.map(action => (action.removed ? undefined : action.outcome?.result));
	t.notDeepEqual(known, now);
});

test('Weesp has actions until the day it left for Amsterdam, none from 24 March 2022', t => {
	const days = actions.filter(action => action.municipality === 'GM0457').map(action => action.day);
	t.true(days.some(day => day.startsWith('2022')));
	t.true(days.every(day => day < '2022-03-24'));
});

for (const day of ['2022-05-14', '2024-02-20', '2026-03-09', '2026-11-22', '2027-06-30']) {
	test(`on ${day} the running year has its seven targets, open outcomes, a vacant or untrained ambassador and a basisteam that does not use the inquiry`, t => {
		const year = Number(day.slice(0, 4));
		const known = factsOn(day);
		const running = [...known.actions].filter(action => action.year === year);
		const isUsing = (code: string) =>
			running.some(action => action.basisteam === code && action.kind === 'neighbourhood-inquiry');
		t.is(known.targets.filter(target => target.year === year).length, 7);
		t.true(running.some(action => isStarted(action) && !action.removed && action.outcome === null));
		t.true(municipalitiesOn(day).some(area => !hasAmbassador(known, area, {isTrained: true, day})));
		t.true(areasOn(areas, 'basisteam', day).some(area => !isUsing(area.code)));
	});
}

test('a later year copies the targets of 2022 and says so in the source', t => {
	const copy = facts.targets.find(target => target._id === '2026:T4');
	t.is(copy?.year, 2026);
	t.is(copy?.goal, 0.9);
	t.regex(copy?.source ?? '', /2022.*2026/);
	t.is(facts.targets.find(target => target._id === '2022:T4')?.source, targets[3]?.source);
	t.false(facts.targets.some(target => target.year < 2022 || target.year > 2026));
});

test('months of downloads are reported in the first week of the next month', t => {
	for (const row of facts.appDownloads) {
		const [first] = versionsOf(row);
		const reportedOn = first ? dayOf(first.recordedAt) : '';
		t.true(reportedOn > lastDayOfMonth(row.month) && reportedOn <= addDays(lastDayOfMonth(row.month), 7), row._id);
	}
});

test('the busy months of a year differ from the quiet ones by more than chance', t => {
	for (const year of [2021, 2022]) {
		const counts = monthsOf(year).map(month => startedIn(year).filter(action => action.day.startsWith(month)).length);
		const expected = startedIn(year).length / 12;
		const chiSquare = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
		t.true(chiSquare > 19.7, `${year}: ${counts.join(' ')}`);
	}
});

test('Burgernetmail is not sent and not taught after March 2024; alerts start in November 2021', t => {
	t.true(actions.some(action => action.kind === 'mail' && action.year === 2024));
	t.true(actions.every(action => action.kind !== 'mail' || action.day <= '2024-03-31'));
	t.false(facts.ambassadors.some(ambassador => ambassador.trainings.some(isLateMailTraining)));
	t.true(facts.ambassadors.some(ambassador => hasTraining(ambassador, 'burgernet-mail', today)));
	const alerts = actions.filter(action => kindsCountingAs('alert').includes(action.kind));
	t.true(alerts.length > 10);
	t.true(alerts.every(action => action.day >= '2021-11-23' && action.municipality === null));
});

function outcomesOf(action: Fact<ActionFields>): Set<string> {
	return new Set(versionsOf(action).flatMap(version => version.outcome?.result ?? []));
}

const isLateMailTraining = ({course, completedOn}: {course: string; completedOn: string}) =>
	course === 'burgernet-mail' && completedOn > '2024-03-31';

function statusesOf(known: ExampleFacts, year: number, at: string) {
	const unit = areaOf(areas, UNIT);
	const tallies = (of: number) => standing.filter(action => action.year === of && action.day <= at).map(tallyOf);
	const progress = unit
		? targetProgress(
				{
					year,
					at,
					isYearOver: true,
					areas,
					targets: known.targets.filter(target => target.year === year),
					tallies: tallies(year),
					totals: null,
					lastYear: {tallies: tallies(year - 1), totals: null},
					appDownloads: known.appDownloads,
					ambassadors: known.ambassadors,
					statements: [],
					occurrences: [],
				},
				unit,
			)
		: [];
	return Object.fromEntries(progress.map(({target, status}) => [target.id, status]));
}
