import test from 'ava';
import {
	type Area,
	type AreaKind,
	areaFault,
	areasDuring,
	areasOn,
	districtOn,
	isWhollyIn,
	membersOn,
	wholePlaceOn,
} from '../../src/domain/areas.ts';
import {area, areas, unit} from './small-year.ts';

const day = '2022-05-14';
const members = (of: Area, kind: AreaKind, on = day) =>
	membersOn(areas, of, {kind, day: on})
		.map(({code}) => code)
		.sort();

test('39 municipalities belong to the unit up to 23 March 2022 and 38 from the day after, each in one district', t => {
	for (const [on, count] of [
		['2021-01-01', 39],
		['2022-03-23', 39],
		['2022-03-24', 38],
		['2026-01-01', 38],
	] as const) {
		t.is(members(unit, 'municipality', on).length, count);
		const inDistricts = areasOn(areas, 'district', on).flatMap(district => members(district, 'municipality', on));
		t.deepEqual(inDistricts.sort(), members(unit, 'municipality', on));
	}
});

test('a year counts every municipality that was there for a day of it', t => {
	const during = (year: number) =>
		areasDuring(areas, 'municipality', {from: `${year}-01-01`, until: `${year + 1}-01-01`}).length;
	t.deepEqual([during(2021), during(2022), during(2023)], [39, 39, 38]);
});

test('Weesp lies in Gooi en Vechtstreek up to 23 March 2022 and nowhere from the day after', t => {
	const weesp = area('GM0457');
	t.is(districtOn(areas, weesp, '2022-03-23')?.code, 'gooi-en-vechtstreek');
	t.is(districtOn(areas, weesp, '2022-03-24'), null);
	t.is(wholePlaceOn(areas, weesp, {kind: 'municipality', day: '2022-03-24'}), null);
	t.false(isWhollyIn(areas, weesp, {area: unit, day: '2022-03-24'}));
});

test('a city has several basisteams, a basisteam several municipalities, and an area belongs to itself', t => {
	t.deepEqual(members(area('GM0344'), 'basisteam'), [
		'utrecht-centrum',
		'utrecht-noord',
		'utrecht-west',
		'utrecht-zuid',
	]);
	t.true(members(area('lekpoort'), 'municipality').includes('GM0321'));
	t.deepEqual(members(area('GM0321'), 'municipality'), ['GM0321']);
	t.deepEqual(members(area('GM0321'), 'district'), ['west-utrecht']);
});

test('districtsrecherches stand for their district', t => {
	const detectives = area('recherche-west-utrecht');
	t.deepEqual(members(detectives, 'municipality'), members(area('west-utrecht'), 'municipality'));
	t.deepEqual(members(detectives, 'detectives'), ['recherche-west-utrecht']);
	t.true(isWhollyIn(areas, area('GM0321'), {area: detectives, day}));
	t.false(isWhollyIn(areas, area('GM0310'), {area: detectives, day}));
});

test('a municipality lies wholly in a basisteam only when it has no other', t => {
	const place = (code: string) => wholePlaceOn(areas, area(code), {kind: 'basisteam', day})?.code;
	t.is(place('GM0321'), 'lekpoort');
	t.is(place('GM0344'), undefined);
	t.is(wholePlaceOn(areas, area('GM0344'), {kind: 'district', day})?.code, 'utrecht-stad');
});

test('an area that does not exist on a day is named with the day on which that changed', t => {
	const fault = (code: string, kind: AreaKind, on: string) => areaFault(areas, {code, kind, day: on});
	t.is(fault('GM0321', 'municipality', day), undefined);
	t.is(fault('GM0457', 'municipality', '2022-03-23'), undefined);
	t.is(
		fault('GM0457', 'municipality', '2022-03-24'),
		'Weesp (GM0457) hoort sinds 24 maart 2022 niet meer bij deze eenheid.',
	);
	t.is(fault('lekpoort', 'municipality', day), 'Gemeente "lekpoort" is onbekend.');
	const later = areas.map(found => (found.code === 'GM0321' ? {...found, from: '2023-01-01'} : found));
	t.is(
		areaFault(later, {code: 'GM0321', kind: 'municipality', day}),
		'Houten (GM0321) bestaat pas vanaf 1 januari 2023.',
	);
});
