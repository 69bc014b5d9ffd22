import {randomUUID} from 'node:crypto';
import test from 'ava';
import {addAmbassador} from '../../src/usecases/ambassadors.ts';
import {openBrowser} from '../browser.ts';
import {axeFaults, looks, visit} from '../pages/signed-in.ts';
import {june2022, openReferenceStore, shared} from '../service.ts';
import {startMailing} from './mailing-service.ts';

const PAGE = '/campagnes/burgernet-in-gemeente/versturen';
const identity = {id: 'coordinator-1', role: 'coordinator', area: null} as const;
const people = [
	['GM0321', 'anne@houten.example'],
	['GM0632', 'gone@woerden.example'],
	['GM0310', 'drop-unaccepted@debilt.example'],
] as const;

const service = shared(async t => {
	const db = await openReferenceStore(t);
	for (const [organisation, email] of people) {
		const form = {organisation, name: 'Anne de Vries', email, from: '2022-01-01'};
		await addAmbassador(db, form, {identity, key: randomUUID(), now: june2022});
	}

	return startMailing(t, db);
});
const browser = shared(async t => {
	const opened = await openBrowser();
	t.teardown(() => opened.close());
	return opened;
});
const enter = (t: Parameters<typeof visit>[0], options: object = {}) =>
	visit(t, browser(), {service: service(), role: 'coordinator', ...options});

test.serial('by keyboard alone a coordinator tries the mail, sends it, and sees how each one went', async t => {
	const {page, complaints} = await enter(t);
	await page.goto(service().url + PAGE);
	await page.getByRole('button', {name: 'Stuur mij een testmail'}).focus();
	await page.keyboard.press('Enter');
	await page.getByText('Testmail: verstuurd.').waitFor();
	await page.getByRole('button', {name: 'Verstuur aan 3 ambassadeurs'}).focus();
	await page.keyboard.press('Enter');
	await page.getByRole('heading', {name: 'Klaar', exact: true}).waitFor({timeout: 20_000});
	const counts = ((await page.locator('.mail__counts').textContent()) ?? '').replace(/\s+/g, ' ');
	t.is(counts, '✔ 1 verstuurd✖ 1 niet verstuurd▲ 1 onbekend of aangekomen');
	await page.getByRole('button', {name: 'Verstuur opnieuw aan gemeente De Bilt'}).waitFor();
	t.deepEqual(complaints, []);
});

test.serial('the pages of sending read well in four looks, and fit a telephone', async t => {
	const [job] = await service().db.jobs.find({'work.what': 'campaign'}).toArray();
	const contact = await service().db.contacts.findOne({email: 'anne@houten.example'});
	for (const {colorScheme, width} of looks) {
		const {page, context} = await enter(t, {colorScheme, viewport: {width, height: 800}});
		for (const path of [PAGE, `${PAGE}/${job?._id}`, `/afmelden/${contact?.mailToken}`, '/inloggen']) {
			await page.goto(service().url + path);
			t.deepEqual(await axeFaults(page), [], `${path} ${colorScheme} ${width}`);
			t.true((await page.evaluate(() => document.documentElement.scrollWidth)) <= width, `${path} at ${width}`);
		}

		await context.close();
	}
});

test.serial('without JavaScript it is planned, paused and resumed', async t => {
	const {page} = await enter(t, {javaScriptEnabled: false, viewport: {width: 360, height: 740}});
	await page.goto(service().url + PAGE);
	await page.getByLabel('later, op de dag').check();
	await page.getByLabel('Dag', {exact: true}).fill('2022-07-04');
	await page.getByLabel('Tijd', {exact: true}).fill('09:00');
	await page.getByRole('button', {name: 'Verstuur aan 2 ambassadeurs'}).click();
	await page.getByText('Gepland voor 4 juli 2022, 09:00.').waitFor();
	await page.getByRole('button', {name: 'Pauzeer'}).click();
	await page.getByRole('heading', {name: 'Gepauzeerd'}).waitFor();
	await page.getByRole('button', {name: 'Ga verder met 2 mails'}).click();
	await page.getByRole('button', {name: 'Pauzeer'}).waitFor();
	t.pass();
});
