import {randomUUID} from 'node:crypto';
import test from 'ava';
import type {Document} from 'mongodb';
import {hiddenFieldsOf, sendForm} from '../pages/forms.ts';
import {june2022, newKey, openReferenceStore, shared, startService} from '../service.ts';

const service = shared(async t => {
	const running = await startService(t, await openReferenceStore(t), {now: () => june2022});
	return {...running, coordinator: await running.token('coordinator')};
});
/** A name and addresses that stand nowhere else. */
const [name, renamed, mailbox] = ['Zebedeus Quist', 'Zebedeus Quistenburg', 'zquist'];
const trace = /zebedeus|quist/i;

/** Every document of every collection of the store, as text. */
async function everyDocument(): Promise<string> {
	const {db} = service().db.ambassadors;
	const collections = await db.listCollections({}, {nameOnly: true}).toArray();
	const all = await Promise.all(collections.map(({name: found}) => db.collection(found).find({}).toArray()));
	return JSON.stringify(all);
}

async function figures(): Promise<string> {
	const {ask, coordinator} = service();
	const paths = ['/api/v1/progress/2022', '/api/v1/figures/2022?by=municipality'];
	const answers = await Promise.all(paths.map(path => ask(coordinator, 'GET', path)));
	return answers.map(({text}) => text.replaceAll(/"(asOf|knownAt)":"[^"]*"/g, '')).join('\n');
}

test.serial(
	'contact data removed: no collection, history, change or log holds the name, and no figure changes',
	async t => {
		const {ask, coordinator, db} = service();
		const heard: Document[] = [];
		const stream = db.ambassadors.db.watch([], {fullDocument: 'updateLookup'});
		const written: string[] = [];
		const real = process.stdout.write.bind(process.stdout);
		const id = randomUUID();
		const body = {organisation: 'GM0321', name, email: `${mailbox}@voorbeeld.example`, from: '2022-01-01'};
		await ask(coordinator, 'POST', '/api/v1/ambassadors', {body, headers: {'Idempotency-Key': id}});
		const training = {body: {completedOn: '2022-02-01'}, headers: newKey()};
		await ask(coordinator, 'PUT', `/api/v1/ambassadors/${id}/trainings/portal`, training);
		const headers = {...newKey(), 'If-Match': '"2"'};
		const changed = await ask(coordinator, 'PATCH', `/api/v1/ambassadors/${id}`, {body: {name: renamed}, headers});
		t.is(changed.body.name, renamed, changed.text);
		t.regex(await everyDocument(), /Quistenburg/);
		t.notRegex((await everyDocument()).replaceAll(renamed, ''), /Zebedeus/);
		const before = await figures();
		t.regex(before, /"T4"/);

		process.stdout.write = ((text: string) => written.push(text) > 0) as typeof process.stdout.write;
		const reading = (async () => {
			for await (const event of stream) {
				heard.push(event);
			}
		})().catch(() => {});
		const page = await ask(coordinator, 'GET', `/ambassadeurs/${id}`);
		const address = `/ambassadeurs/${id}/contact-verwijderen`;
		const form = {address, fields: hiddenFieldsOf(page, address)};
		const removed = await sendForm(service(), coordinator, form);
		const again = await sendForm(service(), coordinator, form);
		await new Promise(resolve => setTimeout(resolve, 300));
		process.stdout.write = real;
		await stream.close();
		await reading;

		t.deepEqual([removed.status, again.status], [303, 303]);
		t.notRegex(await everyDocument(), trace);
		t.notRegex(JSON.stringify(heard.filter(({operationType}) => operationType !== 'insert')), trace);
		t.notRegex(written.join(''), trace);
		t.is(await figures(), before);
		const after = await ask(coordinator, 'GET', `/api/v1/ambassadors/${id}`);
		t.like(after.body, {name: null, email: null, until: null, revision: 4});
		t.deepEqual(after.body.trainings, [{course: 'portal', completedOn: '2022-02-01'}]);
		t.regex(
			(await ask(coordinator, 'GET', `/ambassadeurs/${id}`)).text,
			/naam en e-mailadres verwijderd|Naam en e-mailadres verwijderd/,
		);
		const late = await ask(coordinator, 'PATCH', `/api/v1/ambassadors/${id}`, {body: {name: renamed}, headers});
		t.is(late.body.name, null, late.text);
		t.notRegex(await everyDocument(), trace);
	},
);
