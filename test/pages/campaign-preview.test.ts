import test from 'ava';
import {openReferenceStore, shared, startService} from '../service.ts';
import {hiddenFieldsOf, sendForm, wordsOf} from './forms.ts';

const service = shared(async t => {
	const running = await startService(t, await openReferenceStore(t));
	return {...running, coordinator: await running.token('coordinator'), admin: await running.token('admin')};
});
const PAGE = '/campagnes/na-de-veiligheidsdag';
const page = (path: string, token = service().coordinator) => service().ask(token, 'GET', path);
const query = (fields: Record<string, string>) => new URLSearchParams(fields).toString();

/** The address that the frame of a page shows. */
function frameOf(text: string): string {
	return (/<iframe[^>]* src="([^"]*)"/.exec(text)?.[1] ?? '').replaceAll('&amp;', '&');
}

test('every choice stands in the address and comes back in form, mail, text and pictures', async t => {
	const typed = {gemeente: 'GM0321', regel: 'Samen <b>zien</b> we meer, {{gemeente}}.', dag: '2022-05-14'};
	const choice = {...typed, beeld: 'desktop', kleur: 'donker'};
	const shown = await page(`${PAGE}?${query(choice)}`);
	t.is(shown.status, 200);
	t.regex(shown.text, /value="Samen &lt;b>zien&lt;\/b> we meer, {{gemeente}}\."|value="Samen &lt;b&gt;zien/);
	t.regex(shown.text, /<option[^>]*value="GM0321"[^>]*selected/);
	t.regex(shown.text, /<option[^>]*value="desktop"[^>]*selected/);
	t.regex(shown.text, /<option[^>]*value="donker"[^>]*selected/);
	t.regex(shown.text, /campaign-preview__frame--desktop/);
	t.regex(shown.text, /sandbox(="")?[ >/]/);
	const frame = frameOf(shown.text);
	t.is(new URL(frame, service().url).searchParams.get('kleur'), 'donker');
	const mail = await page(frame);
	t.regex(mail.text, /Samen &lt;b&gt;zien&lt;\/b&gt; we meer, {{gemeente}}\./);
	t.regex(mail.text, /14 mei 2022/);
	t.notRegex(mail.text, /prefers-color-scheme/);
	t.regex(mail.headers.get('Content-Security-Policy') ?? '', /^default-src 'none';.*sandbox$/);
	const text = await page(`${PAGE}?${query({...choice, beeld: 'tekst'})}`);
	t.regex(wordsOf(text), /14 mei 2022.*Samen|Samen.*14 mei 2022/s);
	t.notRegex(text.text, /<iframe/);
});

test('what is typed wrong is named at its field and left out of the preview', async t => {
	const dag = '2022-02-30';
	const shown = await page(`${PAGE}?${query({gemeente: 'GM0321', regel: 'bel 06-12345678', dag})}`);
	t.is(shown.status, 400);
	for (const field of ['regel', 'dag']) {
		t.regex(shown.text, new RegExp(`href="#${field}"`), field);
	}

	t.regex(shown.text, /value="bel 06-12345678"/);
	t.is(frameOf(shown.text), `${PAGE}/voorbeeld/GM0321?kleur=licht`);
	t.is((await page(`${PAGE}/voorbeeld/GM0321?dag=${dag}`)).status, 400);
	t.is((await page(`${PAGE}?anders=1`)).status, 400);
	t.is((await page(`${PAGE}/voorbeeld/GM0321?anders=1`)).status, 400);
	t.is((await page('/campagnes/download-de-app?dag=2022-05-14')).status, 400, 'a campaign without an event');
	t.is((await page(`${PAGE}?kleur=paars`)).status, 400);
});

test('poster and pictures are shown with the line, of a draft too, and are never counted as fetched', async t => {
	const address = `${PAGE}/stand/draft`;
	const fields = hiddenFieldsOf(await page(PAGE), address);
	t.is((await sendForm(service(), service().coordinator, {address, fields})).status, 303);
	const base = `${PAGE}/voorbeeld/GM0321`;
	const plain = await page(`${base}/square`);
	const own = await page(`${base}/square?${query({regel: 'Samen zien we meer.'})}`);
	t.is(plain.headers.get('Content-Type'), 'image/png');
	t.not(own.text, plain.text);
	for (const [material, type] of [
		['story', 'image/png'],
		['poster', 'application/pdf'],
	] as const) {
		const shown = await page(`${base}/${material}`, service().admin);
		t.deepEqual([shown.status, shown.headers.get('Content-Type')], [200, type]);
		t.is(shown.headers.get('Content-Disposition'), 'inline');
	}

	t.is(await service().db.fetches.countDocuments(), 0);
	t.is((await page(`${base}/zip`)).status, 400);
	t.is((await page(`${PAGE}/voorbeeld/GM9999/square`)).status, 404);
	t.regex((await page(`${PAGE}?gemeente=GM0321&regel=Hallo`)).text, /voorbeeld\/GM0321\/square\?regel=Hallo"/);
	t.notRegex((await page('/campagnes/burgernet-in-gemeente')).text, /Poster en afbeeldingen/);
});

test('only who makes campaigns sees a preview', async t => {
	for (const role of ['ambassador', 'reader', 'control-room'] as const) {
		const token = await service().token(role, ...(role === 'ambassador' ? ['GM0321'] : []));
		t.is((await page(`${PAGE}/voorbeeld/GM0321`, token)).status, 403, role);
		t.is((await page(`${PAGE}/voorbeeld/GM0321/square`, token)).status, 403, role);
	}

	t.is((await service().ask(null, 'GET', `${PAGE}/voorbeeld/GM0321/square`)).status, 302);
});
