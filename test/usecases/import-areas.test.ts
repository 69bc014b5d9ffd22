import {randomUUID} from 'node:crypto';
import test, {type ExecutionContext} from 'ava';
import fc from 'fast-check';
import {areaFields} from '../../src/domain/area-imports.ts';
import {type Area, areaOf, areasOn, districtOn, UNIT} from '../../src/domain/areas.ts';
import type {Identity} from '../../src/domain/users.ts';
import type {Database} from '../../src/store/database.ts';
import {listAreas} from '../../src/store/facts.ts';
import {everyArea} from '../../src/usecases/areas.ts';
import {importAreas, listAreaImports, takeBackAreas} from '../../src/usecases/import-areas.ts';
import {FileRefused} from '../../src/usecases/import-request.ts';
import {previewAreas} from '../../src/usecases/preview-areas.ts';
import {progressReport} from '../../src/usecases/progress-report.ts';
import {june2022, openExampleStore, openReferenceStore} from '../service.ts';

const identity: Identity = {id: 'beheer', role: 'admin', area: null};
const writeAt = (now: Date) => ({identity, key: randomUUID(), now});
const header = 'wijziging;vanaf;code;naam;soort;onder;naar;jaar;inwoners\n';
const fileOf = (...rows: string[]) => ({content: Buffer.from(header + rows.join('\n')), fileName: 'gebieden.csv'});

async function faultsOf(db: Database, ...rows: string[]): Promise<string[]> {
	const {faults} = await previewAreas(db, fileOf(...rows), june2022);
	return faults.map(({line, column, message}) => `${line} ${column}: ${message}`);
}

const municipalitiesOn = (areas: readonly Area[], day: string) => areasOn(areas, 'municipality', day);

/** Every figure of a year of the unit and its districts, without names: what a reorganisation must leave alone. */
async function totals(db: Database, year: number, now: Date): Promise<string> {
	const areas = await everyArea(db);
	const codes = [UNIT, ...areasOn(areas, 'district', `${year}-12-31`).map(({code}) => code)];
	const reports = await Promise.all(codes.map(area => progressReport(db, {year, area, now})));
	return JSON.stringify(
		reports.map(({area, months, municipalities, targets}) => ({
			area: area.code,
			months: months.map(({totals: sums}) => sums),
			municipalities: municipalities.map(({name, slug, ...figures}) => figures),
			targets: targets.map(({target, numerator, denominator, status}) => [target.id, numerator, denominator, status]),
		})),
	);
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

async function mergedAndMoved(t: ExecutionContext, {db, pair, mover}: {db: Database; pair: string[]; mover: string}) {
	const now = new Date('2023-03-15T12:00:00Z');
	const [one, other] = pair;
	const before = await Promise.all([totals(db, 2021, now), totals(db, 2022, now)]);
	const areas = await everyArea(db);
	const own = areaOf(areas, mover);
	const home = own && districtOn(areas, own, '2023-04-01');
	const target = areasOn(areas, 'district', '2023-04-01').find(({code}) => code !== home?.code);
	const file = fileOf(
		`samengevoegd;1-4-2023;${one};;;;${other};;`,
		`verplaatst;1-4-2023;${mover};;;${target?.code};;;`,
	);
	const {faults} = await previewAreas(db, file, now);
	t.deepEqual(faults, [], JSON.stringify({one, other, mover, target: target?.code}));
	await importAreas(db, {file, seen: null}, writeAt(now));
	t.deepEqual(await Promise.all([totals(db, 2021, now), totals(db, 2022, now)]), before);
	const standing = (await listAreaImports(db)).find(({isTakenBack}) => !isTakenBack);
	await takeBackAreas(db, standing?.id ?? '', writeAt(now));
}

test('merging two municipalities and moving one leaves every total of earlier years as it was', async t => {
	const now = new Date('2023-03-15T12:00:00Z');
	const db = await openExampleStore(t, now);
	const codes = municipalitiesOn(await everyArea(db), '2023-04-01').map(({code}) => code);
	const three = fc.shuffledSubarray(codes, {minLength: 3, maxLength: 3});
	await fc.assert(
		fc.asyncProperty(three, async ([one = '', other = '', mover = '']) => {
			await mergedAndMoved(t, {db, pair: [one, other], mover});
		}),
		{numRuns: 12},
	);
});
