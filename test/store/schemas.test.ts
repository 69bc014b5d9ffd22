import test from 'ava';
import type {Collection, Document} from 'mongodb';
import type {Proposal} from '../../src/domain/proposals.ts';
import type {TrainingDay} from '../../src/domain/training-days.ts';
import {saveContents} from '../../src/store/campaign-contents.ts';
import type {Database} from '../../src/store/database.ts';
import {countFetch} from '../../src/store/fetches.ts';
import {takeLease} from '../../src/store/leases.ts';
import {countVisit} from '../../src/store/own-links.ts';
import {insertFact} from '../../src/store/revisions.ts';
import {type CollectionName, storedSchemas} from '../../src/store/schemas.ts';
import {takeSignInAsk} from '../../src/store/sign-in-asks.ts';
import {addToken, addUser, signIn, signInLink} from '../../src/usecases/accounts.ts';
import {ownLink} from '../../src/usecases/own-links.ts';
import {openExampleStore, shared} from '../service.ts';
import {changeAt} from './facts.ts';
import {insertFilledJob, insertFilledOutbox} from './job-sample.ts';

const now = new Date('2022-02-01T12:00:00Z');
const REFUSED = 121;
const optional = new Set([...['kind', 'schemaHash'], ...['notBefore', 'refusedEmail', 'isUnsubscribed', 'mailToken']]);

const store = shared(t => openExampleStore(t, now));

/** For each collection the documents to try: those with the most filled in, so that every field has a value. */
const chosen: Partial<Record<CollectionName, Document[]>> = {
	actions: [{'history.0': {$exists: true}, outcome: {$ne: null}}],
	targets: [{kind: 'growth'}, {kind: 'count'}, {kind: 'rate'}, {kind: 'members', _id: '2022:T5'}],
	totals: [{_id: '2020'}],
	ambassadors: [{'trainings.0': {$exists: true}}],
	areas: [{_id: 'GM0321'}],
	contacts: [{mailToken: 'a'}],
	jobs: [{kind: 'import'}, {kind: 'send'}, {kind: 'kits'}],
	meta: [{_id: 'store'}, {_id: 'schema'}],
};

const filledProposal: Proposal = {
	organisation: 'GM0321',
	asked: {kind: 'function-days', ambassador: 'a', from: '2022-01-01', until: '2022-02-01'},
	...{factRevision: 1, remark: 'Zie de lijst.', state: 'refused', answer: 'Dit klopt al.'},
};

const filledTraining: TrainingDay = {
	...{course: 'portal', day: '2022-03-08', begin: '09:30', end: '12:00', place: 'Utrecht'},
	...{state: 'planned', invited: ['a']},
};

/** What the example years hold none of: somebody who signs in, a statement of a team, a follow-up, a lease. */
async function fillRest(db: Database): Promise<void> {
	const fields = {organisation: 'bes', kind: 'neighbourhood-inquiry', since: '2022-01-10'} as const;
	await takeLease(db, {name: 'feed:test', holder: 'test', forMs: 1000});
	await insertFact(db, db.statements, {id: 'bes:neighbourhood-inquiry', fields, change: changeAt(now)});
	const followUp = {year: 2022, target: 'T5', area: 'GM0321', result: 'called', hiddenUntil: '2022-02-15'} as const;
	await insertFact(db, db.followUps, {id: '2022:T5:GM0321', fields: followUp, change: changeAt(now)});
	const event = {day: '2022-02-01', area: 'unit', kind: 'campaign', line: 'Campagne'} as const;
	await insertFact(db, db.occurrences, {id: 'campagne', fields: event, change: changeAt(now)});
	const decided = {state: 'released', releasedHash: 'a', title: 'Stap over', day: '2022-02-01'} as const;
	await insertFact(db, db.campaigns, {id: 'stap-over', fields: decided, change: changeAt(now)});
	await fillCampaigns(db);
	const brand = {municipality: 'GM0321', logo: '0'.repeat(24), logoAlt: 'Wapen', form: 'u'} as const;
	await insertFact(db, db.brands, {id: 'GM0321', fields: brand, change: changeAt(now)});
	const times = {day: '2022-03-01', begin: '13:30', end: '16:00', place: 'Utrecht'};
	const training = {course: 'portal', ...times, state: 'planned', invited: ['a']} as const;
	await insertFact(db, db.trainingDays, {id: 'training', fields: {...training, invited: ['a']}, change: changeAt(now)});
	await insertFact(db, db.proposals, {id: 'voorstel', fields: filledProposal, change: changeAt(now)});
	await insertFact(db, db.trainingDays, {id: 'training', fields: filledTraining, change: changeAt(now)});
	await insertFilledJob(db, now);
	await insertFilledOutbox(db, now);
	const unreachable = {refusedEmail: 'a@voorbeeld.example', isUnsubscribed: true, mailToken: 'a'};
	await db.contacts.updateOne({}, {$set: unreachable});
	await fillCounters(db);
	await addUser(db, {email: 'a@voorbeeld.example', role: 'coordinator', area: null}, now);
	const link = () => signInLink(db, {email: 'a@voorbeeld.example', origin: '', returnTo: null, now: new Date()});
	await signIn(db, (await link()).split('/').at(-1) ?? '', new Date());
	await link();
	await addToken(db, {role: 'reader', area: null, days: 1}, now);
	await takeSignInAsk(db, {userId: 'a', key: 'b', now});
}

