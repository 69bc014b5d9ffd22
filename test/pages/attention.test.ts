import {randomUUID} from 'node:crypto';
import test from 'ava';
import {newKey, openReferenceStore, shared, startService} from '../service.ts';
import {coordinatorOf} from './attention-visitor.ts';
import {hiddenFieldsOf, sendForm, wordsOf} from './forms.ts';

let today = '2022-06-30';
/** No two moments are the same, as in life. */
let ticks = 0;
const now = () => new Date(Date.parse(`${today}T10:00:00Z`) + ticks++);
const service = shared(async t => startService(t, await openReferenceStore(t), {now}));

test.beforeEach(() => {
	today = '2022-06-30';
});

const coordinator = () => coordinatorOf(service());

test.serial('only a coordinator records a follow-up; an admin reads the list, the others have none', async t => {
	const {page} = await coordinator();
	const address = '/aandacht/T4/GM0340';
	const fields = {...hiddenFieldsOf(await page(), address), result: 'called'};
	for (const role of ['admin', 'control-room', 'reader', 'ambassador'] as const) {
		const token = await service().token(role, role === 'ambassador' ? 'GM0340' : undefined);
		t.is((await sendForm(service(), token, {address, fields})).status, 403, role);
		t.is((await service().ask(token, 'GET', '/aandacht?jaar=2022')).status, role === 'admin' ? 200 : 403, role);
	}

	const admin = await service().ask(await service().token('admin'), 'GET', '/aandacht?jaar=2022');
	t.notRegex(wordsOf(admin), /Niet bereikt/);
});

for (const [title, address, status] of [
	['an area that does not exist', '/aandacht/T4/GM9999', 404],
	['an area that the target does not count', '/aandacht/T4/lekpoort', 404],
	['a municipality that left', '/aandacht/T4/GM0457', 404],
	['a target that does not exist', '/aandacht/T9/GM0321', 404],
	['a target that counts no organisations', '/aandacht/T2/GM0321', 404],
] as const) {
	test.serial(`a follow-up about ${title} is refused`, async t => {
		const {send} = await coordinator();
		const hidden = {idempotencyKey: randomUUID(), revision: '0', jaar: '2022', gebied: 'unit', van: 'aandacht'};
		t.is((await send(address, {...hidden, result: 'called'})).status, status);
		t.is((await send(`${address}/terugnemen`, hidden)).status, status);
	});
}

test.serial('bad addresses are a clear page', async t => {
	const {page} = await coordinator();
	for (const [path, status] of [
		['/aandacht?jaar=2022&gebied=nergens', 404],
		['/aandacht?jaar=2022&peildatum=2021-06-01', 400],
		['/aandacht?jaar=2022&peildatum=morgen', 400],
		['/aandacht?jaar=2022&opvolging=x', 400],
		['/aandacht?jaar=2022&bekendop=2001-01-01T00:00:00Z', 404],
	] as const) {
		t.is((await page(path)).status, status, path);
	}
});

test.serial('a list of an earlier day or moment shows what was agreed by then, and is for reading only', async t => {
	today = '2022-07-20';
	const {page, followUp, placeOf} = await coordinator();
	await service().ask(await service().token('coordinator'), 'POST', '/api/v1/ambassadors', {
		body: {organisation: 'GM0376', name: 'A', email: 'a@voorbeeld.example', from: '2022-01-01'},
		headers: newKey(),
	});
	await followUp('GM0376', {result: 'called'});
	t.is(await placeOf('Blaricum'), 'agreed');
	const before = wordsOf(await page('/aandacht?jaar=2022&peildatum=2022-07-19'));
	t.regex(before, /Je ziet de lijst van 19 juli 2022\. Toon de lijst van nu[\s\S]*Nu bellen[\s\S]*Blaricum[\s\S]*/);
	t.notRegex(before, /Niet bereikt/);
	const then = '/aandacht?jaar=2022&bekendop=2022-07-20T09:59:00Z';
	t.regex(wordsOf(await page(then)), /zoals bekend op 20 juli 2022, 11:59/);
	t.false(
		wordsOf(await page(then))
			.split('Afgesproken:')[1]
			?.includes('Blaricum') ?? false,
	);
});

test.serial('after the year nothing is asked and nothing is recorded', async t => {
	today = '2023-01-05';
	const {page, send} = await coordinator();
	t.regex(wordsOf(await page()), /Het jaar 2022 is voorbij: er wordt niets meer gevraagd/);
	const hidden = {idempotencyKey: randomUUID(), revision: '0', jaar: '2022', gebied: 'unit', van: 'aandacht'};
	const late = await send('/aandacht/T4/GM0321', {...hidden, result: 'called'});
	t.is(late.status, 409);
	t.regex(wordsOf(late), /Het jaar 2022 is voorbij/);
});
