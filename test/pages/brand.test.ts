import {loadImage} from '@napi-rs/canvas';
import test from 'ava';
import PostalMime from 'postal-mime';
import {buildCampaign} from '../../src/usecases/build-campaign.ts';
import {materialOf} from '../../src/usecases/kit.ts';
import {mailingOfMunicipality} from '../../src/usecases/mailing-of-municipality.ts';
import {kitFolder, setting, slug} from '../kit/folder.ts';
import {openPdf} from '../kit/pdf.ts';
import {png} from '../kit/pngs.ts';
import {type Answer, june2022, openReferenceStore, shared, startService} from '../service.ts';
import {hiddenFieldsOf, sendForm, wordsOf} from './forms.ts';
import {sendUpload} from './import-visitor.ts';

const folder = shared(t => kitFolder(t));
const service = shared(async t => startService(t, await openReferenceStore(t)));
const logo = {name: 'wapen.png', content: png(300, 90)};

async function visitor(role: 'ambassador' | 'coordinator', place = 'houten', area = 'GM0321') {
	const address = `/gemeenten/${place}/logo`;
	const token = await service().token(role, role === 'ambassador' ? area : undefined);
	const page = (path = address) => service().ask(token, 'GET', path);
	const hand = async (file: {name: string; content: Buffer}, alt = 'Wapen van Houten'): Promise<Answer> => {
		const fields = {...hiddenFieldsOf(await page(), address), alt};
		return sendUpload(service(), token, {address, fields, file});
	};
	const press = async (action: string, fields: Record<string, string> = {}, from = address): Promise<Answer> => {
		const hidden = hiddenFieldsOf(await page(from), `${address}/${action}`);
		return sendForm(service(), token, {address: `${address}/${action}`, fields: {...hidden, ...fields}});
	};
	return {address, page, hand, press};
}

async function poster(municipality: string) {
	const request = {...setting, campaignsFolder: folder(), slug, municipality, now: june2022};
	return openPdf((await materialOf(service().db, {...request, material: 'poster'})).content);
}

test('an ambassador puts the own logo on the poster, takes it away and brings it back', async t => {
	const {hand, page, press, address} = await visitor('ambassador');
	t.regex(wordsOf(await page('/gemeenten/houten')), /Logo en aanspreekvorm op het materiaal/);
	t.is((await hand(logo)).status, 303);
	t.true((await poster('GM0321')).structure.includes('Figure: Wapen van Houten'));
	const shown = await fetchLogo(`${address}.png`);
	t.deepEqual([shown.width, shown.height], [300, 90]);

	t.is((await press('weg')).status, 303);
	t.false((await poster('GM0321')).structure.includes('Figure: Wapen van Houten'));
	t.is((await press('terug', {}, `${address}?opgeslagen=ja`)).status, 303);
	t.true((await poster('GM0321')).structure.includes('Figure: Wapen van Houten'));
});

async function fetchLogo(address: string) {
	const token = await service().token('coordinator');
	const answer = await fetch(`${service().url}${address}`, {headers: {Authorization: `Bearer ${token}`}});
	return loadImage(Buffer.from(await answer.arrayBuffer()));
}

