import test from 'ava';
import {openBrowser} from '../browser.ts';
import {openReferenceStore, shared, startService} from '../service.ts';
import {axeFaults, visit} from './signed-in.ts';

const LIST = '/cijfers/gebeurtenissen';
const line = 'Veiligheidsdag "op de markt" <b>& meer</b>';
const service = shared(async t => startService(t, await openReferenceStore(t)));
const browser = shared(async t => {
	const opened = await openBrowser();
	t.teardown(() => opened.close());
	return opened;
});

for (const javaScriptEnabled of [true, false]) {
	test.serial(
		`what was typed before the session ended is sent after signing in ${javaScriptEnabled ? 'again' : 'again, also without JavaScript'}`,
		async t => {
			const {db, url, link} = service();
			const {page, context} = await visit(t, browser(), {service: service(), role: 'coordinator', javaScriptEnabled});
			await page.goto(url + LIST);
			await page.getByLabel('Wat gebeurde er?').fill(line);
			await db.sessions.deleteMany({});
			// So long a process takes a session for standing.
			await page.waitForTimeout(300);
			await page.getByRole('button', {name: 'Leg vast'}).click();
			await page.getByRole('heading', {name: 'Log eerst weer in'}).waitFor();
			t.is(await db.occurrences.countDocuments({line}), 0);
			if (javaScriptEnabled) {
				t.deepEqual(await axeFaults(page), []);
			}

			const other = await context.newPage();
			await other.goto(await link('coordinator'));
			await other.getByRole('button', {name: 'Inloggen'}).click();
			await page.getByRole('button', {name: 'Verstuur opnieuw'}).click();
			await page.getByText('Vastgelegd:').waitFor();
			t.is(await db.occurrences.countDocuments({line, removed: false}), 1);
			await db.occurrences.deleteMany({});
		},
	);
}

test.serial(
	'a form of another site is not kept, nor is one that cannot be read; the API answers as before',
	async t => {
		const {url} = service();
		const post = (path: string, headers: Record<string, string>, body = 'line=x&line=y') =>
			fetch(url + path, {
				method: 'POST',
				body,
				headers: {'Content-Type': 'application/x-www-form-urlencoded', ...headers},
			});
		const foreign = await post(LIST, {'Sec-Fetch-Site': 'cross-site'});
		t.is(foreign.status, 403);
		t.notRegex(await foreign.text(), /Verstuur opnieuw/);
		const broken = await post(LIST, {'Sec-Fetch-Site': 'same-origin'}, '%ff=%fe'.repeat(20_000));
		t.is(broken.status, 401);
		t.notRegex(await broken.text(), /Verstuur opnieuw/);
		const twice = await (await post(LIST, {'Sec-Fetch-Site': 'same-origin'})).text();
		t.is(twice.match(/<input type="hidden" name="line"/g)?.length, 2);
		const api = await post('/api/v1/events', {});
		t.is(api.status, 401);
		t.regex(api.headers.get('Content-Type') ?? '', /json/);
	},
);
