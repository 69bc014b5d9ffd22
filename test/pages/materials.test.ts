import {brotliCompressSync} from 'node:zlib';
import test from 'ava';
import {areasOn, membersOn} from '../../src/domain/areas.ts';
import {listAreas} from '../../src/store/facts.ts';
import {kitFolder, slug} from '../kit/folder.ts';
import {june2022, openExampleStore, shared, startService} from '../service.ts';
import {wordsOf} from './forms.ts';

const browser = {'User-Agent': 'Mozilla/5.0 (Linux; Android 15; Pixel 9) Chrome/131.0.0.0 Mobile Safari/537.36'};
const service = shared(async t => {
	const campaigns = await kitFolder(t);
	const running = await startService(t, await openExampleStore(t, june2022), {campaigns});
	const [ambassador, team, coordinator] = await Promise.all([
		running.token('ambassador', 'GM0321'),
		running.token('ambassador', 'lekpoort'),
		running.token('coordinator'),
	]);
	return {...running, ambassador, team, coordinator};
});
type Who = 'ambassador' | 'team' | 'coordinator';
const get = (path: string, who: Who = 'ambassador', headers: Record<string, string> = {}, method = 'GET') =>
	service().ask(service()[who], method, path, {headers: {...browser, ...headers}});
const counted = async () =>
	(await service().db.fetches.find({}).sort({_id: 1}).toArray()).map(({_id, count}) => `${_id} ${count}`);

test.serial('an ambassador finds the texts of the own municipality, ready to copy', async t => {
	const answer = await get('/materiaal');
	t.is(answer.status, 200);
	t.regex(wordsOf(answer), /Materiaal voor Houten.*Download alles \(zip\).*Voor de gemeentepagina Kijk mee in Houten/);
	t.regex(answer.text, /Download de Burgernetapp: http:\/\/127\.0\.0\.1:\d+\/b\/[0-9A-Z]{8}/);
	t.regex(answer.text, /\/materiaal\/kijk-mee\/square\?beeld=voorbeeld/);
	t.notRegex(answer.text, /<select[^>]*name="gemeente"/);
});

test.serial('without the previews the page is at most 30 kB over the line, its styles and script included', async t => {
	const {url} = service();
	const {text} = await get(`/materiaal?campagne=${slug}`);
	const parts = [...text.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, path]) => path ?? '');
	t.is(parts.length, 2);
	let size = brotliCompressSync(text).length;
	for (const path of parts) {
		const answer = await fetch(url + path, {headers: {'Accept-Encoding': 'br'}});
		t.is(answer.headers.get('Content-Encoding'), 'br');
		size += Number(answer.headers.get('Content-Length'));
	}

	t.true(size <= 30_000, `${size} bytes`);
});

test.serial('each file carries its name and type, and counts for its municipality and week', async t => {
	const poster = await get(`/materiaal/${slug}/poster`);
	t.is(poster.status, 200);
	t.is(poster.headers.get('Content-Type'), 'application/pdf');
	t.regex(
		poster.headers.get('Content-Disposition') ?? '',
		/attachment; filename="burgernet-kijk-mee-houten-poster\.pdf"/,
	);
	t.is((await get(`/materiaal/${slug}/mailing-txt`)).status, 200);
	t.is((await get(`/materiaal/${slug}/poster`)).status, 200);
	t.deepEqual(await counted(), ['GM0321:kijk-mee:mailing-txt:2022-W26 1', 'GM0321:kijk-mee:poster:2022-W26 2']);
	const [row] = await service().db.fetches.find({}).toArray();
	t.deepEqual(Object.keys(row ?? {}).sort(), ['_id', 'campaign', 'count', 'material', 'municipality', 'week']);
	t.regex(wordsOf(await get('/materiaal')), /Materiaal opgehaald: 3 keer dit kwartaal, 0 keer het kwartaal ervoor/);
});

test.serial('a HEAD, a part, a preview, a robot and a coordinator who looks count for nothing', async t => {
	const before = await counted();
	const path = `/materiaal/${slug}/qr-svg`;
	t.is((await get(path, 'ambassador', {}, 'HEAD')).status, 200);
	t.is((await get(path, 'ambassador', {Range: 'bytes=0-9'})).status, 200);
	t.is((await get(path, 'ambassador', {'User-Agent': 'curl/8.5.0'})).status, 200);
	const preview = await get(`${path}?beeld=voorbeeld`);
	t.is(preview.headers.get('Content-Disposition'), 'inline');
	t.is((await get(`${path}?gemeente=GM0321`, 'coordinator')).status, 200);
	t.deepEqual(await counted(), before);
});

test.serial('a page or mail is never shown by the browser as a page of this site', async t => {
	for (const material of ['mailing-html', 'text-html', 'newsletter-html', 'poster', 'zip']) {
		const answer = await get(`/materiaal/${slug}/${material}?beeld=voorbeeld`);
		t.regex(answer.headers.get('Content-Disposition') ?? '', /^attachment/, material);
	}
});

