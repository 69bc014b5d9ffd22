import test from 'ava';
import {hashOf} from '../../src/store/accounts.ts';
import {addUser, disableAccount, signInLink} from '../../src/usecases/accounts.ts';
import {june2022, openReferenceStore, shared, startService} from '../service.ts';
import {cookieOf, sessionFor, useLink} from './sessions.ts';

const HOUR = 3_600_000;
const clock = {now: june2022};
const service = shared(async t => startService(t, await openReferenceStore(t), {now: () => clock.now}));
const after = (ms: number, from = june2022) => new Date(from.getTime() + ms);

test.beforeEach(() => {
	clock.now = june2022;
});

/** Whether a cookie still opens a page. */
async function isSignedIn(cookie: string): Promise<boolean> {
	const answer = await fetch(`${service().url}/api/v1/areas`, {headers: {Cookie: cookie}});
	await answer.arrayBuffer();
	return answer.status === 200;
}

test.serial('looking at a link does not use it up; the button signs in once', async t => {
	const link = await service().link('coordinator');
	for (const method of ['GET', 'HEAD', 'GET']) {
		t.is((await fetch(link, {method})).status, 200);
	}

	const first = await useLink(link);
	t.is(first.status, 303);
	t.is(first.headers.get('Location'), '/');
	t.true(await isSignedIn(cookieOf(first)));
	const second = await useLink(link);
	t.is(second.status, 410);
	t.is(cookieOf(second), '');
	t.is((await fetch(link)).status, 410);
});

test.serial('of two who use a link at once one gets in', async t => {
	for (let round = 0; round < 5; round += 1) {
		const link = await service().link('reader');
		const before = await service().db.sessions.countDocuments();
		const answers = await Promise.all(Array.from({length: 8}, () => useLink(link)));
		t.is(answers.filter(answer => answer.status === 303).length, 1);
		t.is(answers.filter(answer => cookieOf(answer) !== '').length, 1);
		t.is((await service().db.sessions.countDocuments()) - before, 1);
	}
});

test.serial('a link works for an hour', async t => {
	const [early, late] = [await service().link('reader'), await service().link('reader')];
	clock.now = after(HOUR - 1000);
	t.is((await useLink(early)).status, 303);
	clock.now = after(HOUR);
	t.is((await useLink(late)).status, 410);
});

test.serial('a made-up link is refused', async t => {
	for (const secret of ['x', 'a'.repeat(43), '%00', '$ne', 'a%2Fb']) {
		const answer = await useLink(`${service().url}/inloggen/${secret}`);
		t.true([404, 410].includes(answer.status), secret);
		t.is(cookieOf(answer), '');
	}
});

test.serial('the cookie is for this host only, out of reach of scripts, and no secret is kept', async t => {
	const answer = await useLink(await service().link('reader'));
	t.regex(
		answer.headers.get('Set-Cookie') ?? '',
		/^burgernet=[\w-]{43}; Path=\/; Max-Age=604800; HttpOnly; SameSite=Lax$/,
	);
	const secret = cookieOf(answer).split('=')[1] ?? '';
	t.truthy(await service().db.sessions.findOne({_id: hashOf(secret)}));
	t.is(await service().db.sessions.findOne({_id: secret}), null);
});

test.serial('over https the cookie is Secure and bound to its host', async t => {
	const {db} = service();
	const secure = await startService(t, db, {environment: {ORIGIN: 'https://burgernet.example'}});
	const link = await secure.link('reader');
	const answer = await useLink(link);
	t.regex(
		answer.headers.get('Set-Cookie') ?? '',
		/^__Host-burgernet=[\w-]{43}; Path=\/; .*HttpOnly; SameSite=Lax; Secure$/,
	);
	t.regex(answer.headers.get('Strict-Transport-Security') ?? '', /^max-age=31536000/);
	const plain = cookieOf(answer).replace('__Host-', '');
	t.is((await fetch(`${secure.url}/api/v1/areas`, {headers: {Cookie: plain}})).status, 401);
});

test.serial('a session that is used lasts past twelve hours; an idle one does not', async t => {
	const [busy, idle] = [await sessionFor(service(), 'reader'), await sessionFor(service(), 'reader')];
	for (const hours of [11, 22, 33]) {
		clock.now = after(hours * HOUR);
		t.true(await isSignedIn(busy.cookie), `${hours} hours`);
	}

	t.false(await isSignedIn(idle.cookie));
	clock.now = after(33 * HOUR + 12 * HOUR);
	t.false(await isSignedIn(busy.cookie));
});

