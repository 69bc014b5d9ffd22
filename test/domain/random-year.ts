import fc from 'fast-check';
import {actionKinds, results, starters} from '../../src/domain/actions.ts';
import type {AppDownloads} from '../../src/domain/app-downloads.ts';
import {type Area, UNIT} from '../../src/domain/areas.ts';
import {addDays, monthOf, monthsOf} from '../../src/domain/period.ts';
import type {ActionTally, YearFacts} from '../../src/domain/year-facts.ts';
import {yearFacts} from './small-year.ts';

const districts = ['east', 'west', 'north'];
const teams = ['team-1', 'team-2', 'team-3', 'team-4'];
const codes = ['GM0001', 'GM0002', 'GM0003', 'GM0004', 'GM0005', 'GM0006'];

const day = fc.integer({min: -60, max: 420}).map(count => addDays('2022-01-01', count));
const dayOfYear = fc.integer({min: 0, max: 364}).map(count => addDays('2022-01-01', count));

function areaOf(code: string, changes: Partial<Area>): Area {
	const nothing = {from: null, until: null, parents: [], population: [], tile: null};
	return {
		code,
		kind: 'municipality',
		name: code,
		slug: code.toLowerCase(),
		...nothing,
		isNameConfirmed: true,
		isCoverageConfirmed: true,
		...changes,
	};
}

/** A municipality that may come, leave, change district once and work with up to two basisteams, each on days of its own. */
const municipality = (code: string) =>
	fc
		.record({
			days: fc.uniqueArray(day, {maxLength: 2}),
			homes: fc.tuple(fc.constantFrom(...districts), fc.constantFrom(...districts, null)),
			moves: day,
			teams: fc.uniqueArray(fc.tuple(fc.constantFrom(...teams), fc.option(day), fc.option(day)), {
				maxLength: 2,
				selector: ([team]) => team,
			}),
			population: fc.option(fc.integer({min: 0, max: 400_000})),
			side: fc.boolean(),
		})
		.map(({days, homes: [first, second], moves, teams: spells, population, side}) => {
			const [low = null, high = null] = days.toSorted();
			const span = high ? {from: low, until: high} : side ? {from: low, until: null} : {from: null, until: low};
			const homes = second
				? [
						{code: first, from: null, until: moves},
						{code: second, from: moves, until: null},
					]
				: [{code: first, from: null, until: null}];
			const parents = [...homes, ...spells.map(([team, from, until]) => ({code: team, from, until}))];
			return areaOf(code, {
				...span,
				parents,
				population: population === null ? [] : [{year: 2022, count: population}],
			});
		});

const randomAreas = fc.tuple(...codes.map(municipality)).map(municipalities => [
	areaOf(UNIT, {kind: 'unit'}),
	...districts.map(code => areaOf(code, {kind: 'district', parents: [{code: UNIT, from: null, until: null}]})),
	...districts.map(code =>
		areaOf(`detectives-${code}`, {kind: 'detectives', parents: [{code, from: null, until: null}]}),
	),
	...teams.map((code, index) =>
		areaOf(code, {
			kind: 'basisteam',
			parents: [{code: districts[index % districts.length] ?? '', from: null, until: null}],
		}),
	),
	...municipalities,
]);

const place = (known: readonly string[]) => fc.option(fc.constantFrom(...known, 'unknown'));
const tallyOf = (until: number) =>
	fc.record<ActionTally>({
		municipality: place(codes),
		basisteam: place(teams),
		detectives: fc.constant(null),
		district: place(districts),
		month: fc.constantFrom(...monthsOf(2022).slice(0, until)),
		kind: fc.constantFrom(...actionKinds),
		starter: fc.constantFrom(...starters),
		result: fc.constantFrom(...results, 'open' as const),
		startedByVolunteer: fc.boolean(),
		count: fc.integer({min: 1, max: 40}),
		reached: fc.constant(0),
		reachKnown: fc.constant(0),
	});

const count = fc.integer({min: 0, max: 3000});
const downloadRow = fc
	.record({
		area: fc.constantFrom(...codes, UNIT, UNIT),
		month: fc.constantFrom(...monthsOf(2022)),
		appDownloads: count,
		participants: fc.option(count),
	})
	.map((row): AppDownloads => ({...row, year: 2022, method: 'measured', source: 'test'}));

const months = fc.array(count, {minLength: 12, maxLength: 12}).map(counts =>
	monthsOf(2022).map((month, index) => {
		const started = counts[index] ?? 0;
		return {month, started, direct: Math.floor(started / 5)};
	}),
);
const reported = fc.tuple(months, fc.boolean()).map(([rows, isPerMonth]) => ({
	year: 2022,
	started: rows.reduce((sum, row) => sum + row.started, 0),
	direct: rows.reduce((sum, row) => sum + row.direct, 0),
	months: isPerMonth ? rows : [],
	source: 'test',
}));

/** A year of a made-up unit: areas that come, go and move, actions with and without a place, downloads on two levels. */
export const randomYear: fc.Arbitrary<YearFacts> = fc
	.tuple(randomAreas, fc.oneof(dayOfYear, fc.constant('2022-12-31')), fc.option(reported))
	.chain(([areas, at, totals]) => {
		const until = monthsOf(2022).indexOf(monthOf(at)) + 1;
		return fc
			.record({
				tallies: fc.array(tallyOf(until), {maxLength: 30}),
				appDownloads: fc.uniqueArray(downloadRow, {maxLength: 40, selector: row => `${row.area} ${row.month}`}),
			})
			.map(facts => yearFacts({...facts, at, totals, areas}));
	});
