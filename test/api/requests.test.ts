import {randomUUID} from 'node:crypto';
import {gzipSync} from 'node:zlib';
import test from 'ava';
import {newKey, openReferenceStore, shared, startService} from '../service.ts';

const action = {kind: 'suspect', starter: 'control-room', municipality: 'GM0321', startedAt: '2022-05-14T08:42:00Z'};
const service = shared(async t => startService(t, await openReferenceStore(t)));

for (const [title, status, body, headers] of [
	['of 65 kB', 413, JSON.stringify({...action, occasion: 'x'.repeat(65 * 1024)}), {}],
	['of 45,000 brackets', 400, '['.repeat(45_000) + ']'.repeat(45_000) /* 90 kB */, {}],
	['of 20,000 brackets', 400, '['.repeat(20_000) + ']'.repeat(20_000), {}],
	['of 17 levels', 400, `${'{"a":'.repeat(17)}1${'}'.repeat(17)}`, {}],
	['of broken UTF-8', 400, new Uint8Array([...Buffer.from('{"kind":"'), 0xc3, 0x28, 0x22, 0x7d]), {}],
	['of UTF-16', 400, new Uint8Array(Buffer.from(JSON.stringify(action), 'utf16le')), {}],
	['that is packed', 415, new Uint8Array(gzipSync(JSON.stringify(action))), {'Content-Encoding': 'gzip'}],
	['of plain text', 415, JSON.stringify(action), {'Content-Type': 'text/plain'}],
	['of a form', 415, 'kind=suspect', {'Content-Type': 'application/x-www-form-urlencoded'}],
	['that is empty', 400, '', {}],
] as const) {
	test(`a body ${title} is refused`, async t => {
		const {ask, token, db} = service();
		const before = await db.actions.countDocuments();
		const answer = await ask(await token('coordinator'), 'POST', '/api/v1/actions', {
			body,
			headers: {...newKey(), ...headers},
		});
		t.true([status, ...(title.includes('45,000') ? [413] : [])].includes(answer.status), answer.text);
		t.is(answer.headers.get('Content-Type'), 'application/problem+json');
		t.is(answer.body.detail.includes('dieper genest'), /brackets|levels/.test(title) && answer.status === 400);
		t.is(await db.actions.countDocuments(), before);
	});
}

test('a text may hold as many brackets as it likes', async t => {
	const {ask, token} = service();
	const body = {appDownloads: 1, method: 'measured', source: '[[[[[[[[[[[[[[[[[[[[[ "{{{{{{{{{{{{'};
	const answer = await ask(await token('coordinator'), 'PUT', '/api/v1/app-downloads/GM0310/2022-01', {body});
	t.is(answer.status, 201);
	t.is(answer.body.source, body.source);
});

for (const [query, field] of [
	['year[$gt]=2000', 'year[$gt]'],
	['year=2021&year=2022', 'year'],
	['kind[$ne]=suspect', 'kind[$ne]'],
	['kind=party', 'kind'],
	['municipality=$where', 'municipality'],
	['month=2022-13', 'month'],
	['limit=0', 'limit'],
	['limit=201', 'limit'],
	['limit=1.5', 'limit'],
	['limit=many', 'limit'],
	['after=nonsense', 'after'],
	['knownAt=2022-01-01', 'knownAt'],
	['colour=red', 'colour'],
	['__proto__=1', '__proto__'],
	['outcome=null', 'outcome'],
] as const) {
	test(`the list of actions refuses ?${query}`, async t => {
		const {ask, token} = service();
		const answer = await ask(await token('coordinator'), 'GET', `/api/v1/actions?${query}`);
		t.is(answer.status, 400, answer.text);
		t.is(answer.body.faults[0].field, field);
	});
}

for (const path of [
	'/api/v1/progress/1999',
	'/api/v1/progress/2023',
	'/api/v1/progress/twenty',
	'/api/v1/progress/2022?at=2022-02-30',
	'/api/v1/progress/2022?at=2021-12-31',
	'/api/v1/progress/2022?at=2022-07-01',
	'/api/v1/progress/2022?knownAt=2022-07-01T00:00:00Z',
	'/api/v1/figures/2022?by=street',
	'/api/v1/areas?on=2022-02-30',
	'/api/v1/app-downloads',
	'/api/v1/app-downloads?year=2022&area=$ne',
	'/api/v1/targets/twenty',
] as const) {
	test(`GET ${path} is refused`, async t => {
		const {ask, token} = service();
		t.is((await ask(await token('coordinator'), 'GET', path)).status, 400);
	});
}

for (const path of [
	'/api/v1',
	'/api/v1/',
	'/api/v2/actions',
	'/api/v1/nothing',
	'/api/v1/actions/%E0%A4%A',
	`/api/v1/actions/${randomUUID()}/outcome/more`,
	'/api/v1/progress/2022?area=GM9999',
	'/%c0%ae%c0%ae/etc/passwd',
	'/assets/%2e%2e/%2e%2e/package.json',
	'/assets/../../package.json',
]) {
	test(`GET ${path} is not found, never an error of the service`, async t => {
		const {ask, token} = service();
		const answer = await ask(await token('coordinator'), 'GET', path);
		t.true([400, 403, 404].includes(answer.status), String(answer.status));
		t.notRegex(answer.text, /burgernet",|at \w+ \(/);
	});
}

test('a text with one broken byte is refused, not mended', async t => {
	const {ask, token, db} = service();
	const [before, after] = ['{"appDownloads":1,"method":"measured","source":"opgave ', '("}'].map(text =>
		Buffer.from(text),
	);
	const body = new Uint8Array([...(before ?? []), 0xc3, ...(after ?? [])]);
	const answer = await ask(await token('coordinator'), 'PUT', '/api/v1/app-downloads/GM0310/2022-02', {body});
	t.is(answer.status, 400);
	t.regex(answer.body.detail, /UTF-8/);
	t.is(await db.appDownloads.findOne({_id: 'GM0310:2022-02'}), null);
});
