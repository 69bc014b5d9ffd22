import test from 'ava';
import {areaFields} from '../../src/domain/area-imports.ts';
import {areaOf, areasOn, districtOn} from '../../src/domain/areas.ts';
import type {Database} from '../../src/store/database.ts';
import {listAreas} from '../../src/store/facts.ts';
import {listAreaImports, takeBackAreas} from '../../src/usecases/import-areas.ts';
import {FileRefused} from '../../src/usecases/import-request.ts';
import {previewAreas} from '../../src/usecases/preview-areas.ts';
import {june2022, openExampleStore, openReferenceStore} from '../service.ts';
import {fileOf, importAreas, municipalitiesOn, writeAt} from './area-files.ts';
import {workbookOf} from './grids.ts';

async function faultsOf(db: Database, ...rows: string[]): Promise<string[]> {
	const {faults} = await previewAreas(db, fileOf(...rows), june2022);
	return faults.map(({line, column, message}) => `${line} ${column}: ${message}`);
}

test('a municipality moves to another district from a day on, with its team left behind', async t => {
	const db = await openReferenceStore(t);
	const file = fileOf('verplaatst;1-7-2022;Houten;;;Gooi en Vechtstreek;;;');
	const result = await importAreas(db, {file, seen: null}, writeAt(june2022));
	t.deepEqual(result, {added: 0, changed: 1, unchanged: 0, kept: []});
	const areas = await listAreas(db);
	const houten = areaOf(areas, 'GM0321');
	t.is(houten && districtOn(areas, houten, '2022-06-30')?.name, 'West-Utrecht');
	t.is(houten && districtOn(areas, houten, '2022-07-01')?.name, 'Gooi en Vechtstreek');
	t.deepEqual(await importAreas(db, {file, seen: null}, writeAt(june2022)), {...result, changed: 0, unchanged: 1});
});

test('two municipalities merge into a new one, which lies where they lay', async t => {
	const db = await openReferenceStore(t);
	const file = fileOf(
		'nieuw;1-7-2022;GM9001;Nieuwegein-IJsselstein;gemeente;;;;',
		'samengevoegd;1-7-2022;Nieuwegein;;;;GM9001;;',
		'samengevoegd;1-7-2022;IJsselstein;;;;GM9001;;',
	);
	const {seen, differences} = await previewAreas(db, file, june2022);
	t.is(differences.length, 3);
	t.deepEqual(await importAreas(db, {file, seen}, writeAt(june2022)), {added: 1, changed: 2, unchanged: 0, kept: []});
	const areas = await listAreas(db);
	t.is(municipalitiesOn(areas, '2022-06-30').length, 38);
	t.is(municipalitiesOn(areas, '2022-07-01').length, 37);
	const merged = areaOf(areas, 'GM9001');
	t.truthy(merged && districtOn(areas, merged, '2022-07-01'));
});

test('a rename, residents and a municipality that leaves are one file; taken back, all is as it was', async t => {
	const db = await openReferenceStore(t);
	const before = await listAreas(db);
	const file = fileOf(
		'naam;;Houten;Houten aan de Rijn;;;;;',
		'inwoners;;GM0321;;;;;2026;52.100',
		'vertrekt;1-8-2022;Zeewolde;;;;;;',
	);
	await importAreas(db, {file, seen: null}, writeAt(june2022));
	const changed = await listAreas(db);
	t.is(areaOf(changed, 'GM0321')?.name, 'Houten aan de Rijn');
	t.is(areaOf(changed, 'GM0321')?.slug, 'houten');
	t.deepEqual(areaOf(changed, 'GM0321')?.population.at(-1), {year: 2026, count: 52_100});
	t.is(municipalitiesOn(changed, '2022-08-01').length, 37);
	const [{id, isTakenBack} = {id: '', isTakenBack: true}] = await listAreaImports(db);
	t.false(isTakenBack);
	t.is(await takeBackAreas(db, id, writeAt(june2022)), 2);
	t.deepEqual((await listAreas(db)).map(areaFields), before.map(areaFields));
	t.true((await listAreaImports(db))[0]?.isTakenBack);
});

