import test from 'ava';
import fc from 'fast-check';
import type {AppDownloads} from '../../src/domain/app-downloads.ts';
import {UNIT} from '../../src/domain/areas.ts';
import {type MessageLoad, messageLoad} from '../../src/domain/message-load.ts';
import type {YearFacts} from '../../src/domain/year-facts.ts';
import {randomYear} from './random-year.ts';
import {downloads, tally, yearFacts} from './small-year.ts';

function participants(where: string, month: string, count: number): AppDownloads {
	return {...downloads(where, month, 0), participants: count};
}

function load(changes: Partial<YearFacts>): MessageLoad {
	return messageLoad(yearFacts({at: '2022-06-30', ...changes}));
}

const atJune = [participants(UNIT, '2022-05', 300_000), participants(UNIT, '2022-06', 310_000)];

test('463 actions in six months for 310,000 participants are 0.249 a month per thousand', t => {
	const {value, actions, months, by} = load({tallies: [tally({count: 463})], appDownloads: atJune});
	t.deepEqual([actions, months], [463, 6]);
	t.deepEqual(by, {people: 'participants', count: 310_000, month: '2022-06'});
	t.is(value?.toFixed(6), (463 / 6 / 310).toFixed(6));
});

test('every kind of every starter counts, withdrawn ones too, but alerts do not', t => {
	const tallies = [
		tally({count: 3, result: 'withdrawn'}),
		tally({count: 5, kind: 'information', starter: 'municipality'}),
		tally({count: 7, kind: 'neighbourhood-inquiry', starter: 'detectives'}),
		tally({count: 11, kind: 'mail', starter: 'basisteam'}),
		tally({count: 100, kind: 'amber-alert', starter: 'national', municipality: null}),
		tally({count: 100, kind: 'missing-child-alert', starter: 'national', municipality: null}),
	];
	t.is(load({tallies, appDownloads: atJune}).actions, 26);
});

for (const [at, months] of [
	['2022-01-01', 1 / 31],
	['2022-05-14', 4 + 14 / 31],
	['2022-05-31', 5],
	['2022-12-31', 12],
] as const) {
	test(`on ${at} the running month counts by its days`, t => {
		t.is(messageLoad(yearFacts({at})).months, months);
	});
}

test('a month that is not over says nothing about the participants yet', t => {
	t.is(load({at: '2022-06-29', appDownloads: atJune}).by?.count, 300_000);
});

test('in January the participants of December count', t => {
	const {by} = load({at: '2022-01-15', appDownloads: [participants(UNIT, '2021-12', 305_000)]});
	t.deepEqual(by, {people: 'participants', count: 305_000, month: '2021-12'});
});

test('participants of the municipalities add up where the unit has no row of its own', t => {
	const rows = [participants('GM0321', '2022-06', 9000), participants('GM0356', '2022-06', 11_000)];
	t.is(load({appDownloads: rows}).by?.count, 20_000);
});

const reached = [
	tally({count: 10, reached: 40_000, reachKnown: 8}),
	tally({count: 2, kind: 'information', starter: 'municipality', reached: 8000, reachKnown: 2}),
	tally({count: 1, kind: 'amber-alert', starter: 'national', reached: 900_000, reachKnown: 1}),
];

test('without participants the mean reach stands in their place: 48,000 over 10 actions is 4,800', t => {
	const {value, by} = load({tallies: reached});
	t.deepEqual(by, {people: 'reach', count: 4800, known: 10});
	t.is(value?.toFixed(6), (12 / 6 / 4.8).toFixed(6));
});

test('after March 2024 the participants of then no longer count', t => {
	const appDownloads = [participants(UNIT, '2024-03', 321_800)];
	const facts = {year: 2024, tallies: reached, appDownloads};
	t.is(load({...facts, at: '2024-03-31'}).by?.people, 'participants');
	t.is(load({...facts, at: '2024-04-01'}).by?.people, 'reach');
	t.deepEqual(load({...facts, at: '2024-04-01', tallies: [tally()]}).value, null);
});

test('without participants and reach the load is not known, and never 0', t => {
	t.like(load({tallies: [tally({count: 463})]}), {value: null, by: null, actions: 463});
	t.is(load({tallies: [tally({reached: 0, reachKnown: 1})]}).value, null);
	t.is(load({appDownloads: [participants(UNIT, '2022-06', 0)]}).value, null);
});

test('a year known from reported totals only has no load', t => {
	const totals = {year: 2022, started: 838, direct: 117, months: [], source: 'jaarverslag'};
	t.like(load({totals, appDownloads: atJune}), {value: null, actions: null});
});

test('twice the messages is twice the load, twice the people half of it, and it is never negative or NaN', t => {
	const property = fc.property(randomYear, fc.integer({min: 2, max: 9}), (facts, factor) => {
		const times = facts.tallies.map(one => ({...one, count: one.count * factor}));
		const [one, many] = [messageLoad(facts), messageLoad({...facts, tallies: times})];
		t.is(one.value === null, one.by === null || one.actions === null);
		t.true(one.value === null || (Number.isFinite(one.value) && one.value >= 0));
		t.true(isClose(many.value, one.value, factor));
		const rows = facts.appDownloads.map(row => ({
			...row,
			participants: row.participants === null ? null : row.participants * factor,
		}));
		t.true(isClose(one.value, messageLoad({...facts, appDownloads: rows}).value, factor));
	});
	fc.assert(property, {numRuns: 100});
});

function isClose(big: number | null, small: number | null, factor: number): boolean {
	return big === null || small === null ? big === small : Math.abs(big - small * factor) <= 1e-9 * big;
}
