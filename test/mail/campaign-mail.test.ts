import {randomUUID} from 'node:crypto';
import {setTimeout as sleep} from 'node:timers/promises';
import test from 'ava';
import {addUser, signInLink} from '../../src/usecases/accounts.ts';
import {addAmbassador} from '../../src/usecases/ambassadors.ts';
import {cookieOf, useLink} from '../http/sessions.ts';
import {hiddenFieldsOf, sendForm, wordsOf} from '../pages/forms.ts';
import {june2022, openReferenceStore, shared} from '../service.ts';
import {startMailing} from './mailing-service.ts';

const PAGE = '/campagnes/burgernet-in-gemeente/versturen';
const identity = {id: 'coordinator-1', role: 'coordinator', area: null} as const;
const people = [
	['GM0321', 'Anne de Vries', 'anne@houten.example'],
	['GM0632', 'Bart Jansen', 'bart@woerden.example'],
	['lekpoort', 'Cor Smit', 'cor@politie.example'],
] as const;

const service = shared(async t => {
	const db = await openReferenceStore(t);
	const running = await startMailing(t, db);
	const teams = (await running.ask(await running.token('coordinator'), 'GET', '/api/v1/areas?on=2022-06-30')).body
		.basisteams;
	for (const [index, [organisation, name, email]] of people.entries()) {
		const code = index === 2 ? teams[0].code : organisation;
		await addAmbassador(db, {organisation: code, name, email, from: '2022-01-01'}, write());
	}

	return {...running, coordinator: await running.token('coordinator')};
});
const write = () => ({identity, key: randomUUID(), now: june2022});
const page = (path: string) => service().ask(service().coordinator, 'GET', path);
const send = async (address: string, fields: Record<string, string> = {}, from = PAGE) => {
	const hidden = hiddenFieldsOf(await page(from), address);
	return sendForm(service(), service().coordinator, {address, fields: {...hidden, ...fields}});
};
const settled = async (address: string) => {
	for (let tries = 0; tries < 200; tries++) {
		const answer = await page(address);
		if (!answer.text.includes('<progress')) {
			return answer;
		}

		await sleep(50);
	}

	throw new Error(`${address} does not end`);
};

test.serial('the page names who gets the mail, and who is left out and why', async t => {
	const words = wordsOf(await page(PAGE));
	t.regex(words, /3 ambassadeurs krijgen de mail/);
	t.regex(words, /gemeente Houten Anne de Vries de maandmail/);
	t.regex(words, /Cor Smit een mail met een link/);
	t.regex(words, /gemeente Amersfoort – geen ambassadeur/);
});