test('what is wrong is told by line and column, all at once, and nothing is written', async t => {
	const db = await openReferenceStore(t);
	const rows = [
		'verplaatst;1-7-2022;Atlantis;;;Gooi en Vechtstreek;;;',
		'samengevoegd;31-2-2022;Houten;;;;Nieuwegein;;',
		'verhuisd;1-7-2022;Houten;;;;;;',
		'vertrekt;;Houten;;;;;;',
	];
	const faults = await faultsOf(db, ...rows);
	t.is(faults.length, 3, faults.join('\n'));
	t.regex(faults.join('\n'), /^3 vanaf: /m);
	t.regex(faults.join('\n'), /^4 wijziging: /m);
	t.regex(faults.join('\n'), /^5 vanaf: /m);
	t.regex((await faultsOf(db, rows[0] ?? '')).join('\n'), /^2 code: .*Atlantis/);
	await t.throwsAsync(importAreas(db, {file: fileOf(...rows), seen: null}, writeAt(june2022)), {
		instanceOf: FileRefused,
	});
	t.deepEqual(await listAreaImports(db), []);
});

test('a change that would rewrite a past year is refused, and names the year', async t => {
	const db = await openExampleStore(t, june2022);
	const faults = await faultsOf(db, 'vertrekt;1-3-2021;Houten;;;;;;');
	t.true(faults.length > 0);
	t.regex(faults[0] ?? '', /In 2021 zou .* Een jaar dat voorbij is, blijft zoals het was\./);
});

test('what somebody changed since the look at it is not overwritten', async t => {
	const db = await openReferenceStore(t);
	const file = fileOf('naam;;Houten;Houten aan de Rijn;;;;;');
	const {seen} = await previewAreas(db, file, june2022);
	await importAreas(db, {file: fileOf('naam;;Bunnik;Bunnik aan de Rijn;;;;;'), seen: null}, writeAt(june2022));
	await t.throwsAsync(importAreas(db, {file, seen}, writeAt(june2022)), {message: /intussen gewijzigd/});
});

test('a municipality splits in two; the same file again, with its old name, changes nothing', async t => {
	const db = await openReferenceStore(t);
	const file = fileOf(
		'nieuw;1-7-2022;GM9001;Oost-Utrecht;gemeente;;;;',
		'gesplitst;1-7-2022;Utrecht;;;;Utrecht, Oost-Utrecht;;',
		'naam;;Utrecht;West-Utrecht;;;;;',
	);
	const result = await importAreas(db, {file, seen: null}, writeAt(june2022));
	t.deepEqual(result, {added: 1, changed: 1, unchanged: 1, kept: []});
	const areas = await listAreas(db);
	t.is(municipalitiesOn(areas, '2022-07-01').length, 39);
	t.like(areaOf(areas, 'GM0344'), {name: 'West-Utrecht', slug: 'utrecht', until: null});
	const again = await importAreas(db, {file, seen: null}, writeAt(june2022));
	t.deepEqual(again, {added: 0, changed: 0, unchanged: 3, kept: []});
});

test('two districts merge: what lay in the one lies in the other, with its teams', async t => {
	const db = await openReferenceStore(t);
	const before = await listAreas(db);
	const inDistrict = (day: string, areas = before) =>
		municipalitiesOn(areas, day).filter(area => districtOn(areas, area, day)?.name === 'Flevoland').length;
	const flevoland = inDistrict('2022-06-30');
	const file = fileOf(
		'samengevoegd;1-7-2022;flevoland;;;;gooi-en-vechtstreek;;',
		'samengevoegd;1-7-2022;recherche-flevoland;;;;recherche-gooi-en-vechtstreek;;',
	);
	t.deepEqual((await previewAreas(db, file, june2022)).faults, []);
	await importAreas(db, {file, seen: null}, writeAt(june2022));
	const after = await listAreas(db);
	t.is(inDistrict('2022-06-30', after), flevoland);
	t.is(inDistrict('2022-07-01', after), 0);
	t.is(areasOn(after, 'district', '2022-07-01').length, 4);
	t.is(areasOn(after, 'basisteam', '2022-07-01').length, areasOn(before, 'basisteam', '2022-07-01').length);
});

test('a workbook says the same as a file of text', async t => {
	const db = await openReferenceStore(t);
	const content = await workbookOf([
		['wijziging', 'vanaf', 'code', 'naam', 'soort', 'onder', 'naar', 'jaar', 'inwoners'],
		['verplaatst', new Date('2022-07-01T00:00:00Z'), 'Houten', '', '', 'Gooi en Vechtstreek', '', '', ''],
		['', '', 'GM0321', '', '', '', '', 2026, 52_100],
	]);
	const {faults, differences} = await previewAreas(db, {content, fileName: 'gebieden'}, june2022);
	t.deepEqual(faults, []);
	t.is(differences.length, 1);
	t.deepEqual(differences[0]?.after.population.at(-1), {year: 2026, count: 52_100});
	t.true(differences[0]?.after.parents.some(({from}) => from === '2022-07-01'));
});