async function fillCampaigns(db: Database): Promise<void> {
	const [hash = ''] = await saveContents(db, [Buffer.from('tekst')]);
	const folder = {copiedFrom: 'stap-over', files: [{path: 'mailing.txt', hash}]};
	await insertFact(db, db.campaignFolders, {id: 'stap-nu-over', fields: folder, change: changeAt(now)});
	await insertFact(db, db.settings, {id: 'all', fields: {isSecondReaderAsked: true}, change: changeAt(now)});
	const national = {title: 'Poster', from: '2022-02-01', lastDay: '2022-02-28', alt: 'Een deur.'};
	const held = {type: 'pdf', size: 9, upload: '0'.repeat(24)} as const;
	await insertFact(db, db.nationalFiles, {id: 'poster', fields: {...national, ...held}, change: changeAt(now)});
}

async function fillCounters(db: Database): Promise<void> {
	const fetched = {municipality: 'GM0321', campaign: 'stap-over', material: 'poster'};
	await ownLink(db, {...fetched, origin: ''});
	await countVisit(db, '0000000', '2022-W05');
	await countFetch(db, fetched, '2022-W05');
}

/** Every path of a document with its value, into objects and the first of each list; `_id` is left out. */
function pathsOf(value: unknown, path: string[] = []): string[][] {
	const isInside = value !== null && typeof value === 'object' && !(value instanceof Date);
	const inner = isInside ? (Array.isArray(value) ? [...value.entries()].slice(0, 1) : Object.entries(value)) : [];
	return [
		...(path.length > 0 ? [path] : []),
		...inner.flatMap(([key, item]) => (key === '_id' ? [] : pathsOf(item, [...path, String(key)]))),
	];
}

function changed(document: Document, path: readonly string[], change: (parent: Document, key: string) => void) {
	const copy = structuredClone(document);
	const parent = path.slice(0, -1).reduce<Document>((inner, key) => inner[key], copy);
	change(parent, path.at(-1) ?? '');
	return copy;
}

/** Bad documents by a name: each field of a wrong type, each left out, and an unknown one beside it. */
function badOnes(document: Document): Record<string, Document> {
	const bad: Record<string, Document> = {'unknown field': {...document, unknown: 'a'}};
	for (const path of pathsOf(document)) {
		const name = path.join('.');
		const wrong = (value: unknown) => (typeof value === 'boolean' ? 'a text' : true);
		bad[`${name} of a wrong type`] = changed(document, path, (parent, key) => {
			parent[key] = wrong(parent[key]);
		});
		if (!/^\d+$/.test(path.at(-1) ?? '') && !optional.has(name)) {
			bad[`${name} left out`] = changed(document, path, (parent, key) => {
				delete parent[key];
			});
		}

		bad[`unknown field beside ${name}`] = changed(document, path, (parent, key) => {
			if (!Array.isArray(parent)) {
				parent[`${key}2`] = 1;
			} else if (typeof parent[0] === 'object' && !(parent[0] instanceof Date)) {
				parent[0].unknown = 1;
			} else {
				parent.push({unknown: 1});
			}
		});
	}

	return bad;
}

test('the database itself refuses a document with one wrong, missing or unknown field, in every collection', async t => {
	const db = store();
	await fillRest(db);
	for (const name of Object.keys(storedSchemas) as CollectionName[]) {
		const collection = db[name] as unknown as Collection<{_id: string}>;
		let tried = 0;
		for (const filter of chosen[name] ?? [{}]) {
			const document = await collection.findOne(filter);
			t.truthy(document, `${name} has no such document`);
			const {_id, ...rest} = document ?? {_id: ''};
			await t.notThrowsAsync(collection.replaceOne({_id}, rest), `${name} as it stands`);
			for (const [what, bad] of Object.entries(badOnes(rest))) {
				const error = await collection.replaceOne({_id}, bad).catch(thrown => thrown);
				t.is(error.code, REFUSED, `${name}: ${what}`);
				tried += 1;
			}

			const numbered = await collection.insertOne({...rest, _id: 7 as unknown as string}).catch(thrown => thrown);
			t.is(numbered.code, REFUSED, `${name}: a number as _id`);
		}

		t.true(tried >= 3, `${name}: ${tried} tried`);
	}
});

test('an older version inside the history is held to the same shape', async t => {
	const db = store();
	const fact = await db.actions.findOne({'history.0': {$exists: true}});
	const history = fact?.history.map(version => ({...version, kind: 'party'}));
	const error = await db.actions
		.updateOne({_id: fact?._id ?? ''}, {$set: {history} as Document})
		.catch(thrown => thrown);
	t.is(error.code, REFUSED);
});

for (const [title, change] of [
	['a kind that does not exist', {kind: 'party'}],
	['half an action', {reach: 1.5}],
	['a negative count', {reach: -1}],
	['a day that is no day', {day: '14-05-2022'}],
	['an instant as text', {startedAt: '2022-05-14T08:42:00Z'}],
	['a code with an operator in it', {municipality: '$where'}],
	['a revision zero', {revision: 0}],
] as const) {
	test(`the database refuses ${title}`, async t => {
		const error = await store()
			.actions.updateOne({}, {$set: change as Document})
			.catch(thrown => thrown);
		t.is(error.code, REFUSED);
	});
}