test.serial('a team works for the municipalities that it serves, and for no other', async t => {
	const page = await get('/materiaal', 'team');
	t.is(page.status, 200);
	const codes = [...page.text.matchAll(/<option value="(GM\d+)"/g)].map(([, code]) => code);
	t.true(codes.includes('GM0321') && codes.length > 1 && codes.length < 10, codes.join());
	t.regex(wordsOf(await get('/materiaal?gemeente=GM0321', 'team')), /Materiaal voor Houten/);
	t.is((await get(`/materiaal/${slug}/text?gemeente=GM0321`, 'team')).status, 200);
	t.is((await get('/materiaal?gemeente=GM0344', 'team')).status, 404);
	t.is((await get(`/materiaal/${slug}/text?gemeente=GM0344`, 'team')).status, 404);
});

test.serial(
	'every basisteam and district recherche finds the material of the municipalities that it serves',
	async t => {
		const areas = await listAreas(service().db);
		const organisations = (['basisteam', 'detectives'] as const).flatMap(kind => areasOn(areas, kind, '2022-06-30'));
		t.is(organisations.length, 23);
		for (const organisation of organisations) {
			const token = await service().token('ambassador', organisation.code);
			const {status, text} = await service().ask(token, 'GET', '/materiaal');
			t.is(status, 200, organisation.code);
			const names = [...text.matchAll(/<option value="GM\d+"[^>]*>([^<]+)/g)].map(([, name]) => name ?? '');
			const shown = /<h1[^>]*>Materiaal voor ([^<]+)/.exec(text)?.[1] ?? '';
			const found = names.length > 0 ? names : [shown];
			const served = membersOn(areas, organisation, {kind: 'municipality', day: '2022-06-30'}).map(({name}) => name);
			t.deepEqual(
				found,
				served.sort((a, b) => a.localeCompare(b, 'nl')),
				organisation.code,
			);
			t.is(shown, found[0] ?? '', organisation.code);
		}
	},
);

test.serial('another municipality is not there for an ambassador, and neither is what is not released', async t => {
	for (const path of [
		'/materiaal?gemeente=GM0344',
		`/materiaal/${slug}/poster?gemeente=GM0344`,
		'/materiaal?campagne=bestaat-niet',
		'/materiaal/bestaat-niet/poster',
		`/materiaal/${slug}/geheim`,
		`/materiaal/${slug}/constructor`,
		'/materiaal/..%2Fkijk-mee/poster',
	]) {
		t.is((await get(path)).status, 404, path);
	}

	for (const role of ['admin', 'reader', 'control-room'] as const) {
		const token = await service().token(role);
		t.is((await service().ask(token, 'GET', '/materiaal')).status, 403, role);
		t.is((await service().ask(token, 'GET', `/materiaal/${slug}/poster`)).status, 403, role);
	}
});

test.serial('a coordinator chooses any municipality', async t => {
	t.regex(wordsOf(await get('/materiaal?gemeente=GM0344', 'coordinator')), /Materiaal voor Utrecht/);
	const {text} = await get(`/materiaal/${slug}/text?gemeente=GM0344`, 'coordinator');
	t.regex(text, /Kijk mee in Utrecht/);
});

test.serial('an own line and day stand in the address, in the texts and in every link, and nowhere else', async t => {
	const regel = 'Zaterdag op de markt: <b>vraag</b> {{gemeente}} naar Burgernet';
	const search = new URLSearchParams({campagne: slug, regel, dag: '2022-09-17'});
	const answer = await get(`/materiaal?${search}`);
	t.is(answer.status, 200);
	t.true(answer.text.includes('- Zaterdag op de markt: &lt;b>vraag&lt;/b> {{gemeente}} naar Burgernet'));
	const links = [...answer.text.matchAll(/href="(\/materiaal\/[^"]+)"/g)].map(([, href]) =>
		href?.replaceAll('&amp;', '&'),
	);
	t.true(links.length >= 10);
	t.true(links.every(href => new URL(href ?? '', 'http://x').searchParams.get('regel') === regel));
	t.true((await get(links[0] as string)).status === 200);
	t.notRegex((await get('/materiaal')).text, /Zaterdag/);
});

for (const [what, field, value, message] of [
	['a line that is too long', 'regel', 'a'.repeat(91), /hoogstens 90 tekens/],
	['a line with an address of a person', 'regel', 'Mail iemand@voorbeeld.example', /e-mailadres/],
	['a line with a sign that turns text around', 'regel', 'Houten ‮fdp', /onzichtbare/],
	['a day that does not exist', 'dag', '2022-02-30', /deze dag bestaat niet/],
] as const) {
	test.serial(`${what} is named, stays in the field and is in no material`, async t => {
		const search = new URLSearchParams({[field]: value});
		const answer = await get(`/materiaal?${search}`);
		t.is(answer.status, 400);
		t.regex(wordsOf(answer), message);
		t.regex(answer.text, new RegExp(`<input[^>]*id="${field}"[^>]*value="[^"]+"`));
		t.notRegex(answer.text, new RegExp(`href="/materiaal/[^"]*${field}=`));
		t.is((await get(`/materiaal/${slug}/text?${search}`)).status, 400);
	});
}
