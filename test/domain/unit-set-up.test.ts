import {readFileSync} from 'node:fs';
import test from 'ava';
import {areasOn, districtOn, UNIT} from '../../src/domain/areas.ts';
import {ownTargets, readOwnGoals} from '../../src/domain/own-goals.ts';
import {TargetSchema} from '../../src/domain/targets.ts';
import {dividedAreas, readDivision, undivided} from '../../src/domain/unit-division.ts';
import {areasOfUnit, readNational, setUpStage, unitChoices} from '../../src/domain/unit-set-up.ts';
import {refused} from './refused.ts';
import {targets} from './small-year.ts';

const file = (name: string) => readFileSync(new URL(`../../seed/${name}`, import.meta.url), 'utf8');
const national = readNational(file('national.csv'));
const rotterdam = areasOfUnit(national, 'Rotterdam');

test('there are ten police units, with together all 342 municipalities and 17,942,942 residents of 2024', t => {
	const units = unitChoices(national);
	const sum = (of: 'municipalities' | 'residents') => units.reduce((total, unit) => total + unit[of], 0);
	t.is(units.length, 10);
	t.is(sum('municipalities'), 342);
	t.is(sum('residents'), 17_942_942);
	t.deepEqual(
		units.find(({name}) => name === 'Rotterdam'),
		{
			name: 'Rotterdam',
			municipalities: 23,
			residents: 1_835_829,
		},
	);
});

test('every unit can be loaded: one unit, each page address once, names without the CBS’s province', t => {
	for (const {name, municipalities} of unitChoices(national)) {
		const areas = areasOfUnit(national, name);
		t.is(areas.filter(({kind}) => kind === 'municipality').length, municipalities);
		t.is(areas.filter(({code}) => code === UNIT).length, 1);
		t.is(new Set(areas.map(({kind, slug}) => `${kind}/${slug}`)).size, areas.length);
		t.false(areas.some(area => / \([A-Z]+\.?\)$/.test(area.name)));
	}
});

test('an unknown unit is refused with the names that can be chosen', t => {
	t.regex(
		refused(t, () => areasOfUnit(national, 'Utrecht'))[0]?.message ?? '',
		/kies uit: Amsterdam, Den Haag, Limburg/,
	);
});

test('a new unit chooses itself, then its districts, then its goals', t => {
	const nothing = {hasUnit: false, hasDistrict: false, hasTarget: false};
	t.is(setUpStage(nothing), 'unit');
	t.is(setUpStage({...nothing, hasUnit: true}), 'districts');
	t.is(setUpStage({...nothing, hasUnit: true, hasDistrict: true}), 'targets');
	t.is(setUpStage({hasUnit: true, hasDistrict: true, hasTarget: true}), 'done');
});

const names = rotterdam.filter(({kind}) => kind === 'municipality').map(({name}) => name);
const rowsOf = (cells: readonly Record<string, string>[]) =>
	cells.map((each, index) => ({line: index + 2, cells: each}));
const half = (name: string) => (name < 'L' ? 'Noord' : 'Zuid');

test('districts and basisteams of a file: each municipality in one district, teams and detectives in theirs', t => {
	const teamsOf = (name: string) => (name === 'Rotterdam' ? 'Team Zuid, Oost (a, b)' : `Team ${half(name)}`);
	const rows = rowsOf(names.map(name => ({gemeente: name, district: half(name), basisteams: teamsOf(name)})));
	const {division, faults} = readDivision(rows, rotterdam);
	t.deepEqual(faults, []);
	const made = dividedAreas(rotterdam, division);
	const all = [...rotterdam.filter(({kind}) => kind === 'unit'), ...made];
	t.deepEqual(
		areasOn(all, 'district', '2026-01-01')
			.map(({name}) => name)
			.sort(),
		['Noord', 'Zuid'],
	);
	t.deepEqual(
		areasOn(all, 'detectives', '2026-01-01')
			.map(({name}) => name)
			.sort(),
		['Districtsrecherche Noord', 'Districtsrecherche Zuid'],
	);
	t.deepEqual(
		areasOn(all, 'basisteam', '2026-01-01')
			.map(({name}) => name)
			.sort(),
		['Oost (a, b)', 'Team Noord', 'Team Zuid'],
	);
	for (const municipality of areasOn(all, 'municipality', '2026-01-01')) {
		t.is(districtOn(all, municipality, '2026-01-01')?.name, half(municipality.name));
	}

	t.deepEqual(dividedAreas(all, division), made, 'a try that broke off is done again with the same codes');
});

test('a file of districts is refused with every line that is wrong', t => {
	const row = (gemeente: string, district: string, basisteams = '') => ({gemeente, district, basisteams});
	const faultsOf = (cells: Record<string, string>[]) =>
		readDivision(rowsOf(cells), rotterdam).faults.map(({line, column, message}) => `${line} ${column}: ${message}`);
	t.deepEqual(
		faultsOf([
			row('Schiedam', 'Noord', 'A'),
			row('Schiedam', 'Noord'),
			row('Barendrecht', 'Zuid', 'A'),
			row('Houten', ''),
		]),
		[
			'5 gemeente: "Houten" is hier geen bekend gebied.',
			'5 district: Deze cel mag niet leeg zijn.',
			'3 gemeente: Schiedam staat ook op regel 2.',
			'4 basisteams: Basisteam A ligt op regel 2 in district Noord.',
		],
	);
	t.is(faultsOf(names.slice(1).map(name => row(name, 'Zuid')))[0], `1 null: ${names[0]} staat niet in het bestand.`);
});

test('without a file the unit is one district', t => {
	const made = dividedAreas(rotterdam, undivided(rotterdam));
	t.deepEqual(
		made.filter(({kind}) => kind === 'district').map(({name, code}) => [name, code]),
		[['Rotterdam', 'rotterdam']],
	);
	t.is(made.filter(({parents}) => parents.some(({code}) => code === 'rotterdam')).length, 24);
});

test('own goals: the same rules with the numbers of the unit, and none of the numbers of the plan', t => {
	const words = readOwnGoals(JSON.parse(file('own-goals.json')));
	const goals = {T1: 1.125, T2: 650, T3: 0.12, T4: 0.8, T5: 1, T6: 0.5, T7: 1};
	const own = ownTargets(targets, words, {goals, year: 2026, source: 'Jaarplan'});
	t.is(own.length, 7);
	for (const target of own) {
		t.deepEqual(TargetSchema.parse(target), target);
	}

	t.is(own[0]?.text, '+12,5% downloads Burgernetapp in vergelijking met vorig jaar');
	t.is(own[1]?.text, '650 Burgernetacties gestart door de meldkamer');
	t.regex(own[2]?.definition ?? '', /De norm is meer dan 12%: precies 12% is niet genoeg/);
	const texts = own.map(({text, definition, note, source}) => [text, definition, note, source].join(' ')).join(' ');
	t.notRegex(texts, /1000|838|15%|90%|achttien|vijf |\{norm\}|Actieagenda/);
});
