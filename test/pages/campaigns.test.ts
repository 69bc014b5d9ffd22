import {cp, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {folders, openReferenceStore, shared, startService} from '../service.ts';
import {hiddenFieldsOf, sendForm, wordsOf} from './forms.ts';

const service = shared(async t => {
	const campaigns = await mkdtemp(join(tmpdir(), 'campaigns-'));
	t.teardown(() => rm(campaigns, {recursive: true}));
	await cp(folders.campaigns, campaigns, {recursive: true});
	const running = await startService(t, await openReferenceStore(t), {campaigns});
	return {...running, campaigns, coordinator: await running.token('coordinator')};
});
const PAGE = '/campagnes/download-de-app';
const page = (path: string) => service().ask(service().coordinator, 'GET', path);
const send = async (state: string, fields: Record<string, string> = {}) => {
	const address = `${PAGE}/stand/${state}`;
	const hidden = hiddenFieldsOf(await page(PAGE), address);
	return sendForm(service(), service().coordinator, {address, fields: {...hidden, ...fields}});
};

test.serial('the list shows each campaign under its state', async t => {
	const words = wordsOf(await page('/campagnes'));
	t.regex(words, /Vrijgegeven .*Download de Burgernetapp.*Gesloten .*Stap over op de Burgernetapp/);
});

test.serial('a campaign goes back to a draft, is released, and one changed letter takes that back', async t => {
	t.is((await send('draft')).status, 303);
	t.regex(wordsOf(await page(PAGE)), /Stand: concept/);
	const released = await send('released');
	t.is(released.status, 303);
	t.regex(
		wordsOf(await page(released.headers.get('Location') ?? '')),
		/De campagne is vrijgegeven.*Stand: vrijgegeven/,
	);
	const file = join(service().campaigns, 'download-de-app/mailing.txt');
	const text = await readFile(file, 'utf8');
	await writeFile(file, text.replace('e', 'a'));
	t.regex(wordsOf(await page(PAGE)), /Stand: concept.*gewijzigd na het vrijgeven/);
	t.regex(wordsOf(await page('/campagnes')), /Gewijzigd na het vrijgeven\./);
	await writeFile(file, text);
	t.regex(wordsOf(await page(PAGE)), /Stand: vrijgegeven/);
});

test.serial('nobody releases a text that changed since it was seen, nor one with a fault', async t => {
	t.is((await send('draft')).status, 303);
	const stale = await send('released', {hash: 'a'.repeat(64)});
	t.is(stale.status, 409);
	const file = join(service().campaigns, 'download-de-app/mailing.txt');
	const text = await readFile(file, 'utf8');
	await writeFile(file, `${text}\nhttps://elders.example/\n`);
	const faulty = await send('released');
	t.is(faulty.status, 400);
	t.regex(wordsOf(faulty), /download-de-app\/mailing\.txt, regel \d+: Schrijf geen webadres uit/);
	await writeFile(file, text);
});

test.serial('sending a step twice is sending it once, and a colleague who was first is named', async t => {
	const address = `${PAGE}/stand/released`;
	const fields = hiddenFieldsOf(await page(PAGE), address);
	const first = await sendForm(service(), service().coordinator, {address, fields});
	const again = await sendForm(service(), service().coordinator, {address, fields});
	t.deepEqual([first.status, again.status], [303, 303]);
	t.is(
		(
			await sendForm(service(), service().coordinator, {
				address: `${PAGE}/stand/closed`,
				fields: {...fields, idempotencyKey: crypto.randomUUID()},
			})
		).status,
		409,
	);
});

test.serial('the preview of a municipality may load nothing but its own pictures and styles', async t => {
	const preview = await page(`${PAGE}/voorbeeld/GM0321`);
	t.is(preview.status, 200);
	t.regex(preview.text, /Houten/);
	t.regex(preview.headers.get('Content-Security-Policy') ?? '', /^default-src 'none';.*sandbox$/);
	t.is((await page(`${PAGE}/voorbeeld/GM9999`)).status, 404);
	t.regex((await page(`${PAGE}?gemeente=GM0321&beeld=tekst`)).text, /<pre class="campaign-preview__text">[^<]*Houten/);
});

test.serial('only the coordinator and the administrator come here', async t => {
	for (const role of ['ambassador', 'reader', 'control-room'] as const) {
		const token = await service().token(role, ...(role === 'ambassador' ? ['GM0321'] : []));
		t.is((await service().ask(token, 'GET', '/campagnes')).status, 403, role);
	}

	t.is((await page('/campagnes/bestaat-niet')).status, 404);
	t.is((await page('/campagnes/..%2Fseed')).status, 404);
});
