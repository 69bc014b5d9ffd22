import {buffer} from 'node:stream/consumers';
import {ZipFile} from 'yazl';
import {png} from '../kit/pngs.ts';

type Parts = Readonly<Record<string, string | Buffer>>;

/** A zip of some parts, each under its name. */
export function zipOf(parts: Parts): Promise<Buffer> {
	const zip = new ZipFile();
	for (const [name, content] of Object.entries(parts)) {
		// Of one moment, so that the same document made twice is the same file.
		const options = {mtime: new Date('2022-06-01T12:00:00Z')};
		zip.addBuffer(typeof content === 'string' ? Buffer.from(content) : content, name, options);
	}

	zip.end();
	return buffer(zip.outputStream);
}

const contentTypes = (main: string, other: string) =>
	`<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.${main}.main+xml"/><Default Extension="bin" ContentType="application/vnd.${other}"/></Types>`;
const WORD = 'openxmlformats-officedocument.wordprocessingml.document';
const MACROS = 'ms-word.document.macroEnabled';

/** A document of Word, with whatever else is put in it. */
export function docx(extra: Parts = {}, {main = WORD, other = 'ms-office'} = {}): Promise<Buffer> {
	const document = '<?xml version="1.0"?><w:document/>';
	return zipOf({'[Content_Types].xml': contentTypes(main, other), 'word/document.xml': document, ...extra});
}

const BOMB = 120_000_000;

/** The same bomb, which names another size wherever it names its own. */
function sayingSize(bomb: Buffer, size: number): Buffer {
	const changed = Buffer.from(bomb);
	const own = Buffer.alloc(4);
	own.writeUInt32LE(BOMB);
	for (let at = changed.indexOf(own); at !== -1; at = changed.indexOf(own, at + 1)) {
		changed.writeUInt32LE(size, at);
	}

	return changed;
}

const text = (begin: string, after = '') => Buffer.from(begin + after, 'latin1');
const film = (brand: string) => text(`\0\0\0\x18ftyp${brand}\0\0\x02\0`, `${brand}mp42\0\0\0\x08free`);

/** One of each type that is taken. */
export async function goodFiles(): Promise<Record<'jpg' | 'png' | 'mp4' | 'pdf' | 'docx', Buffer>> {
	return {
		jpg: text('\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01', '\0'.repeat(40)),
		png: png(20, 10),
		mp4: film('isom'),
		pdf: text('%PDF-1.7\n', '1 0 obj<<>>endobj\n%%EOF\n'),
		docx: await docx(),
	};
}

/** What poses as one of the types, by what it is; with the name under which it is handed over. */
export async function posingFiles(): Promise<Record<string, {name: string; content: Buffer}>> {
	const script = '<script>alert(1)</script>';
	const bomb = await docx({'word/media/a.bin': Buffer.alloc(BOMB)});
	return {
		'a drawing with a script': {
			name: 'poster.png',
			content: text(`<svg xmlns="http://www.w3.org/2000/svg">${script}</svg>`),
		},
		'a web page': {name: 'foto.jpg', content: text(`<!doctype html>${script}`)},
		'a program of Windows': {name: 'film.mp4', content: text('MZ\x90\0\x03\0\0\0', '\0'.repeat(64))},
		'a program of Linux': {name: 'film.mp4', content: text('\x7fELF\x02\x01\x01', '\0'.repeat(64))},
		'a script': {name: 'flyer.pdf', content: text('#!/bin/sh\nrm -rf /\n')},
		'a web page that ends as a pdf': {name: 'flyer.pdf', content: text(`${script}\n%PDF-1.7\n`)},
		'a picture of another kind': {name: 'foto.png', content: text('GIF89a', '\0'.repeat(20))},
		'a photo in the box of a film': {name: 'film.mp4', content: film('heic')},
		'an empty file': {name: 'foto.png', content: Buffer.alloc(0)},
		'the first bytes of a picture alone': {name: 'foto.png', content: text('\x89PNG')},
		'any zip': {name: 'brief.docx', content: await zipOf({'brief.txt': 'tekst'})},
		'a broken zip': {name: 'brief.docx', content: (await docx()).subarray(0, 90)},
		'a document with macros': {name: 'brief.docx', content: await docx({'word/vbaProject.bin': 'macro'})},
		'a document that says it has macros': {name: 'brief.docx', content: await docx({}, {main: MACROS})},
		'a template': {name: 'brief.docx', content: await docx({}, {main: WORD.replace(/document$/, 'template')})},
		'macros under another name': {
			name: 'brief.docx',
			content: await docx({'word/x.bin': 'macro'}, {other: 'ms-office.vbaProject'}),
		},
		'a document with a program in it': {name: 'brief.docx', content: await docx({'word/embeddings/a.exe': 'MZ'})},
		'a zip bomb': {name: 'brief.docx', content: bomb},
		'a zip bomb that says it is small': {name: 'brief.docx', content: sayingSize(bomb, 1000)},
	};
}
