import {randomUUID} from 'node:crypto';
import test from 'ava';
import {openReferenceStore, shared} from '../service.ts';
import {hiddenFieldsOf, sendForm, wordsOf} from './forms.ts';
import {importer, sendUpload, startImporting} from './import-visitor.ts';

const service = shared(async t => startImporting(t, await openReferenceStore(t)));
const csv = (month: string, count = 5) =>
	`gemeente;maand;downloads\nHouten;${month};${count}\nLaren (NH.);${month};1.234\nHele eenheid;${month};9.000\n`;
const downloads = (month: string) => service().db.appDownloads.find({month, removed: false}).toArray();

test('a good file is checked first; only a second press writes it, and the same file again changes nothing', async t => {
	const {hand, page, press} = await importer(service());
	const file = {kind: 'app-downloads', name: 'januari.csv', content: csv('2022-01')};
	const address = await hand(file);
	t.regex(wordsOf(await page(address)), /Geen fouten gevonden 3 regels gelezen\. Importeren geeft: 3 nieuw/);
	t.is((await downloads('2022-01')).length, 0);
	t.regex(wordsOf(await press(address, 'importeren')), /Geïmporteerd 3 nieuw, 0 gewijzigd, 0 ongewijzigd/);
	t.is((await downloads('2022-01')).find(({area}) => area === 'GM0417')?.appDownloads, 1234);
	const again = await hand(file);
	t.regex(wordsOf(await page(again)), /Dit bestand was al geïmporteerd/);
	t.regex(wordsOf(await press(again, 'importeren')), /Dit bestand was al geïmporteerd: niets veranderd/);
	t.true((await downloads('2022-01')).every(({revision}) => revision === 1));
});

test('a whole import is taken back, what was corrected by hand since is kept and listed, and it can come back', async t => {
	const {hand, page, press, token} = await importer(service());
	const address = await hand({kind: 'app-downloads', name: 'februari.csv', content: csv('2022-02')});
	await press(address, 'importeren');
	const body = {appDownloads: 6, source: 'nageteld', method: 'measured'};
	const path = '/api/v1/app-downloads/GM0321/2022-02';
	const corrected = await service().ask(token, 'PUT', path, {body, headers: {'If-Match': '"1"'}});
	t.is(corrected.status, 200, corrected.text);
	const words = wordsOf(await press(address, 'terugdraaien'));
	t.regex(words, /Teruggedraaid 2 weggehaald, 0 teruggezet zoals ze waren, 1 sindsdien met de hand gewijzigd/);
	t.regex(words, /Met de hand gewijzigd en zo gelaten/);
	t.deepEqual(
		(await downloads('2022-02')).map(({area, appDownloads}) => [area, appDownloads]),
		[['GM0321', 6]],
	);
	t.regex(wordsOf(await page('/cijfers/importeren')), /februari\.csv teruggedraaid/);
	await press(address, 'importeren');
	t.is((await downloads('2022-02')).length, 3);
});

test('every fault stands there with its line and column, page by page, and there is nothing to import', async t => {
	const {hand, page} = await importer(service());
	const rows = Array.from({length: 60}, (_, index) => `Houten;2022-13;${index}`).join('\n');
	const address = await hand({kind: 'app-downloads', name: 'fout.csv', content: `gemeente;maand;downloads\n${rows}\n`});
	const first = await page(address);
	t.regex(wordsOf(first), /60 fouten in het bestand Er is niets opgeslagen/);
	t.regex(wordsOf(first), /Bladzijde 1 van 3 Volgende/);
	t.regex(wordsOf(first), /regel 2 B \(maand\) "2022-13" is geen maand/);
	t.false(first.text.includes(`action="${address}/importeren"`));
	t.regex(wordsOf(await page(`${address}?fouten=3`)), /Vorige Bladzijde 3 van 3/);
	t.is((await page(`${address}?fouten=0`)).status, 400);
});

