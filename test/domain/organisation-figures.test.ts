import test from 'ava';
import {organisationFigures} from '../../src/domain/organisation-figures.ts';
import {area, downloads, tally, yearFacts} from './small-year.ts';

const [houten, utrecht, centrum, lekpoort] = ['GM0321', 'GM0344', 'utrecht-centrum', 'lekpoort'].map(area) as [
	ReturnType<typeof area>,
	ReturnType<typeof area>,
	ReturnType<typeof area>,
	ReturnType<typeof area>,
];
const west = area('west-utrecht');
const message = (municipality: string, count = 1) =>
	tally({municipality, basisteam: null, starter: 'municipality', kind: 'information', count});

test('23 actions among 50,323 residents are 4.6 per 10,000, beside district and unit', t => {
	const facts = yearFacts({tallies: [tally({count: 23}), tally({municipality: 'GM0344', district: 'utrecht-stad'})]});
	const {started} = organisationFigures(facts, houten, west);
	t.is(started.value, 23);
	t.is(started.residents, 50_323);
	t.is(started.own, (23 / 50_323) * 10_000);
	const residents = facts.areas
		.filter(({kind, parents}) => kind === 'municipality' && parents.some(({code}) => code === 'west-utrecht'))
		.reduce((sum, {population}) => sum + (population.find(({year}) => year === 2022)?.count ?? 0), 0);
	t.is(started.district, (23 / residents) * 10_000);
	t.true((started.unit ?? 0) < (started.district ?? 0));
	t.is(organisationFigures(facts, houten, null).started.district, null);
});

test('Weesp counts in the unit with its actions and residents while it is there, and with neither after it', t => {
	const weesp = tally({municipality: 'GM0457', district: 'gooi-en-vechtstreek', month: '2022-02', count: 100});
	const before = organisationFigures(yearFacts({at: '2022-03-23', tallies: [weesp]}), houten, west).started.unit;
	const after = organisationFigures(yearFacts({at: '2022-03-24', tallies: [weesp]}), houten, west).started.unit;
	t.true((before ?? 0) > 0);
	t.is(after, 0);
});

test('own messages are beside the mean of organisations of the kind, from four on', t => {
	const facts = yearFacts({tallies: [message('GM0321', 5), message('GM0356', 5)]});
	const [messages] = organisationFigures(facts, houten, west).messages;
	t.like(messages, {value: 5, district: 1, unit: 10 / 38});
	// Three basisteams in West-Utrecht, eighteen in the unit.
	const inquiry = tally({starter: 'basisteam', kind: 'neighbourhood-inquiry', count: 9});
	const team = organisationFigures(yearFacts({tallies: [inquiry]}), lekpoort, west);
	t.like(team.messages[0], {value: 9, district: null, unit: 0.5});
	t.is(team.downloads, null);
});

test('a team that shares a municipality knows its own actions, and no zero where none are its own', t => {
	const unassigned = tally({municipality: 'GM0344', basisteam: null, district: 'utrecht-stad', count: 50});
	const none = organisationFigures(yearFacts({tallies: [unassigned]}), centrum, null).started;
	t.like(none, {
		value: null,
		direct: null,
		judgement: null,
		own: null,
		residents: null,
		lastYear: null,
		isShared: true,
	});
	const own = {...unassigned, basisteam: 'utrecht-centrum', count: 3};
	t.is(organisationFigures(yearFacts({tallies: [unassigned, own]}), centrum, null).started.value, 3);
	t.like(organisationFigures(yearFacts({tallies: [unassigned]}), utrecht, null).started, {value: 50, isShared: false});
});

test('downloads are beside those of the same months, and a district of municipalities that know them all', t => {
	const west4 = ['GM0321', 'GM0331', 'GM0335', 'GM0353'];
	const rows = west4.flatMap(code => [downloads(code, '2022-01', 100), downloads(code, '2022-03', 100)]);
	const facts = yearFacts({at: '2022-03-31', appDownloads: [...rows, downloads('GM0356', '2022-01', 9000)]});
	const figure = organisationFigures(facts, houten, west).downloads;
	t.like(figure, {value: 200, throughMonth: '2022-03', own: (200 / 50_323) * 10_000});
	t.is(figure?.district, (800 / (50_323 + 14_512 + 13_818 + 33_429)) * 10_000);
	const three = yearFacts({at: '2022-03-31', appDownloads: rows.filter(({area: code}) => code !== 'GM0353')});
	t.is(organisationFigures(three, houten, west).downloads?.district, null);
});

test('without downloads of its own a municipality has those of the unit as the reason', t => {
	const facts = yearFacts({appDownloads: [downloads('unit', '2022-01', 2000)]});
	t.like(organisationFigures(facts, houten, west).downloads, {value: null, own: null, unit: null, unitTotal: 2000});
	t.like(organisationFigures(yearFacts(), houten, west).downloads, {value: null, unitTotal: null});
});

test('own messages are beside the same whole months of last year', t => {
	const before = [
		{...message('GM0321', 4), month: '2021-03'},
		{...message('GM0321', 7), month: '2021-09'},
	];
	const facts = (at: string) =>
		yearFacts({at, tallies: [message('GM0321', 2)], lastYear: {tallies: before, totals: null}});
	const compared = (at: string) => organisationFigures(facts(at), houten, west).messages[0]?.lastYear;
	t.deepEqual(compared('2022-06-30'), {now: 2, before: 4, throughMonth: '2022-06'});
	t.deepEqual(compared('2022-12-31'), {now: 2, before: 11, throughMonth: '2022-12'});
	t.is(compared('2022-01-14'), null);
});
