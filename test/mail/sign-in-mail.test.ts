import test from 'ava';
import {addAmbassador} from '../../src/usecases/ambassadors.ts';
import {openBrowser} from '../browser.ts';
import {axeFaults, visit} from '../pages/signed-in.ts';
import {june2022, openReferenceStore, shared} from '../service.ts';
import {startMailing} from './mailing-service.ts';

const email = 'anne@houten.example';
const service = shared(async t => {
	const db = await openReferenceStore(t);
	// Nobody added an account: who is in the register signs in.
	const form = {organisation: 'GM0321', name: 'Anne de Vries', email, from: '2022-01-01'};
	const identity = {id: 'coordinator-1', role: 'coordinator', area: null} as const;
	await addAmbassador(db, form, {identity, key: 'anne', now: june2022});
	return startMailing(t, db);
});
const browser = shared(async t => {
	const opened = await openBrowser();
	t.teardown(() => opened.close());
	return opened;
});
const ask = async (address: string) =>
	fetch(`${service().url}/inloggen`, {
		method: 'POST',
		redirect: 'manual',
		body: new URLSearchParams({email: address}),
		headers: {'Sec-Fetch-Site': 'same-origin'},
	});

test.serial('on a telephone a mailed link leads to the page that was asked for', async t => {
	const {page, complaints} = await visit(t, browser(), {service: service(), viewport: {width: 360, height: 740}});
	const asked = '/materiaal?campagne=download-de-app';
	await page.goto(service().url + asked);
	t.deepEqual(await axeFaults(page), []);
	await page.getByLabel('Je e-mailadres').fill(email);
	await page.keyboard.press('Enter');
	await page.getByRole('heading', {name: 'Kijk in je mail'}).waitFor();
	t.deepEqual(await axeFaults(page), []);
	const [mail] = await service().mailsTo(email);
	const link = /http:\/\/\S+\/inloggen\/[\w-]{43}/.exec(mail?.text ?? '')?.[0] ?? '';
	t.true(mail?.html?.includes(`href="${link}"`));
	t.regex(mail?.html ?? '', /<html lang="nl"/);
	t.is(
		mail?.headers.find(({key}) => key === 'list-unsubscribe'),
		undefined,
	);
	const other = await visit(t, browser(), {service: service(), viewport: {width: 360, height: 740}});
	await other.page.goto(link);
	await other.page.getByRole('button', {name: 'Inloggen'}).click();
	await other.page.waitForURL(`**${asked}`);
	t.regex(await other.page.title(), /Materiaal voor Houten/);
	t.deepEqual([...complaints, ...other.complaints], []);
});

test.serial(
	'an unknown address hears the same and gets nothing; no link, address or secret is kept in a job',
	async t => {
		const [known, unknown] = [await ask(email), await ask('niemand@elders.example')];
		const told = ({status, headers}: Response) => [status, headers.get('Location'), headers.get('Set-Cookie')];
		t.deepEqual(told(unknown), told(known));
		await service().mailsTo(email, 2);
		t.deepEqual([...new Set(service().sink.accepted.map(({to}) => to))], [email]);
		const kept = JSON.stringify([
			await service().db.jobs.find().toArray(),
			await service().db.deliveries.find().toArray(),
		]);
		t.false(kept.includes('@'));
		t.notRegex(kept, /inloggen/);
		const faulty = await ask('geen adres');
		t.is(faulty.status, 400);
		t.regex(await faulty.text(), /Dit is geen geldig e-mailadres/);
	},
);

test.serial('an address gets five links an hour, however many are asked at once', async t => {
	await Promise.all(Array.from({length: 12}, () => ask(email)));
	await service().mailsTo(email, 5);
	await new Promise(resolve => setTimeout(resolve, 500));
	t.is((await service().mailsTo(email)).length, 5);
	t.is(await service().db.jobs.countDocuments({kind: 'send'}), 5);
});
