import {randomUUID} from 'node:crypto';
import test from 'ava';
import {addAmbassador} from '../../src/usecases/ambassadors.ts';
import {inviteTo, planTrainingDay} from '../../src/usecases/training-days.ts';
import {sessionFor} from '../http/sessions.ts';
import {hiddenFieldsOf, wordsOf} from '../pages/forms.ts';
import {june2022, openReferenceStore, shared} from '../service.ts';
import {startMailing} from './mailing-service.ts';

const identity = {id: 'coordinator-1', role: 'coordinator', area: null} as const;
const write = () => ({identity, key: randomUUID(), now: june2022});
const service = shared(async t => startMailing(t, await openReferenceStore(t)));

test('the invitation is mailed with its appointment to who is asked, and answers go to who mailed it', async t => {
	const {db} = service();
	const form = {organisation: 'GM0321', name: 'Anne de Vries', email: 'anne@houten.example', from: '2022-01-01'};
	const {fact} = await addAmbassador(db, form, write());
	await addAmbassador(db, {...form, organisation: 'GM0632', email: 'bart@woerden.example'}, write());
	const times = {day: '2022-09-14', begin: '13:30', end: '16:00', place: 'Bureau Houten'};
	const id = await planTrainingDay(db, {course: 'portal', ...times}, write());
	await inviteTo(db, [fact._id], {...write(), id, expected: 1});
	const {email, headers} = await sessionFor(service(), 'coordinator');
	const page = (path: string) => service().ask(null, 'GET', path, {headers});
	const address = `/trainingsdagen/${id}/mailen`;
	const fields = hiddenFieldsOf(await page(`/trainingsdagen/${id}`), address);
	const answer = await service().ask(null, 'POST', address, {
		body: new URLSearchParams(fields).toString(),
		headers: {...headers, 'Content-Type': 'application/x-www-form-urlencoded'},
	});
	t.is(answer.status, 303, answer.text);
	const [mail] = await service().mailsTo('anne@houten.example');
	t.is(mail?.subject, 'Uitnodiging: training Burgernetportaal op 14 september 2022');
	t.is(mail?.replyTo?.[0]?.address, email);
	t.is(
		mail?.headers.find(({key}) => key === 'list-unsubscribe'),
		undefined,
	);
	const [appointment] = mail?.attachments ?? [];
	t.is(appointment?.filename, 'burgernet-training-20220914.ics');
	t.regex(new TextDecoder().decode(appointment?.content as ArrayBuffer), /DTSTART:20220914T113000Z/);
	t.is(service().sink.accepted.length, 1);
	t.regex(wordsOf(await page(`/trainingsdagen/${id}`)), /Gemaild op 30 juni 2022.* aan 1 ambassadeur/);
	t.regex(wordsOf(await page(answer.headers.get('Location') ?? '')), /Uitnodiging: training Burgernetportaal/);
});
