import test from 'ava';
import {openReferenceStore, shared, startService} from '../service.ts';
import {sessionFor} from './sessions.ts';

const service = shared(async t => {
	const running = await startService(t, await openReferenceStore(t));
	return {...running, session: await sessionFor(running, 'coordinator')};
});

for (const [title, path, status] of [
	['a page', '/voortgang?jaar=2022', 200],
	['the sign-in page', '/inloggen', 200],
	['the health of the service', '/health/live', 200],
	['the API', '/api/v1/areas', 200],
	['a page that does not exist', '/nergens', 404],
	['a route of the API that does not exist', '/api/v1/nergens', 404],
	['a refusal', '/api/v1/progress/1999', 400],
	['what this role may not see', '/beheer', 403],
] as const) {
	test(`${title} comes with the headers that keep a browser safe`, async t => {
		const {url, session} = service();
		const answer = await fetch(url + path, {headers: session.headers});
		t.is(answer.status, status);
		const policy = answer.headers.get('Content-Security-Policy') ?? '';
		t.regex(policy, /default-src 'self'/);
		t.regex(policy, /frame-ancestors 'none'/);
		t.notRegex(policy, /unsafe/);
		t.is(answer.headers.get('X-Content-Type-Options'), 'nosniff');
		t.is(answer.headers.get('Referrer-Policy'), 'same-origin');
		t.is(answer.headers.get('Cache-Control'), 'no-store');
		t.is(answer.headers.get('X-Powered-By'), null);
		t.is(answer.headers.get('Access-Control-Allow-Origin'), null);
		t.is(answer.headers.get('API-Version'), path.startsWith('/api/') ? '1.0.0' : null);
	});
}

test('the service says that it is alive and that its store can be reached', async t => {
	const {ask} = service();
	t.is((await ask(null, 'GET', '/health/live')).status, 200);
	t.is((await ask(null, 'GET', '/health/ready')).status, 200);
});