test('the logo stands above the mailing to residents, small and inside the draft, and is open to who reads it as a web page', async t => {
	const {hand, press} = await visitor('ambassador', 'bunnik', 'GM0312');
	const make = async (material: 'mailing-html' | 'mailing-eml') => {
		const request = {...setting, campaignsFolder: folder(), slug, municipality: 'GM0312', now: june2022};
		return (await materialOf(service().db, {...request, material})).content;
	};
	const plain = (await make('mailing-html')).toString();
	t.notRegex(plain, /\/logo\//);
	await hand({name: 'logo.png', content: png(1200, 360)}, 'Wapen "van" <Bunnik>');
	const html = (await make('mailing-html')).toString();
	const [image = '', path = ''] =
		/<img src="https:\/\/burgernet\.voorbeeld\.nl(\/gemeenten\/bunnik\/logo\/\w+\.png)"[^>]*>/.exec(html) ?? [];
	t.regex(image, /alt="Wapen &quot;van&quot; &lt;Bunnik&gt;" width="200" height="60"/);
	t.true(html.indexOf(image) < html.indexOf('Burgernet in Bunnik</div>'));

	const answer = await fetch(service().url + path);
	t.is(answer.status, 200);
	const picture = Buffer.from(await answer.arrayBuffer());
	t.is((await loadImage(picture)).width, 400);
	const mail = await PostalMime.parse(await make('mailing-eml'));
	t.is(mail.attachments.length, 2);
	t.deepEqual(Buffer.from(mail.attachments[1]?.content as ArrayBuffer), picture);
	t.true(mail.html?.includes(`src="cid:${mail.attachments[1]?.contentId?.slice(1, -1)}"`));

	// A mail that was sent keeps its picture; another municipality never had it.
	t.is((await press('weg')).status, 303);
	t.is((await make('mailing-html')).toString(), plain);
	t.is((await fetch(service().url + path)).status, 200);
	t.is((await fetch(service().url + path.replace('bunnik', 'zeist'))).status, 404);
	t.is((await fetch(`${service().url}/gemeenten/bunnik/logo/${'0'.repeat(24)}.png`)).status, 404);
	t.is((await fetch(`${service().url}/gemeenten/bunnik/logo/..%2Fx.png`)).status, 400);
});

test('the preview and the files of the command show the logo and the form of the municipality too', async t => {
	const {hand, press} = await visitor('ambassador', 'rhenen', 'GM0340');
	await hand(logo, 'Wapen van Rhenen');
	await press('aanspreekvorm', {form: 'u'}, '/gemeenten/rhenen/logo');
	const request = {...setting, campaignsFolder: folder(), slug, municipality: 'GM0340', now: june2022};
	const {html} = await mailingOfMunicipality(service().db, request);
	t.regex(html, /alt="Wapen van Rhenen"/);
	t.regex(html, /krijgt u dan een bericht/);
	const {value: built} = await buildCampaign(service().db, request).next();
	t.is(built?.files[0]?.content, html);
	const {value: other} = await buildCampaign(service().db, {...request, municipality: 'GM0345'}).next();
	t.notRegex(String(other?.files[0]?.content), /krijgt u dan|Wapen van/);
});

test('a municipality chooses u, and its poster says u', async t => {
	const {press} = await visitor('ambassador', 'nieuwegein', 'GM0356');
	t.regex((await poster('GM0356')).text, /Je krijgt een bericht/);
	t.is((await press('aanspreekvorm', {form: 'u'})).status, 303);
	t.regex((await poster('GM0356')).text, /U krijgt een bericht als de politie bij u in de buurt/);
	t.is((await press('aanspreekvorm', {form: 'gij'})).status, 400);
});

test.serial('what is no logo is refused in words, and nothing of it is kept', async t => {
	const {hand, page} = await visitor('coordinator', 'zeist');
	const refused = await hand({name: 'logo.png', content: Buffer.from('<script>alert(1)</script>')});
	t.is(refused.status, 400);
	t.regex(wordsOf(refused), /Dit is geen PNG/);
	t.is((await hand({name: 'logo.png', content: Buffer.alloc(5_000_000)})).status, 400);
	t.is((await hand(logo, ' ')).status, 400);
	t.regex(wordsOf(await page()), /Er is nog geen logo/);
	t.is(await service().db.jobs.db.collection('uploads.files').countDocuments(), 0);
});

test('markup in the alternative text stays text', async t => {
	const {hand, page} = await visitor('coordinator', 'soest', 'GM0342');
	t.is((await hand(logo, '"><script>alert(1)</script>')).status, 303);
	t.false((await page()).text.includes('<script>alert(1)'));
	t.true((await poster('GM0342')).structure.includes('Figure: "><script>alert(1)</script>'));
});

test('who came second to a change is told so', async t => {
	const {page, address} = await visitor('coordinator', 'woerden');
	const token = await service().token('coordinator');
	const seen = hiddenFieldsOf(await page(), `${address}/aanspreekvorm`);
	const first = {...seen, form: 'u', idempotencyKey: crypto.randomUUID()};
	t.is((await sendForm(service(), token, {address: `${address}/aanspreekvorm`, fields: first})).status, 303);
	t.is((await sendForm(service(), token, {address: `${address}/aanspreekvorm`, fields: first})).status, 303);
	const second = {...seen, form: 'je', idempotencyKey: crypto.randomUUID()};
	t.is((await sendForm(service(), token, {address: `${address}/aanspreekvorm`, fields: second})).status, 409);
});

test('the logo of another municipality is not found by an ambassador, nor changed', async t => {
	const {page} = await visitor('ambassador');
	for (const path of ['/gemeenten/zeist/logo', '/gemeenten/zeist/logo.png', '/gemeenten/amsterdam/logo']) {
		t.is((await page(path)).status, 404);
	}

	const token = await service().token('ambassador', 'GM0321');
	const fields = {idempotencyKey: crypto.randomUUID(), revision: '0', alt: 'x'};
	t.is((await sendUpload(service(), token, {address: '/gemeenten/zeist/logo', fields, file: logo})).status, 404);
	const reader = await service().token('reader');
	t.is((await service().ask(reader, 'GET', '/gemeenten/houten/logo')).status, 403);
});
