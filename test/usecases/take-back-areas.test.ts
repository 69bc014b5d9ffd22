import {randomUUID} from 'node:crypto';
import test from 'ava';
import {areaFields, undoKey} from '../../src/domain/area-imports.ts';
import {areaOf} from '../../src/domain/areas.ts';
import type {Database} from '../../src/store/database.ts';
import {listAreas} from '../../src/store/facts.ts';
import {changeFact, insertFact} from '../../src/store/revisions.ts';
import {listAreaImports, takeBackAreas} from '../../src/usecases/import-areas.ts';
import {june2022, openReferenceStore} from '../service.ts';
import {actionFields, changeAt} from '../store/facts.ts';
import {fileOf, importAreas, writeAt} from './area-files.ts';

const merger = fileOf(
	'nieuw;1-7-2022;GM9001;Nieuwegein-IJsselstein;gemeente;;;;',
	'samengevoegd;1-7-2022;Nieuwegein;;;;GM9001;;',
	'samengevoegd;1-7-2022;IJsselstein;;;;GM9001;;',
);

async function imported(db: Database, file = merger): Promise<string> {
	const key = randomUUID();
	await importAreas(db, {file, seen: null}, {...writeAt(june2022), key});
	return key;
}

const isTakenBack = async (db: Database, id: string) =>
	(await listAreaImports(db)).find(each => each.id === id)?.isTakenBack;

test('what was changed since keeps the whole import, and is named', async t => {
	const db = await openReferenceStore(t);
	const first = await imported(db);
	const second = await imported(db, fileOf('naam;;IJsselstein;IJsselstad;;;;;'));
	const before = await listAreas(db);
	await t.throwsAsync(takeBackAreas(db, first, writeAt(june2022)), {message: /^Sindsdien gewijzigd: IJsselstad\./});
	t.deepEqual(await listAreas(db), before);
	t.is(await takeBackAreas(db, second, writeAt(june2022)), 1);
	t.false(await isTakenBack(db, first));
});

test('a municipality that facts name does not go', async t => {
	const db = await openReferenceStore(t);
	const id = await imported(db);
	const fields = actionFields({municipality: 'GM9001', startedAt: new Date('2022-07-02T10:00:00Z')});
	await insertFact(db, db.actions, {id: randomUUID(), fields, change: changeAt(june2022)});
	await t.throwsAsync(takeBackAreas(db, id, writeAt(june2022)), {
		message: 'Bij Nieuwegein-IJsselstein staat al 1 gegeven. Daarom is er niets teruggedraaid.',
	});
	t.false(await isTakenBack(db, id));
});

test('where taking back broke off it is finished by asking again, and once more is nothing', async t => {
	const db = await openReferenceStore(t);
	const before = await listAreas(db);
	const id = await imported(db);
	const fields = areaOf(before, 'GM0356');
	await changeFact(db, db.areas, {
		...{id: 'GM0356', expected: null, change: changeAt(june2022, {changeId: undoKey(id, 'GM0356')})},
		decide: current => ({fields: areaFields(fields ?? current)}),
	});
	t.false(await isTakenBack(db, id));
	t.is(await takeBackAreas(db, id, writeAt(june2022)), 2);
	t.true(await isTakenBack(db, id));
	t.deepEqual((await listAreas(db)).map(areaFields), before.map(areaFields));
	t.is(await takeBackAreas(db, id, writeAt(june2022)), 0);
	await t.throwsAsync(takeBackAreas(db, randomUUID(), writeAt(june2022)), {message: /bestaat niet/});
});

test('a municipality that was taken back can be made again', async t => {
	const db = await openReferenceStore(t);
	await takeBackAreas(db, await imported(db), writeAt(june2022));
	t.is(areaOf(await listAreas(db), 'GM9001'), undefined);
	const result = await importAreas(db, {file: merger, seen: null}, writeAt(june2022));
	t.deepEqual(result, {added: 1, changed: 2, unchanged: 0, kept: []});
	t.is(areaOf(await listAreas(db), 'GM9001')?.name, 'Nieuwegein-IJsselstein');
});
