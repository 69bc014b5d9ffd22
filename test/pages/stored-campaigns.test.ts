import test from 'ava';
import {newKey, openReferenceStore, shared, startService} from '../service.ts';
import {folderOf, zipOf} from '../usecases/campaign-folders.ts';
import {hiddenFieldsOf, sendForm, wordsOf} from './forms.ts';

const service = shared(async t => {
	const running = await startService(t, await openReferenceStore(t));
	const [coordinator, admin] = [await running.token('coordinator'), await running.token('admin')];
	return {...running, coordinator, admin, ambassador: await running.token('ambassador', 'GM0321')};
});
type Person = 'coordinator' | 'admin' | 'ambassador';
const page = (path: string, who: Person = 'coordinator') => service().ask(service()[who], 'GET', path);

/** The fields of the form on a page as a browser would send them, with some of them typed anew. */
async function fill(on: string, address: string, typed: Record<string, string>): Promise<Record<string, string>> {
	const shown = await page(on);
	const form = shown.text.split(`action="${address}"`)[1]?.split('</form>')[0] ?? '';
	const plain = (text = '') =>
		text
			.replaceAll('&lt;', '<')
			.replaceAll('&gt;', '>')
			.replaceAll('&quot;', '"')
			.replaceAll('&#39;', "'")
			.replaceAll('&amp;', '&');
	const fields = [...form.matchAll(/<input(?=[^>]* name="(\w+)")(?=[^>]* value="([^"]*)")[^>]*>/g)];
	const areas = [...form.matchAll(/<textarea[^>]* name="(\w+)"[^>]*>([^<]*)</g)];
	const chosen = [
		...form.matchAll(/<select[^>]* name="(\w+)"(?:(?!<\/select>).)*<option(?=[^>]* selected)[^>]* value="([^"]*)"/g),
	];
	return {
		...Object.fromEntries([...fields, ...areas, ...chosen].map(([, name, value]) => [name, plain(value)])),
		...typed,
	};
}

const send = async (
	address: string,
	{on, who = 'coordinator', ...typed}: Record<string, string> & {on: string; who?: Person},
) => sendForm(service(), service()[who], {address, fields: await fill(on, address, typed)});

async function copied(title: string): Promise<string> {
	const answer = await send('/campagnes/download-de-app/kopieer', {on: '/campagnes/download-de-app', title});
	return /^\/campagnes\/([\w-]+)\?gedaan=copied$/.exec(answer.headers.get('Location') ?? '')?.[1] ?? '';
}

test('a copy says where it comes from, and the list that it was made here', async t => {
	const slug = await copied('Kopie van een kopie');
	t.regex(
		wordsOf(await page(`/campagnes/${slug}?gedaan=copied`)),
		/De kopie is gemaakt.*Stand: concept.*kopie van\s+Download de Burgernetapp/,
	);
	t.regex(
		wordsOf(await page('/campagnes')),
		/Concept .*Kopie van een kopie [^.]*\.[^.]*\. [^.]*\. Cijfers van vandaag\. Hier gemaakt\./,
	);
	const nameless = await send('/campagnes/download-de-app/kopieer', {on: '/campagnes/download-de-app', title: ''});
	t.is(nameless.status, 400);
	t.regex(wordsOf(nameless), /Geef de kopie een titel/);
});

test('what was typed stays on the form with every fault, and then a colleague was first', async t => {
	const slug = await copied('Op de kop');
	const edit = `/campagnes/${slug}/bewerken`;
	const faulty = await send(edit, {on: edit, subject: '', text: 'Kijk op https://elders.example <b>'});
	t.is(faulty.status, 400);
	t.regex(wordsOf(faulty), /Onderwerp: dit veld mag niet leeg zijn.*mailing\.txt, regel 1: Schrijf geen webadres/);
	t.regex(faulty.text, />Kijk op https:\/\/elders\.example &lt;b(>|&gt;)<\/textarea>/);
	const old = await fill(edit, edit, {title: 'Van de ander'});
	t.is((await send(edit, {on: edit, title: 'Van de een'})).headers.get('Location'), `/campagnes/${slug}?gedaan=edited`);
	const stale = await sendForm(service(), service().admin, {address: edit, fields: old});
	t.is(stale.status, 409);
	t.regex(
		wordsOf(stale),
		/Een collega wijzigde deze campagne intussen.*verschillen van wat er nu is opgeslagen bij: Titel\./,
	);
	t.regex(stale.text, /value="Van de ander"/);
	const again = {...old, ...hiddenFieldsOf(stale, edit)};
	t.is((await sendForm(service(), service().admin, {address: edit, fields: again})).status, 303);
	const back = await send(`/campagnes/${slug}/terug`, {on: `/campagnes/${slug}`});
	t.is(back.headers.get('Location'), `/campagnes/${slug}?gedaan=restored`);
	t.regex(
		wordsOf(await page(`/campagnes/${slug}?gedaan=restored`)),
		/Van de een .*vorige versie van de teksten staat er weer/,
	);
});

test('a shipped campaign has no form to change it, and an unknown one is not found', async t => {
	t.is((await page('/campagnes/stap-over/bewerken')).status, 409);
	t.is((await page('/campagnes/nergens/bewerken')).status, 404);
	t.notRegex((await page('/campagnes/stap-over')).text, /Bewerk de teksten/);
});

