import test from 'ava';
import {areasOn} from '../../src/domain/areas.ts';
import {successRate} from '../../src/domain/figures.ts';
import type {YearFacts} from '../../src/domain/year-facts.ts';
import {area, areas, downloads, progressOf, searches, tally, trained, unit, yearFacts} from './small-year.ts';

const year = (started: number, direct: number, open = 0) => yearFacts({tallies: searches({started, direct, open})});
const codesOn = (day: string) => areasOn(areas, 'municipality', day).map(({code}) => code);
const now38 = codesOn('2022-12-31');
const withTrained = (codes: readonly string[], changes: Partial<YearFacts> = {}) =>
	yearFacts({ambassadors: codes.map(code => trained(code)), ...changes});

test('150 direct successes in 1000 actions fail T3, 151 meet it', t => {
	t.is(progressOf('T3', year(1000, 150)).status, 'missed');
	t.is(progressOf('T3', year(1000, 151)).status, 'met');
});

test('exactly 15% does not meet "boven de 15%", whatever the number of actions', t => {
	for (const hundreds of [1, 3, 7, 13, 20]) {
		const {value, status} = progressOf('T3', year(hundreds * 100, hundreds * 15));
		t.is(value, 0.15);
		t.is(status, 'missed');
	}
});

test('140 direct and 20 open of 1000 is not decided yet: between 14% and 16%, also after the year', t => {
	for (const at of ['2022-06-30', '2022-12-31']) {
		const progress = progressOf('T3', yearFacts({at, tallies: searches({started: 1000, direct: 140, open: 20})}));
		t.deepEqual(
			[progress.status, progress.value, progress.lower, progress.upper, progress.open],
			['undecided', 0.14, 0.14, 0.16, 20],
		);
	}
});

test('open actions that cannot change the verdict leave it decided', t => {
	t.is(progressOf('T3', year(1000, 140, 10)).status, 'missed', 'all succeed: exactly 15%, still not above');
	t.is(progressOf('T3', year(1000, 150, 1)).status, 'undecided', 'one success more is enough');
	t.is(progressOf('T3', year(1000, 151, 100)).status, 'met');
});

test('withdrawn and open actions stay in the denominator of the success rate', t => {
	const tallies = [...searches({started: 2, direct: 1, open: 1}), tally({result: 'withdrawn', count: 2})];
	t.is(progressOf('T3', yearFacts({tallies})).value, 0.25);
});

test('without started actions the success rate is not known, never 0%', t => {
	const {value, status, numerator, denominator} = progressOf('T3', yearFacts());
	t.deepEqual([value, status, numerator, denominator], [null, 'unknown', 0, 0]);
	t.is(successRate({started: 0, direct: 0}), null);
	t.is(successRate({started: 10, direct: null}), null);
});

test('more successes than actions is a counting fault', t => {
	t.throws(() => successRate({started: 2, direct: 3}), {instanceOf: RangeError});
});

test('T2 is met as soon as the 1000th action is started, and only counts searches of the control room', t => {
	const at = '2022-06-30';
	const others = [
		tally({kind: 'neighbourhood-inquiry', starter: 'basisteam', count: 500}),
		tally({kind: 'amber-alert', starter: 'national', municipality: null, count: 500}),
		tally({starter: 'municipality', count: 500}),
	];
	const ofThat = (started: number) => progressOf('T2', yearFacts({at, tallies: [...searches({started}), ...others]}));
	t.deepEqual([ofThat(1000).value, ofThat(1000).status], [1000, 'met']);
	t.not(ofThat(999).status, 'met');
	t.is(progressOf('T2', year(999, 0)).status, 'missed');
});

test('T2 is at risk from 90% of what is expected by the day, behind below that', t => {
	const at = '2022-06-30';
	const expected = (1000 * 181) / 365;
	const statusAt = (started: number) => progressOf('T2', yearFacts({at, tallies: searches({started})})).status;
	t.is(Math.round(progressOf('T2', yearFacts({at})).expectedNow ?? 0), Math.round(expected));
	t.is(statusAt(Math.ceil(expected)), 'on-track');
	t.is(statusAt(Math.floor(expected)), 'at-risk');
	t.is(statusAt(Math.ceil(0.9 * expected)), 'at-risk');
	t.is(statusAt(Math.floor(0.9 * expected)), 'behind');
});

test('members and growth are met only when the year is over', t => {
	const members = (at: string) => progressOf('T4', withTrained(now38, {at})).status;
	t.deepEqual([members('2022-12-30'), members('2022-12-31')], ['on-track', 'met']);
	const appDownloads = [downloads('unit', '2021-01', 100), downloads('unit', '2022-01', 150)];
	const growth = (at: string) => progressOf('T1', yearFacts({at, appDownloads})).status;
	t.deepEqual([growth('2022-12-30'), growth('2022-12-31')], ['on-track', 'met']);
});

test('exactly 10% more downloads meets T1, a little less does not', t => {
	const ofYear = (count: number) => {
		const appDownloads = [downloads('unit', '2021-01', 1000), downloads('unit', '2022-01', count)];
		return progressOf('T1', yearFacts({appDownloads}));
	};
	t.deepEqual([ofYear(1100).value, ofYear(1100).status, ofYear(1099).status], [1.1, 'met', 'missed']);
});

test('on the unit all seven targets have a goal and a status', t => {
	for (const id of ['T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7']) {
		const {goal, status, target} = progressOf(id, yearFacts());
		t.is(goal, target.goal);
		t.truthy(status);
	}
});

test('below the unit only the owner of a target is judged, with goal 1; for others it is context', t => {
	const owned: Record<string, string[]> = {
		GM0321: ['T4', 'T5'],
		lekpoort: ['T6'],
		'recherche-west-utrecht': ['T7'],
		'west-utrecht': [],
	};
	for (const [code, ids] of Object.entries(owned)) {
		for (const id of ['T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7']) {
			const {goal, status, expectedNow, forecast} = progressOf(id, year(10, 2), area(code));
			if (ids.includes(id)) {
				t.deepEqual([goal, status === null], [1, false], `${code} ${id}`);
			} else {
				t.deepEqual([goal, status, expectedNow, forecast], [null, null, null, null], `${code} ${id}`);
			}
		}
	}
});

test('reported totals count in a year without rows: the rate is known for the unit, not below it', t => {
	const totals = {year: 2022, started: 838, direct: 117, months: [], source: 'jaarverslag'};
	const facts = yearFacts({totals});
	t.deepEqual([progressOf('T2', facts).value, progressOf('T3', facts).value], [838, 117 / 838]);
	t.deepEqual(
		[progressOf('T2', facts, area('GM0321')).value, progressOf('T3', facts, area('GM0321')).value],
		[null, null],
	);
	t.is(progressOf('T2', {...facts, tallies: searches({started: 3})}).value, 3, 'rows go before totals');
	t.is(progressOf('T2', yearFacts({totals, at: '2022-06-30'}), unit).value, null, 'a year is not split over months');
});