test.serial('after seven days a session ends, however busy it was', async t => {
	const {cookie} = await sessionFor(service(), 'reader');
	for (let hours = 11; hours < 168; hours += 11) {
		clock.now = after(hours * HOUR);
		t.true(await isSignedIn(cookie), `${hours} hours`);
	}

	clock.now = after(168 * HOUR - 1000);
	t.true(await isSignedIn(cookie));
	clock.now = after(168 * HOUR);
	t.false(await isSignedIn(cookie));
});

test.serial('signing out ends the session at the service, not only in the browser', async t => {
	const {cookie, headers} = await sessionFor(service(), 'reader');
	const answer = await fetch(`${service().url}/uitloggen`, {method: 'POST', headers, redirect: 'manual'});
	t.is(answer.status, 303);
	t.regex(answer.headers.get('Set-Cookie') ?? '', /^burgernet=; .*Max-Age=0/);
	t.false(await isSignedIn(cookie));
});

test.serial('a disabled account is out at once, and its links with it', async t => {
	const {email, cookie} = await sessionFor(service(), 'coordinator');
	const link = await signInLink(service().db, {email, origin: service().url, returnTo: null, now: june2022});
	await disableAccount(service().db, email);
	t.false(await isSignedIn(cookie));
	t.is((await useLink(link)).status, 410);
	await t.throwsAsync(signInLink(service().db, {email, origin: '', returnTo: null, now: june2022}), {
		name: 'Refusal',
	});
});

test.serial('signing in gives a new session; a cookie that somebody planted is not taken over', async t => {
	const link = await service().link('reader');
	const planted = `burgernet=${'p'.repeat(43)}`;
	const answer = await useLink(link, {Cookie: planted});
	t.not(cookieOf(answer), planted);
	t.false(await isSignedIn(planted));
});

const elsewhere = [
	'https://evil.example',
	'//evil.example',
	'/\\evil.example',
	'\\\\evil.example',
	'/%09/evil.example',
	'/\t/evil.example',
	'javascript:alert(1)',
	'/..//evil.example',
	'/.//evil.example',
	'/a/..//evil.example/b',
	'http:evil.example',
	'/"onmouseover="x',
	'/<script>',
	'/a\r\nSet-Cookie: a=b',
];

for (const target of elsewhere) {
	test.serial(`after sign-in nobody is led to ${JSON.stringify(target)}`, async t => {
		const {db, url} = service();
		const email = `r${elsewhere.indexOf(target)}@voorbeeld.example`;
		await addUser(db, {email, role: 'reader', area: null}, june2022);
		const link = await signInLink(db, {email, origin: url, returnTo: target, now: june2022});
		const location = (await useLink(link)).headers.get('Location') ?? '';
		t.is(new URL(location, url).origin, url);
		t.regex(location, /^\/(?![/\\])/);
		const page = await fetch(`${url}/inloggen?naar=${encodeURIComponent(target)}`);
		const text = await page.text();
		t.true([200, 400].includes(page.status));
		t.notRegex(text, /(href|action|content|value)="[^"]*evil\.example/);
		t.false(text.includes('<script>'));
	});
}

test.serial('a visitor is led to sign-in with the page that was asked for, and there after it', async t => {
	const {db, url} = service();
	const asked = '/voortgang?jaar=2022&gebied=west-utrecht';
	const answer = await fetch(url + asked, {redirect: 'manual'});
	t.is(answer.status, 302);
	t.is(answer.headers.get('Location'), `/inloggen?naar=${encodeURIComponent(asked)}`);
	const forged = await fetch(url + asked, {redirect: 'manual', headers: {Referer: 'https://evil.example/'}});
	t.is(forged.headers.get('Location'), answer.headers.get('Location'));
	await addUser(db, {email: 'z@voorbeeld.example', role: 'reader', area: null}, june2022);
	const link = await signInLink(db, {email: 'z@voorbeeld.example', origin: url, returnTo: asked, now: june2022});
	t.is((await useLink(link)).headers.get('Location'), asked);
});
