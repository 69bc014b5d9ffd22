import {randomUUID} from 'node:crypto';
import {setTimeout as sleep} from 'node:timers/promises';
import test from 'ava';
import {areasOn} from '../../src/domain/areas.ts';
import {dayOf} from '../../src/domain/period.ts';
import {listAreas} from '../../src/store/facts.ts';
import {addToken} from '../../src/usecases/accounts.ts';
import {addAmbassador} from '../../src/usecases/ambassadors.ts';
import {killableService} from '../killed-service.ts';
import {hiddenFieldsOf, wordsOf} from '../pages/forms.ts';
import {addressOf, openReferenceStore} from '../service.ts';
import {startSink} from './sink.ts';

const PAGE = '/campagnes/burgernet-in-gemeente/versturen';
const identity = {id: 'coordinator-1', role: 'coordinator', area: null} as const;

test('the service is killed while it sends a campaign: started again it goes on by itself, and nobody gets it twice', async t => {
	const db = await openReferenceStore(t);
	const sink = await startSink(t);
	const municipalities = areasOn(await listAreas(db), 'municipality', dayOf(new Date()));
	for (const {code} of municipalities) {
		const form = {organisation: code, name: 'Anne de Vries', email: `slow-${code}@gemeente.example`.toLowerCase()};
		await addAmbassador(db, {...form, from: '2022-01-01'}, {identity, key: randomUUID(), now: new Date()});
	}

	const {secret} = await addToken(db, {role: 'coordinator', area: null, days: 1}, new Date());
	const service = await killableService(t, addressOf(db), {
		environment: {SMTP_URL: sink.url, MAIL_FROM: 'burgernet@politie.example'},
	});
	await service.start();
	const headers = {Authorization: `Bearer ${secret}`};
	const get = async (path: string) => {
		const answer = await fetch(service.url + path, {headers});
		return {status: answer.status, headers: answer.headers, text: await answer.text()};
	};
	const fields = hiddenFieldsOf((await get(PAGE)) as never, PAGE);
	const body = new URLSearchParams(fields);
	const answer = await fetch(service.url + PAGE, {method: 'POST', headers, body, redirect: 'manual'});
	t.is(answer.status, 303, await answer.text());
	const job = answer.headers.get('Location') ?? '';
	while (sink.accepted.length < 8) {
		await sleep(5);
	}

	await service.kill();
	t.true(sink.accepted.length < municipalities.length);
	await service.start();
	let words = '';
	for (let tries = 0; tries < 300 && !words.includes('Klaar'); tries++) {
		await sleep(100);
		words = wordsOf((await get(job)) as never);
	}

	const arrived = sink.accepted.map(({to}) => to);
	t.is(new Set(arrived).size, arrived.length, 'somebody got it twice');
	const uncertain = Number(/▲ (\d+) onbekend of aangekomen/.exec(words)?.[1] ?? 0);
	const sent = Number(/✔ (\d+) verstuurd/.exec(words)?.[1] ?? 0);
	t.is(sent + uncertain, municipalities.length, words);
	t.true(uncertain <= 5);
	t.true(arrived.length >= sent);
});
