import test from 'ava';
import {ownLink} from '../../src/usecases/own-links.ts';
import {openReferenceStore, shared, startService} from '../service.ts';
import {wordsOf} from './forms.ts';

const environment = {
	APP_URL: 'https://app.example/',
	APP_URL_IOS: 'https://ios.example/burgernet',
	APP_URL_ANDROID: 'https://android.example/burgernet',
};
const service = shared(async t => {
	const running = await startService(t, await openReferenceStore(t), {environment});
	const link = {municipality: 'GM0321', campaign: 'download-de-app', material: 'poster', origin: running.url};
	return {...running, code: (await ownLink(running.db, link)).slice(-8)};
});
const browsers = {
	'https://ios.example/burgernet': 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Safari/604.1',
	'https://android.example/burgernet': 'Mozilla/5.0 (Linux; Android 15; Pixel 9) Chrome/131.0.0.0 Mobile',
	'https://app.example/': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:132.0) Firefox/132.0',
};
const desktop = browsers['https://app.example/'];
const follow = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
	service().ask(null, method, path, {headers: {'User-Agent': desktop, ...headers}});
const visits = async () => {
	const rows = await service().db.visits.find({}).toArray();
	return rows.reduce((sum, {count}) => sum + count, 0);
};

test.serial('each kind of telephone is led to its own store, and each visit is counted without who it was', async t => {
	for (const [address, userAgent] of Object.entries(browsers)) {
		const answer = await follow(`/b/${service().code}`, {'User-Agent': userAgent});
		t.is(answer.status, 302);
		t.is(answer.headers.get('Location'), address);
		t.is(answer.headers.get('Cache-Control'), 'no-store');
		t.is(answer.headers.get('Set-Cookie'), null);
	}

	const [row, ...others] = await service().db.visits.find({}).toArray();
	t.deepEqual(others, []);
	t.deepEqual(Object.keys(row ?? {}).sort(), ['_id', 'code', 'count', 'week']);
	t.is(row?.count, 3);
});

test.serial('the code is read in small letters, and with the O that was meant as 0', async t => {
	const typed = service().code.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l');
	t.is((await follow(`/b/${typed}`)).status, 302);
});

test.serial('a HEAD, a robot and a page fetched in advance lead on but count for nothing', async t => {
	const before = await visits();
	t.is((await follow(`/b/${service().code}`, {}, 'HEAD')).status, 302);
	t.is((await follow(`/b/${service().code}`, {'User-Agent': 'WhatsApp/2.24'})).status, 302);
	t.is((await follow(`/b/${service().code}`, {'Sec-Purpose': 'prefetch'})).status, 302);
	t.is(await visits(), before);
});

test.serial(
	'a code with a mistake, and one that was never given out, say so and lead to the app all the same',
	async t => {
		const {code} = service();
		const before = await visits();
		const wrong = code.slice(0, 7) + (code.endsWith('2') ? '3' : '2');
		for (const typed of [wrong, '00000000', 'x', '%7B%24ne%7D', '..%2F..', 'a'.repeat(500)]) {
			const answer = await follow(`/b/${typed}`);
			t.is(answer.status, 404, typed);
			t.regex(wordsOf(answer), /Deze link kennen we niet.*Naar de Burgernetapp/);
			t.regex(answer.text, /href="https:\/\/app\.example\/"/);
		}

		t.is(await visits(), before);
		t.is((await follow('/b/')).status, 404);
	},
);

test.serial('nothing in an address changes where it leads', async t => {
	for (const search of ['?naar=https://elders.example', '?app=https://elders.example', '//elders.example']) {
		const {status, headers} = await follow(`/b/${service().code}${search}`);
		t.true(status === 302 ? headers.get('Location') === 'https://app.example/' : status === 404, search);
	}

	t.is((await follow(`/b/${service().code}`, {}, 'POST')).status, 404);
});