test('a campaign is handed over as a zip; one with a fault says what is wrong', async t => {
	const post = async (zip: Buffer) => {
		const form = new FormData();
		form.set('idempotencyKey', newKey()['Idempotency-Key']);
		form.set('file', new Blob([new Uint8Array(zip)]), 'map.zip');
		const headers = {Authorization: `Bearer ${service().coordinator}`};
		const answer = await fetch(`${service().url}/campagnes/nieuw`, {
			method: 'POST',
			body: form,
			headers,
			redirect: 'manual',
		});
		return {status: answer.status, location: answer.headers.get('Location'), text: await answer.text()};
	};
	const taken = await post(zipOf(await folderOf('ingestuurd')));
	t.deepEqual([taken.status, taken.location], [303, '/campagnes/ingestuurd?gedaan=uploaded']);
	t.regex(wordsOf(await page('/campagnes/ingestuurd')), /Stand: concept.*als map ingestuurd/);
	const faulty = await post(zipOf(await folderOf('fout', {'mailing.txt': 'https://elders.example'})));
	t.is(faulty.status, 400);
	t.regex(wordsOf(faulty), /mailing\.txt, regel 1: Schrijf geen webadres uit/);
	t.is((await post(zipOf(await folderOf('ingestuurd')))).status, 409);
	t.is((await page('/campagnes/nieuw')).status, 200);
});

test('a draft is seen by who makes campaigns only: not in the API, not as material', async t => {
	const slug = await copied('Nog geheim');
	const api = (who: Person) => page(`/api/v1/campaigns/${slug}/mailings/GM0321`, who);
	const list = async (who: Person) => (await page('/api/v1/campaigns', who)).body.items;
	t.deepEqual([(await api('coordinator')).status, (await api('ambassador')).status], [200, 404]);
	t.false((await list('ambassador')).some((item: {slug: string}) => item.slug === slug));
	t.is((await page(`/materiaal?campagne=${slug}`, 'ambassador')).status, 404);
	t.is((await send(`/campagnes/${slug}/stand/released`, {on: `/campagnes/${slug}`})).status, 303);
	t.is((await api('ambassador')).status, 200, 'mailing');
	t.is((await page(`/materiaal?campagne=${slug}`, 'ambassador')).status, 200, 'material');
	t.is((await page(`/campagnes/${slug}/afbeeldingen/straat.png`)).status, 200, 'picture');
	await send(`/campagnes/${slug}/bewerken`, {on: `/campagnes/${slug}/bewerken`, title: 'Weer geheim'});
	t.is((await api('ambassador')).status, 404);
	t.like(
		(await list('coordinator')).find((item: {slug: string}) => item.slug === slug),
		{state: 'draft', isChanged: true},
	);
	t.regex(wordsOf(await page(`/campagnes/${slug}`)), /Stand: concept.*gewijzigd na het vrijgeven/);
});

test.serial('an administrator asks for a second reader; the author then sees who can release', async t => {
	const slug = await copied('Twee lezers');
	const asked = await page('/beheer', 'admin');
	const fields = {...hiddenFieldsOf(asked, '/beheer/tweede-lezer'), tweedeLezer: 'aan'};
	const save = (token: string, change = {}) =>
		sendForm(service(), token, {address: '/beheer/tweede-lezer', fields: {...fields, ...change}});
	t.is((await save(service().coordinator)).status, 403);
	t.is((await save(service().admin, {tweedeLezer: 'soms'})).status, 400);
	t.is((await save(service().admin)).headers.get('Location'), '/beheer?lezer=opgeslagen');
	t.regex(
		wordsOf(await page('/beheer?lezer=opgeslagen', 'admin')),
		/Wie een campagne als laatste wijzigde, geeft hem niet zelf vrij/,
	);
	const own = await page(`/campagnes/${slug}`);
	t.regex(wordsOf(own), /zelf als laatste gewijzigd\. Een andere coördinator of een beheerder geeft hem vrij/);
	t.notRegex(own.text, /stand\/released/);
	t.regex((await page(`/campagnes/${slug}`, 'admin')).text, /stand\/released/);
	const colleague = {...fields, tweedeLezer: 'uit', idempotencyKey: crypto.randomUUID()};
	t.is((await save(service().admin, colleague)).status, 409);
	const off = {...hiddenFieldsOf(await page('/beheer', 'admin'), '/beheer/tweede-lezer'), tweedeLezer: 'uit'};
	t.is((await save(service().admin, off)).status, 303);
});

test('only the coordinator and the administrator copy, change and hand over', async t => {
	const slug = await copied('Alleen wij');
	for (const path of ['/campagnes/nieuw', `/campagnes/${slug}/bewerken`, `/campagnes/${slug}`]) {
		t.is((await page(path, 'ambassador')).status, 403, path);
	}

	for (const step of ['kopieer', 'terug', 'bewerken', 'stand/released']) {
		const answer = await sendForm(service(), service().ambassador, {address: `/campagnes/${slug}/${step}`, fields: {}});
		t.is(answer.status, 403, step);
	}
});
