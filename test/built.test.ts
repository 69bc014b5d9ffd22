import {execFile} from 'node:child_process';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {promisify} from 'node:util';
import test from 'ava';
import {materialIds} from '../src/domain/materials.ts';
import {addToken, addUser} from '../src/usecases/accounts.ts';
import {root} from './bundle.ts';
import {killableService} from './killed-service.ts';
import {startSink} from './mail/sink.ts';
import {addressOf, openReferenceStore} from './service.ts';

/** What `npm start` runs: all packages but a few are in it, unlike in the sources and in the bundle of other tests. */
async function builtProgram(): Promise<string> {
	await promisify(execFile)(process.execPath, ['src/build.mjs'], {cwd: root});
	return join(root, 'dist/main.js');
}

test('the program that is built makes every material and workbook, and mails', async t => {
	const db = await openReferenceStore(t);
	const sink = await startSink(t);
	const {secret} = await addToken(db, {role: 'coordinator', area: null, days: 1}, new Date());
	await addUser(db, {email: 'anne@houten.example', role: 'ambassador', area: 'GM0321'}, new Date());
	const environment = {SMTP_URL: sink.url, MAIL_FROM: 'burgernet@politie.example'};
	const service = await killableService(t, addressOf(db), {environment, program: builtProgram});
	await service.start();
	const materials = materialIds.map(id => `/materiaal/download-de-app/${id}?gemeente=GM0321`);
	for (const path of [...materials, '/acties.xlsx', '/acties.csv']) {
		const answer = await fetch(service.url + path, {headers: {Authorization: `Bearer ${secret}`}});
		t.is(answer.status, 200, path);
		t.true((await answer.arrayBuffer()).byteLength > 100, path);
	}

	const body = new URLSearchParams({email: 'anne@houten.example'});
	await fetch(`${service.url}/inloggen`, {method: 'POST', body, redirect: 'manual'});
	for (let tries = 0; tries < 200 && sink.accepted.length === 0; tries++) {
		await sleep(50);
	}

	t.deepEqual(
		sink.accepted.map(({to}) => to),
		['anne@houten.example'],
	);
});
