import {createCanvas, loadImage} from '@napi-rs/canvas';
import test from 'ava';
import PostalMime from 'postal-mime';
import yauzl from 'yauzl';
import {type MaterialId, materialIds} from '../../src/domain/materials.ts';
import {kitOf, materialOf} from '../../src/usecases/kit.ts';
import {mailingOfMunicipality} from '../../src/usecases/mailing-of-municipality.ts';
import {ownLink} from '../../src/usecases/own-links.ts';
import {june2022, openExampleStore, openReferenceStore, shared} from '../service.ts';
import {kitFolder, setting, slug} from './folder.ts';
import {openPdf, readCode} from './pdf.ts';

const store = shared(t => openExampleStore(t, june2022));
const folder = shared(t => kitFolder(t));
const houten = 'GM0321';
const request = (change: object = {}) => ({
	...setting,
	...{campaignsFolder: folder(), slug, municipality: houten, now: june2022},
	...change,
});
const make = (material: MaterialId, change: object = {}) => materialOf(store(), {...request(change), material});
const linkOf = (material: string, municipality = houten) =>
	ownLink(store(), {campaign: slug, municipality, material, origin: setting.origin});

test('the poster is a tagged document in Dutch that says what it is, with its typeface inside', async t => {
	const {name, type, content} = await make('poster');
	t.is(name, `burgernet-${slug}-houten-poster.pdf`);
	t.is(type, 'application/pdf');
	const {document, structure, text} = await openPdf(content);
	t.is(document.numPages, 1);
	const {info} = (await document.getMetadata()) as unknown as {info: Record<string, string>};
	t.is(info.Language, 'nl');
	t.is(info.Title, 'Kijk mee in Houten – Burgernet in Houten');
	t.deepEqual(await document.getMarkInfo(), {Marked: true, UserProperties: false, Suspects: false});
	t.is(structure[0], 'Document');
	t.is(structure.filter(role => role === 'H1').length, 1);
	t.deepEqual(
		structure.filter(role => role.startsWith('Figure')),
		[
			'Figure: Een straat in de avond met verlichte ramen; een telefoon laat een melding zien.',
			`Figure: QR-code naar ${await linkOf('poster')}`,
		],
	);
	t.true(text.includes('Samen zien we meer.'));
	const fonts = content.toString('latin1').match(/\/FontFile[23]?\b/g) ?? [];
	t.is(fonts.length, 3);
	t.notRegex(content.toString('latin1'), /\/BaseFont \/Helvetica/);
});

test('the code on the rendered poster leads to the own link of the poster of this municipality', async t => {
	for (const municipality of [houten, 'GM1581', 'GM0736']) {
		const {content} = await make('poster', {municipality});
		t.is((await openPdf(content)).code, await linkOf('poster', municipality));
	}
});

test('a long address of the service stands whole on the poster, to be typed', async t => {
	const origin = 'https://burgernet-midden-nederland.politie-eenheid.voorbeeld.nl';
	const {text, code} = await openPdf((await make('poster', {origin})).content);
	t.true(code?.startsWith(`${origin}/b/`));
	t.true(text.replaceAll(' ', '').includes(code?.replace('https://', '') ?? '?'), text);
});

test('the number on the poster is the number in the mailing', async t => {
	const {content} = await make('poster');
	const {text} = await openPdf(content);
	const mailing = await mailingOfMunicipality(store(), request());
	const [, figure = '?'] = /is de Burgernetapp ([\d.]+) keer nieuw gedownload/.exec(mailing.text) ?? [];
	t.regex(figure, /^[\d.]+$/);
	t.true(text.includes(`${figure} nieuwe downloads van de app in Houten`), text);
});

test('the pictures have the sizes of the square and the story', async t => {
	for (const [material, width, height] of [
		['square', 1080, 1080],
		['story', 1080, 1920],
		['qr-png', 1000, 1000],
	] as const) {
		const image = await loadImage((await make(material)).content);
		t.deepEqual([image.width, image.height], [width, height]);
	}
});

test('both QR codes, as drawing and as picture, lead to their own links', async t => {
	const png = (await make('qr-png')).content;
	const svg = (await make('qr-svg')).content;
	for (const [content, material] of [
		[png, 'qr-png'],
		[svg, 'qr-svg'],
	] as const) {
		const image = await loadImage(content);
		const canvas = createCanvas(600, 600);
		const context = canvas.getContext('2d');
		context.drawImage(image, 0, 0, 600, 600);
		const {data} = context.getImageData(0, 0, 600, 600);
		t.is(readCode(data, 600, 600), await linkOf(material));
	}
});

