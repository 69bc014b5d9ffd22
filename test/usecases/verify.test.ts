import {randomUUID} from 'node:crypto';
import test from 'ava';
import type {Collection, Document} from 'mongodb';
import type {Difference} from '../../src/domain/verification.ts';
import {insertAction} from '../../src/store/actions.ts';
import type {Database} from '../../src/store/database.ts';
import {verify} from '../../src/usecases/verify.ts';
import {openExampleStore, openTestStore, shared} from '../service.ts';
import {actionFields, changeAt} from '../store/facts.ts';
import {work} from './writing.ts';

const february = new Date('2022-02-20T12:00:00Z');
const store = shared(t => openExampleStore(t, february));

async function differences(db: Database): Promise<string[]> {
	const found: Difference[] = [];
	await verify(db, {progress() {}, found: difference => void found.push(difference)});
	return found.map(({fact, problem}) => `${fact}: ${problem}`);
}

/** What is found with one fact of the example corrupted, past the validator; then it is put back as it was. */
async function plantedIn(collection: 'actions' | 'totals', filter: Document, update: Document): Promise<string[]> {
	const db = store();
	const target = db[collection] as unknown as Collection<Document>;
	const before = await target.findOne(filter);
	if (!before) {
		throw new Error('nothing to corrupt');
	}

	await target.updateOne({_id: before._id}, update, {bypassDocumentValidation: true});
	try {
		return await differences(db);
	} finally {
		await target.replaceOne({_id: before._id}, before);
	}
}

const changedTwice = {revision: 3, 'history.1': {$exists: true}, year: 2021};

test.serial('the example years are in order, and every fact is looked at', async t => {
	const db = store();
	const steps: [number, number | null][] = [];
	const found: Difference[] = [];
	const looked = await verify(db, {
		progress: (done, total) => void steps.push([done, total]),
		found: difference => void found.push(difference),
	});
	t.deepEqual(found, []);
	const names = [
		'actions',
		'appDownloads',
		'totals',
		'ambassadors',
		'statements',
		'followUps',
		'areas',
		'targets',
	] as const;
	const counts = await Promise.all(names.map(name => db[name].countDocuments()));
	t.is(
		looked,
		counts.reduce((sum, count) => sum + count, 0),
	);
	t.true(looked > 800);
	const [done, total] = steps.at(-1) ?? [];
	t.is<number | null | undefined, number | null | undefined>(done, total);
});

test.serial('a count that is wrong is named: months of reported totals that do not add up', async t => {
	const lines = await plantedIn('totals', {_id: '2020'}, {$inc: {started: 1}});
	t.is(lines.length, 1, lines.join('\n'));
	t.regex(lines[0] ?? '', /^opgegeven totalen 2020: De maanden tellen op tot \d+, het jaartotaal is \d+$/);
});

test.serial('a count that is wrong is named: sums of pages that are not those of the actions', async t => {
	const moved = {year: 2021, day: '2021-03-14', removed: false};
	const lines = await plantedIn('actions', moved, {$set: {year: 2020, day: '2020-12-30'}});
	const counts = lines.filter(line => line.startsWith('telling van'));
	t.is(counts.length, 2, lines.join('\n'));
	t.regex(counts[0] ?? '', /^telling van 2020-12, \S+: de cijfers tellen 1 acties waar er 0 zijn$/);
	t.regex(counts[1] ?? '', /^telling van 2021-03, \S+: de cijfers tellen \d+ acties waar er \d+ zijn$/);
});

test.serial('a gap in the revisions is named', async t => {
	const lines = await plantedIn('actions', changedTwice, {$set: {revision: 4}});
	t.is(lines.length, 1, lines.join('\n'));
	t.regex(lines[0] ?? '', /^actie 2021-\d+: de revisies hebben een gat: revisie 3 ontbreekt$/);
});

test.serial('a history that was cut is named', async t => {
	for (const [update, missing] of [
		[{$pop: {history: -1}}, 'revisie 1 ontbreekt'],
		[{$set: {history: []}}, 'revisie 1 en 2 ontbreken'],
	] as const) {
		const lines = await plantedIn('actions', changedTwice, update);
		t.is(lines.length, 1, lines.join('\n'));
		t.true(lines[0]?.endsWith(`: de geschiedenis is afgekapt: ${missing}`), lines[0]);
	}
});

test.serial('an area that does not exist is named, also where only an older version names it', async t => {
	for (const field of ['municipality', 'history.0.municipality']) {
		const lines = await plantedIn('actions', changedTwice, {$set: {[field]: 'GM9999'}});
		t.is(lines.length, 1, lines.join('\n'));
		t.regex(lines[0] ?? '', /^actie 2021-\d+: het gebied GM9999 bestaat niet$/);
	}
});

test.serial('a wrong local day is named', async t => {
	const lines = await plantedIn('actions', {day: '2021-03-14'}, {$set: {day: '2021-03-13'}});
	t.is(lines.length, 1, lines.join('\n'));
	t.regex(lines[0] ?? '', /: de dag 2021-03-13 is niet de plaatselijke dag van het begin, 2021-03-14$/);
});

test('an action that stands there twice is named, by its number and by the key of its request', async t => {
	const db = await openTestStore(t);
	const {areas} = store();
	await db.areas.insertMany(await areas.find({}).toArray());
	const fields = actionFields({number: '2022-0001'});
	const written = await insertAction(db, fields, changeAt(february));
	t.deepEqual(await differences(db), []);
	await db.actions.dropIndex('number');
	const copy = randomUUID();
	const fact = await db.actions.findOne({_id: written?.fact._id ?? ''});
	await db.actions.insertOne({...fact, _id: copy} as never);
	const lines = await differences(db);
	t.is(lines.length, 3, lines.join('\n'));
	t.true(lines.some(line => line.startsWith(`actie 2022-0001: het id ${copy} hoort niet bij de sleutel`)));
	t.true(lines.some(line => line.includes('staat er dubbel: het nummer 2022-0001')));
	t.true(lines.some(line => line.includes('staat er dubbel: de sleutel van de eerste revisie')));
});

test.serial('no false alarm while twenty clients log, close, correct and remove actions', async t => {
	t.timeout(120_000);
	const db = store();
	let isOver = false;
	const clients = Array.from({length: 20}, (_, client) => work(db, client, () => isOver));
	const rounds: number[] = [];
	for (let round = 0; round < 6; round += 1) {
		const before = await db.actions.countDocuments();
		t.deepEqual(await differences(db), []);
		rounds.push((await db.actions.countDocuments()) - before);
	}

	isOver = true;
	const written = (await Promise.all(clients)).reduce((sum, count) => sum + count, 0);
	t.true(
		rounds.every(added => added > 0),
		rounds.join(),
	);
	t.deepEqual(await differences(db), []);
	t.log(`${written} writes during six verifications, ${rounds.join(' ')} actions added in each`);
});
