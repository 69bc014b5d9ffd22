import test from 'ava';
import {
	type AreaKind,
	areaOf,
	areasOn,
	districtOn,
	membersOn,
	parentsOn,
	populationOf,
} from '../../src/domain/areas.ts';
import {Refusal} from '../../src/domain/faults.ts';
import {isWithin} from '../../src/domain/period.ts';
import {readActionTypes, readAreas, readTargets} from '../../src/domain/seed.ts';
import {seedFile} from './example-facts.ts';

const reference = () => seedFile('reference');
const areas = readAreas(reference());
const targets = readTargets(seedFile('targets'));
const countOn = (kind: AreaKind, day: string) => areasOn(areas, kind, day).length;

test('there are 39 municipalities until Weesp leaves on 24 March 2022, and 38 from that day', t => {
	t.is(countOn('municipality', '2021-12-31'), 39);
	t.is(countOn('municipality', '2022-03-23'), 39);
	t.is(countOn('municipality', '2022-03-24'), 38);
	t.is(countOn('municipality', '2026-11-22'), 38);
});

test('the unit has five districts, eighteen basisteams and five districtsrecherches', t => {
	for (const day of ['2021-01-01', '2026-11-22']) {
		t.deepEqual(
			(['unit', 'district', 'basisteam', 'detectives'] as const).map(kind => countOn(kind, day)),
			[1, 5, 18, 5],
		);
	}
});

test('each district has the number of municipalities of its day', t => {
	const sizes = (day: string) =>
		['flevoland', 'gooi-en-vechtstreek', 'utrecht-stad', 'west-utrecht', 'oost-utrecht'].map(code => {
			const district = areaOf(areas, code);
			return district ? membersOn(areas, district, {kind: 'municipality', day}).length : null;
		});
	t.deepEqual(sizes('2021-12-31'), [6, 7, 1, 10, 15]);
	t.deepEqual(sizes('2024-01-01'), [6, 6, 1, 10, 15]);
});

test('every municipality lies in one district, in at least one basisteam of that same district, and has a place on the map', t => {
	for (const day of ['2021-01-01', '2022-03-23', '2022-03-24', '2026-11-22']) {
		for (const area of areasOn(areas, 'municipality', day)) {
			const teams = parentsOn(areas, area, 'basisteam', day);
			t.is(parentsOn(areas, area, 'district', day).length, 1, area.name);
			t.true(teams.length > 0, area.name);
			t.true(teams.every(team => districtOn(areas, team, day)?.code === districtOn(areas, area, day)?.code));
		}
	}

	const tiles = areas.filter(area => area.kind === 'municipality').map(area => JSON.stringify(area.tile));
	t.false(tiles.includes('null'));
	t.is(new Set(tiles).size, 39);
});

test('a basisteam can serve several municipalities and a city has several basisteams', t => {
	const team = areaOf(areas, 'de-copen');
	const served = team ? membersOn(areas, team, {kind: 'municipality', day: '2022-05-14'}) : [];
	t.deepEqual(served.map(area => area.name).sort(), ['IJsselstein', 'Lopik', 'Montfoort', 'Oudewater', 'Woerden']);
	const city = areaOf(areas, 'GM0344');
	t.is(city && parentsOn(areas, city, 'basisteam', '2022-05-14').length, 4);
});

test('the residents of 1 January add up to the numbers of CBS', t => {
	const total = (year: number) =>
		areas.filter(area => area.kind === 'municipality').reduce((sum, area) => sum + (populationOf(area, year) ?? 0), 0);
	t.deepEqual([2021, 2022, 2023, 2024].map(total), [2_048_488, 2_065_308, 2_076_143, 2_095_649]);
	for (let year = 2017; year <= 2026; year++) {
		for (const area of areas.filter(found => found.kind === 'municipality')) {
			t.is(populationOf(area, year) !== null, isWithin(`${year}-01-01`, area), `${area.name} ${year}`);
		}
	}
});

test('basisteams without a source for name or coverage are marked', t => {
	const confirmed = areas.filter(area => area.kind === 'basisteam' && area.isNameConfirmed && area.isCoverageConfirmed);
	t.deepEqual(confirmed.map(area => area.code).sort(), ['bes', 'de-copen', 'heuvelrug']);
	t.false(areaOf(areas, 'lekpoort')?.isNameConfirmed);
	t.true(areaOf(areas, 'gooi-en-vechtstreek-zuid')?.isNameConfirmed);
	t.false(areaOf(areas, 'gooi-en-vechtstreek-zuid')?.isCoverageConfirmed);
});

for (const [title, change, fault] of [
	[
		'a code that stands in the file twice is refused',
		(file: Reference) => file.areas.push({...file.areas[1]}),
		/twee keer/,
	],
	[
		'a parent that does not exist is refused',
		(file: Reference) => edit(file, 1, {parents: [{code: 'nergens'}]}),
		/"nergens"/,
	],
	[
		'a district under a basisteam is refused',
		(file: Reference) => edit(file, 1, {parents: [{code: 'bes'}]}),
		/rechtstreeks/,
	],
	['a second unit is refused', (file: Reference) => edit(file, 1, {kind: 'unit', parents: []}), /precies één eenheid/],
	['an unknown field is refused', (file: Reference) => edit(file, 1, {colour: 'blue'}), /"colour"/],
	['a day that does not exist is refused', (file: Reference) => edit(file, 1, {until: '2022-02-30'}), /bestaat niet/],
	[
		'two districts with one page address are refused',
		(file: Reference) => edit(file, 1, {slug: file.areas[2]?.slug}),
		/adres is al in gebruik/,
	],
] as const) {
	test(title, t => {
		const file: Reference = reference();
		change(file);
		t.regex(t.throws(() => readAreas(file), {instanceOf: Refusal})?.message ?? '', fault);
	});
}

interface Reference {
	areas: Record<string, unknown>[];
}

function edit(file: Reference, index: number, fields: Record<string, unknown>) {
	file.areas[index] = {...file.areas[index], ...fields};
}

test('the seven targets of 2022 are of four kinds, each with its own owner and norm', t => {
	t.deepEqual(
		targets.map(({id, year, kind, owner, comparator, goal}) => [id, year, kind, owner, comparator, goal]),
		[
			['T1', 2022, 'growth', 'unit', '>=', 1.1],
			['T2', 2022, 'count', 'unit', '>=', 1000],
			['T3', 2022, 'rate', 'unit', '>', 0.15],
			['T4', 2022, 'members', 'municipality', '>=', 0.9],
			['T5', 2022, 'members', 'municipality', '>=', 1],
			['T6', 2022, 'members', 'basisteam', '>=', 1],
			['T7', 2022, 'members', 'detectives', '>=', 1],
		],
	);
});

test('a target that stands in the file twice is refused', t => {
	const file = seedFile('targets');
	t.regex(t.throws(() => readTargets([...file, file[0]]), {instanceOf: Refusal})?.message ?? '', /twee keer/);
});

test('the plain Dutch words of the public feed each mean one search kind', t => {
	const types = readActionTypes(seedFile('action-types'));
	t.is(types.vermissing, 'missing-person');
	t.is(types['verdacht persoon'], 'suspect');
	t.is(types.voertuig, 'vehicle');
	t.throws(() => readActionTypes({Voertuig: 'vehicle'}), {instanceOf: Refusal});
	t.throws(() => readActionTypes({bericht: 'information'}), {instanceOf: Refusal});
});