test.serial('one confirmation sends everybody the own mail, once; the same form again sends nothing more', async t => {
	const fields = hiddenFieldsOf(await page(PAGE), PAGE);
	const first = await sendForm(service(), service().coordinator, {address: PAGE, fields});
	t.is(first.status, 303, first.text);
	const address = first.headers.get('Location') ?? '';
	t.regex(wordsOf(await settled(address)), /Klaar ✔ 3 verstuurd/);
	const again = await sendForm(service(), service().coordinator, {address: PAGE, fields});
	t.is(again.headers.get('Location'), address);
	const [mail] = await service().mailsTo('anne@houten.example');
	t.regex(mail?.subject ?? '', /^Burgernet in Houten/);
	t.regex(mail?.text ?? '', /Beste ambassadeur van Houten/);
	t.regex(mail?.html ?? '', /<html lang="nl"/);
	t.regex(mail?.html ?? '', /src="cid:bureau@burgernet-in-gemeente\.burgernet"/);
	t.deepEqual(
		mail?.attachments.map(({contentId}) => contentId),
		['<bureau@burgernet-in-gemeente.burgernet>'],
	);
	t.notRegex(mail?.html ?? '', /src="http/);
	const header = (name: string) => mail?.headers.find(({key}) => key === name)?.value;
	t.regex(header('list-unsubscribe') ?? '', /^<http:\/\/127\.0\.0\.1:\d+\/afmelden\/[\w-]{32}>$/);
	t.is(header('list-unsubscribe-post'), 'List-Unsubscribe=One-Click');
	const [covering] = await service().mailsTo('cor@politie.example');
	t.regex(covering?.text ?? '', /\/berichten#kant-en-klaar/);
	t.is(service().sink.accepted.length, 3);
	const decided = await service().db.campaigns.findOne({_id: 'burgernet-in-gemeente'});
	t.like(decided, {state: 'released', revision: 1, title: 'Burgernet in je gemeente: de maandmail'});
});

test.serial(
	'one click in a mail program unsubscribes, from nowhere and without a session; the page takes it back',
	async t => {
		const [mail] = await service().mailsTo('bart@woerden.example');
		const address = mail?.headers.find(({key}) => key === 'list-unsubscribe')?.value.slice(1, -1) ?? '';
		t.regex(await (await fetch(address)).text(), /Meld mij af/);
		t.regex(wordsOf(await page(PAGE)), /3 ambassadeurs krijgen/);
		for (let times = 0; times < 2; times++) {
			const answer = await fetch(address, {
				method: 'POST',
				headers: {
					'Sec-Fetch-Site': 'cross-site',
					Origin: 'https://mail.example',
					'Content-Type': 'application/x-www-form-urlencoded',
				},
				body: 'List-Unsubscribe=One-Click',
			});
			t.is(answer.status, 200);
			t.regex(await answer.text(), /Je bent afgemeld/);
		}

		t.regex(wordsOf(await page(PAGE)), /2 ambassadeurs krijgen.*gemeente Woerden Bart Jansen afgemeld voor mails/);
		t.is((await fetch(`${address}/terug`, {method: 'POST'})).status, 200);
		t.regex(wordsOf(await page(PAGE)), /3 ambassadeurs krijgen/);
		t.is((await fetch(`${address.slice(0, -1)}`, {method: 'POST'})).status, 404);
	},
);

test.serial('nothing goes out for people or a text that were not seen', async t => {
	const fields = hiddenFieldsOf(await page(PAGE), PAGE);
	const post = (other: Record<string, string>) =>
		sendForm(service(), service().coordinator, {address: PAGE, fields: {...fields, ...other}});
	t.is((await post({wie: 'a'.repeat(64)})).status, 409);
	t.is((await post({hash: 'a'.repeat(64)})).status, 409);
	const past = await post({moment: 'later', dag: '2022-06-30', tijd: '09:00'});
	t.is(past.status, 400);
	t.regex(wordsOf(past), /Dit moment is al voorbij/);
	t.regex(wordsOf(await post({moment: 'later'})), /Vul de dag in.*Vul de tijd in/);
	t.regex(wordsOf(await post({moment: 'nu', dag: '2022-07-04'})), /Je koos “meteen” en vulde ook een dag/);
	t.is(service().sink.accepted.length, 3);
});

test.serial('a planned send waits, is seen by whoever comes second, and is paused and resumed', async t => {
	const planned = await send(PAGE, {moment: 'later', dag: '2022-07-04', tijd: '09:00'});
	const address = planned.headers.get('Location') ?? '';
	t.regex(wordsOf(await page(address)), /Gepland voor 4 juli 2022/);
	t.regex(wordsOf(await page(PAGE)), /Deze verzending: gepland voor 4 juli 2022/);
	t.is((await send(`${address}/pauze`, {}, address)).status, 303);
	t.regex(wordsOf(await page(address)), /Gepauzeerd/);
	t.is((await send(`${address}/hervatten`, {}, address)).status, 303);
	t.regex(wordsOf(await page(address)), /Gepland voor 4 juli 2022/);
	t.is((await send(`${address}/pauze`, {}, address)).status, 303);
	t.is(service().sink.accepted.length, 3);
});

test.serial('an address that is refused is told with its reason and left out from then on', async t => {
	const {db} = service();
	await addAmbassador(
		db,
		{organisation: 'GM0310', name: 'Dirk Bos', email: 'gone@debilt.example', from: '2022-01-01'},
		write(),
	);
	const address = (await send(PAGE)).headers.get('Location') ?? '';
	t.regex(
		wordsOf(await settled(address)),
		/1 niet verstuurd.*gemeente De Bilt, Dirk Bos De mailserver van de ontvanger kent dit adres niet/,
	);
	t.regex(wordsOf(await page(PAGE)), /gemeente De Bilt Dirk Bos adres geweigerd/);
	const [contact] = await db.contacts.find({email: 'gone@debilt.example'}).toArray();
	await db.contacts.updateOne({_id: contact?._id ?? ''}, {$set: {email: 'dirk@debilt.example'}});
	t.is((await send(`${address}/opnieuw`, {}, address)).status, 303);
	t.regex(wordsOf(await settled(address)), /Klaar ✔ 4 verstuurd/);
	t.is((await service().mailsTo('dirk@debilt.example')).length, 1);
});

test.serial('a test mail goes to the asker alone, and a token has no address', async t => {
	const {db, url} = service();
	const email = 'coordinator@politie.example';
	await addUser(db, {email, role: 'coordinator', area: null}, june2022);
	const cookie = cookieOf(await useLink(await signInLink(db, {email, origin: url, returnTo: null, now: june2022})));
	const before = service().sink.accepted.length;
	const body = new URLSearchParams({idempotencyKey: randomUUID(), gemeente: 'GM0321'});
	const headers = {Cookie: cookie, 'Sec-Fetch-Site': 'same-origin'};
	const answer = await fetch(`${url}${PAGE}/test`, {method: 'POST', body, headers, redirect: 'manual'});
	t.is(answer.status, 303);
	const [mail] = await service().mailsTo(email);
	t.regex(mail?.subject ?? '', /^Test: Burgernet in Houten/);
	t.is(
		mail?.headers.find(({key}) => key === 'list-unsubscribe'),
		undefined,
	);
	t.is(service().sink.accepted.length, before + 1);
	const asked = {address: `${PAGE}/test`, fields: {idempotencyKey: randomUUID(), gemeente: 'GM0321'}};
	t.is((await sendForm(service(), service().coordinator, asked)).status, 409);
});