test('the texts are filled, as text and as HTML for the editor of any website', async t => {
	const text = (await make('text', {line: 'Kom <b>zaterdag</b> & {{jaar}}'})).content.toString();
	t.true(text.startsWith('Kijk mee in Houten\n\nMet de Burgernetapp krijg je een bericht'));
	t.true(text.includes('- Kom <b>zaterdag</b> & {{jaar}}\n'));
	t.true(text.includes(`Download de Burgernetapp: ${await linkOf('text')} en kijk mee.`));
	const html = (await make('text-html', {line: 'Kom <b>zaterdag</b> & {{jaar}} é', form: 'u'})).content.toString();
	t.true(html.includes('<h2>Kijk mee in Houten</h2>\n<p>Met de Burgernetapp krijgt u een bericht'));
	t.true(html.includes('<li>Kom &lt;b&gt;zaterdag&lt;/b&gt; &amp; {{jaar}} &#233;</li>\n</ul>'));
	t.true(html.includes(`<p><a href="${await linkOf('text')}">Download de Burgernetapp</a> en kijk mee.</p>`));
	t.is((await make('newsletter')).content.toString(), `Kijk mee met de app: ${await linkOf('newsletter')}\n`);
});

test('the draft of the mail has no recipient, opens as unsent and holds its pictures', async t => {
	const mail = await PostalMime.parse((await make('mailing-eml')).content);
	t.is(mail.to, undefined);
	t.is(mail.headers.find(({key}) => key === 'x-unsent')?.value, '1');
	t.is(mail.attachments.length, 1);
	const {html, text} = await mailingOfMunicipality(store(), request());
	t.is((await make('mailing-html')).content.toString(), html);
	t.is((await make('mailing-txt')).content.toString(), text);
});

test('the zip holds every file once, by plain names, each the same as on its own', async t => {
	const {content, name} = await kitOf(store(), request());
	t.is(name, `burgernet-${slug}-houten-alles.zip`);
	const entries = await unzipped(content);
	t.is(entries.size, materialIds.length - 1);
	t.true([...entries.keys()].every(file => /^burgernet-[a-z0-9-]+\.[a-z]+$/.test(file)));
	for (const material of ['poster', 'square', 'text'] as const) {
		const alone = await make(material);
		t.deepEqual(entries.get(alone.name), alone.content);
	}
});

test('with unit totals only the figure says that it is of the whole unit, or is none', async t => {
	const db = await openReferenceStore(t);
	const {content} = await materialOf(db, {...request(), material: 'poster'});
	const {text} = await openPdf(content);
	t.true(text.includes('Gratis'), text);
});

test('a municipality of another unit, an unknown campaign and an ambassador of another municipality find nothing', async t => {
	const ambassador = {id: 'a', role: 'ambassador', area: 'GM0310'} as const;
	await t.throwsAsync(make('text', {municipality: 'GM0363'}), {name: 'Refusal'});
	await t.throwsAsync(make('text', {slug: 'geen'}), {name: 'Refusal'});
	await t.throwsAsync(make('text', {identity: ambassador}), {name: 'Refusal'});
	t.true((await make('text', {identity: {...ambassador, area: houten}})).content.length > 0);
});

function unzipped(content: Buffer): Promise<Map<string, Buffer>> {
	return new Promise((resolve, reject) => {
		const entries = new Map<string, Buffer>();
		yauzl.fromBuffer(content, {lazyEntries: false, strictFileNames: true}, (error, zip) => {
			if (error) {
				reject(error);
				return;
			}

			const reading: Promise<void>[] = [];
			zip.on('entry', entry =>
				reading.push(readEntry(zip, entry).then(data => void entries.set(entry.fileName, data))),
			);
			zip.on('end', () => void Promise.all(reading).then(() => resolve(entries), reject));
		});
	});
}

function readEntry(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<Buffer> {
	return new Promise((resolve, reject) => {
		zip.openReadStream(entry, async (error, stream) => {
			if (error) {
				reject(error);
				return;
			}

			resolve(Buffer.concat(await stream.toArray()));
		});
	});
}