test('unknown headers are asked once; a mended file keeps them, and a later file with the same headers too', async t => {
	const {hand, page, press, upload, settled} = await importer(service());
	const content = 'Plaats;Periode;Aantal;Opmerking\nHouten;2022-03;vijf\nWoerden;2022-03;7;x\n';
	const address = await hand({kind: 'app-downloads', name: 'maart.csv', content});
	t.regex(wordsOf(await page(address)), /Welke kolom is welke\? Niet gevonden: gemeente, maand, downloads/);
	const wrong = await press(address, 'kolommen', {'kolom-gemeente': 'Plaats', 'kolom-maand': 'Plaats'});
	t.is(wrong.status, 400);
	t.regex(wordsOf(wrong), /De kop "Plaats" is twee keer gekozen/);
	t.regex(wordsOf(wrong), /Kies welke kop downloads is/);
	const chosen = {'kolom-gemeente': 'Plaats', 'kolom-maand': 'Periode', 'kolom-downloads': 'Aantal'};
	const faulty = await press(address, 'kolommen', chosen);
	t.regex(wordsOf(faulty), /1 fout in het bestand/);
	const hidden = hiddenFieldsOf(faulty, `${address}/bestand`);
	await upload(`${address}/bestand`, hidden, {name: 'maart 2.csv', content: content.replace('vijf', '5')});
	t.regex(wordsOf(await settled(address)), /maart 2\.csv.*Geen fouten gevonden/);
	const later = await hand({
		kind: 'app-downloads',
		name: 'april.csv',
		content: 'aantal;plaats;OPMERKING;periode\n8;Houten;;2022-04\n',
	});
	t.regex(wordsOf(await page(later)), /Geen fouten gevonden .* zoals bij een eerder bestand met deze koppen/);
});

test('the same form sent twice is one import; with another file it is refused', async t => {
	const {hand, upload} = await importer(service());
	const key = randomUUID();
	const file = {kind: 'app-downloads', name: 'juni.csv', content: csv('2022-06')};
	const address = await hand(file, key);
	t.is(await hand(file, key), address);
	const fields = {idempotencyKey: key, kind: 'app-downloads'};
	const other = await upload('/cijfers/importeren', fields, {...file, content: csv('2022-05')});
	t.is(other.status, 409);
	t.regex(wordsOf(other), /al verstuurd met een ander bestand/);
});

test('a press on a page that is old by now changes nothing and says so; pressed twice it is done once', async t => {
	const {hand, page, press, token} = await importer(service());
	const address = await hand({kind: 'app-downloads', name: 'mei.csv', content: csv('2022-05')});
	const hidden = hiddenFieldsOf(await page(address), `${address}/importeren`);
	await press(address, 'importeren');
	const send = (fields: Record<string, string>) =>
		sendForm(service(), token, {address: `${address}/importeren`, fields});
	const old = await send({...hidden, idempotencyKey: randomUUID()});
	t.is(old.status, 409);
	t.regex(wordsOf(old), /staat er intussen anders voor.*Geïmporteerd 3 nieuw/);
	t.true((await downloads('2022-05')).every(({revision}) => revision === 1));
});

test('without a kind, a key or a file the form comes back with what is wrong', async t => {
	const {upload} = await importer(service());
	const file = {name: 'a.csv', content: csv('2022-01')};
	const noKind = await upload('/cijfers/importeren', {idempotencyKey: randomUUID()}, file);
	t.is(noKind.status, 400);
	t.regex(wordsOf(noKind), /Kies wat het bestand bevat/);
	const noFile = await upload('/cijfers/importeren', {idempotencyKey: randomUUID(), kind: 'totals'});
	t.is(noFile.status, 400);
	t.regex(wordsOf(noFile), /Kies een bestand\./);
	t.true(noFile.text.includes('<option value="totals" selected'));
});

test('only a coordinator comes here; a task that does not exist is not found', async t => {
	const {page, hand} = await importer(service());
	const address = await hand({kind: 'app-downloads', name: 'a.csv', content: csv('2022-01')});
	for (const [role, area] of [['admin'], ['reader'], ['control-room'], ['ambassador', 'GM0321']] as const) {
		const token = await service().token(role, area);
		for (const path of ['/cijfers/importeren', address]) {
			t.is((await service().ask(token, 'GET', path)).status, 403, `${role} ${path}`);
		}

		const fields = {idempotencyKey: randomUUID(), kind: 'app-downloads'};
		const file = {name: 'a.csv', content: csv('2022-01')};
		const sent = await sendUpload(service(), token, {address: '/cijfers/importeren', fields, file});
		t.is(sent.status, 403, role);
	}

	t.is((await page('/taken/bestaat-niet')).status, 404);
});
