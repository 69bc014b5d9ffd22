import {randomUUID} from 'node:crypto';
import {setTimeout as sleep} from 'node:timers/promises';
import test from 'ava';
import {june2022, openExampleStore, shared} from '../service.ts';
import {hiddenFieldsOf, sendForm, wordsOf} from './forms.ts';
import {startImporting} from './import-visitor.ts';

const service = shared(async t => {
	const running = await startImporting(t, await openExampleStore(t, june2022));
	const [coordinator, ambassador] = await Promise.all([
		running.token('coordinator'),
		running.token('ambassador', 'GM0321'),
	]);
	return {...running, coordinator, ambassador};
});
const get = (path: string, token = service().coordinator) => service().ask(token, 'GET', path);
const send = (path: string, fields: Record<string, string>, token = service().coordinator) =>
	sendForm(service(), token, {address: path, fields});

test.serial('a coordinator asks the material of all municipalities, and fetches one zip when it is made', async t => {
	const page = await get('/materiaal?campagne=download-de-app&regel=Zaterdag+op+de+markt');
	t.regex(wordsOf(page), /Materiaal van alle gemeenten \(zip\)/);
	const fields = hiddenFieldsOf(page, '/alle-materiaal');
	t.is(fields.regel, 'Zaterdag op de markt');
	const asked = await send('/alle-materiaal', fields);
	t.is(asked.status, 303);
	const address = asked.headers.get('Location') ?? '';
	t.is((await send('/alle-materiaal', fields)).headers.get('Location'), address);
	const begun = await get(address);
	t.regex(wordsOf(begun), /Campagne “Download de Burgernetapp”.*Eigen regel: Zaterdag op de markt/);
	t.regex(begun.text, /<progress/);
	t.is((await get(`${address}/zip`)).status, 404);
	let words = wordsOf(begun);
	while (!words.includes('Klaar')) {
		await sleep(100);
		words = wordsOf(await get(address));
		t.notRegex(words, /Niet gelukt/);
	}

	t.regex(words, /Een map per gemeente, 38 mappen, \d+ MB.*We bewaren dit bestand 7 dagen/);
	const back = await get('/materiaal?campagne=download-de-app');
	t.true(back.text.includes(`href="${address}"`));
	t.regex(wordsOf(back), /Materiaal van alle gemeenten, gemaakt op 30 juni 2022/);
	const {headers, status} = await get(`${address}/zip`);
	t.is(status, 200);
	t.is(headers.get('Content-Type'), 'application/zip');
	t.regex(headers.get('Content-Disposition') ?? '', /filename="burgernet-download-de-app-alle-gemeenten\.zip"/);
	t.is(await service().db.fetches.countDocuments(), 0);
});

test.serial('it is cancelled on its own page, and made again from there', async t => {
	const fields = {campagne: 'download-de-app', idempotencyKey: randomUUID()};
	const address = (await send('/alle-materiaal', fields)).headers.get('Location') ?? '';
	const stop = hiddenFieldsOf(await get(address), `${address}/annuleren`);
	t.is((await send(`${address}/annuleren`, stop)).status, 303);
	let page = await get(address);
	while (!wordsOf(page).includes('Je hebt het maken gestopt')) {
		await sleep(20);
		page = await get(address);
	}

	const again = await send('/alle-materiaal', hiddenFieldsOf(page, '/alle-materiaal'));
	t.not(again.headers.get('Location'), address);
	const next = again.headers.get('Location') ?? '';
	await send(`${next}/annuleren`, {idempotencyKey: randomUUID()});
});

test.serial('a fault in the line leads back to the page that names it', async t => {
	const regel = 'a'.repeat(91);
	const answer = await send('/alle-materiaal', {campagne: 'download-de-app', regel, idempotencyKey: randomUUID()});
	t.is(answer.status, 303);
	t.is(answer.headers.get('Location'), `/materiaal?campagne=download-de-app&regel=${regel}`);
	t.notRegex(
		(await get(`/materiaal?regel=${regel}`)).text,
		/name="regel" value="a+" type="hidden"|type="hidden" name="regel"/,
	);
});

test.serial('it is not there for an ambassador, nor is what is no job of kits', async t => {
	const {ambassador} = service();
	t.notRegex((await get('/materiaal', ambassador)).text, /alle-materiaal/);
	const fields = {campagne: 'download-de-app', idempotencyKey: randomUUID()};
	t.is((await send('/alle-materiaal', fields, ambassador)).status, 403);
	const [job] = await service().db.jobs.find({}).limit(1).toArray();
	for (const path of [`/alle-materiaal/${job?._id}`, `/alle-materiaal/${job?._id}/zip`]) {
		t.is((await get(path, ambassador)).status, 403);
	}

	t.is((await get('/alle-materiaal/bestaat-niet')).status, 404);
	t.is((await get('/alle-materiaal/bestaat-niet/zip')).status, 404);
	t.is((await send('/alle-materiaal', {...fields, campagne: 'stap-over'})).status, 404);
});
