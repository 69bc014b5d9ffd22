import test from 'ava';
import {addUser, signInLink} from '../../src/usecases/accounts.ts';
import {june2022, openReferenceStore, shared, startService} from '../service.ts';

const service = shared(async t => startService(t, await openReferenceStore(t), {now: () => june2022}));

test('a link that names no page leads to the page that was asked for, once', async t => {
	const {db, url} = service();
	const page = await fetch(`${url}/inloggen?naar=${encodeURIComponent('/acties?jaar=2022')}`);
	const remembered = page.headers.get('Set-Cookie') ?? '';
	t.regex(remembered, /^burgernet-naar=.*; Path=\/inloggen; Max-Age=3600; HttpOnly; SameSite=Lax$/);
	t.is((await fetch(`${url}/inloggen`)).headers.get('Set-Cookie'), null);
	await addUser(db, {email: 'y@voorbeeld.example', role: 'coordinator', area: null}, june2022);
	const use = async (cookie: string) => {
		const link = await signInLink(db, {email: 'y@voorbeeld.example', origin: url, returnTo: null, now: june2022});
		return fetch(link, {method: 'POST', redirect: 'manual', headers: {Cookie: cookie}});
	};
	const answer = await use(remembered.split(';', 1)[0] ?? '');
	t.is(answer.headers.get('Location'), '/acties?jaar=2022');
	t.regex(answer.headers.get('Set-Cookie') ?? '', /burgernet-naar=; Path=\/inloggen; Max-Age=0/);
	t.is((await use('burgernet-naar=//evil.example')).headers.get('Location'), '/');
	const picture = await fetch(`${url}/inloggen?naar=/acties`, {headers: {'Sec-Fetch-Dest': 'image'}});
	t.is(picture.headers.get('Set-Cookie'), null);
});
