import {hash, randomUUID} from 'node:crypto';
import {PassThrough, Readable} from 'node:stream';
import test from 'ava';
import {Refusal} from '../../src/domain/faults.ts';
import {saveUpload} from '../../src/store/uploads.ts';
import {takeNationalFile} from '../../src/usecases/national-files.ts';
import {june2022, openReferenceStore, shared} from '../service.ts';
import {goodFiles, posingFiles} from './national-samples.ts';

const identity = {id: 'coordinator-1', role: 'coordinator', area: null} as const;
const form = {title: 'Landelijke poster', from: '2022-06-01', lastDay: '2022-07-31', alt: 'Twee mensen op straat.'};
const db = shared(t => openReferenceStore(t));

async function hand({name, content}: {name: string; content: Buffer}, fields: object = {}, key = randomUUID()) {
	const upload = await saveUpload(db(), Readable.from([content]), new PassThrough());
	const file = {upload, fileName: name, size: content.length, sha256: hash('sha256', content)};
	return takeNationalFile(db(), {...form, ...fields}, {identity, key, now: june2022, file});
}

/** How much lies in the store: files, pieces of files, and facts. */
async function kept(): Promise<number[]> {
	const store = db().jobs.db;
	const names = ['uploads.files', 'uploads.chunks', 'nationalFiles'];
	return Promise.all(names.map(name => store.collection(name).countDocuments()));
}

test.serial('each type is told by its content, and kept byte for byte', async t => {
	for (const [type, content] of Object.entries(await goodFiles())) {
		const id = await hand({name: `bestand.${type.toUpperCase()}`, content});
		const fact = await db().nationalFiles.findOne({_id: id});
		t.is(fact?.type, type as 'jpg');
		t.is(fact?.size, content.length);
	}
});

test.serial(
	'what poses as a picture, film or document is refused in one sentence, and nothing of it stays',
	async t => {
		const before = await kept();
		for (const [what, file] of Object.entries(await posingFiles())) {
			const error = await t.throwsAsync(hand(file), {instanceOf: Refusal}, what);
			t.is(error?.code, 'invalid', what);
			t.deepEqual(
				error?.faults.map(({field}) => field),
				['file'],
				what,
			);
			t.regex(error?.message ?? '', /^[A-Z][^.]*\.$/, what);
			t.deepEqual(await kept(), before, what);
		}
	},
);

test.serial('a name that says another type than the content is refused', async t => {
	const before = await kept();
	const good = await goodFiles();
	for (const [name, content] of [
		['foto.jpg', good.png],
		['film.exe', good.mp4],
		['flyer.pdf.html', good.pdf],
		['brief.zip', good.docx],
		['zonder-einde', good.png],
	] as const) {
		const error = await t.throwsAsync(hand({name, content}), {instanceOf: Refusal}, name);
		t.deepEqual(
			error?.faults.map(({field}) => field),
			['file'],
			name,
		);
	}

	t.deepEqual(await kept(), before);
	await t.notThrowsAsync(hand({name: 'foto.jpeg', content: good.jpg}));
});

test.serial(
	'a picture or film needs a description, a document does not; a period does not end before it begins',
	async t => {
		const before = await kept();
		for (const [type, content] of Object.entries(await goodFiles())) {
			const file = {name: `bestand.${type}`, content};
			const isDocument = type === 'pdf' || type === 'docx';
			if (!isDocument) {
				const error = await t.throwsAsync(hand(file, {alt: null}), {instanceOf: Refusal}, type);
				t.deepEqual(
					error?.faults.map(({field}) => field),
					['alt'],
					type,
				);
			}

			const error = await t.throwsAsync(hand(file, {lastDay: '2022-05-31'}), {instanceOf: Refusal}, type);
			t.deepEqual(
				error?.faults.map(({field}) => field),
				['lastDay'],
				type,
			);
		}

		t.deepEqual(await kept(), before);
		const {pdf: content} = await goodFiles();
		await t.notThrowsAsync(hand({name: 'a.pdf', content}, {alt: null, from: '2022-06-30', lastDay: '2022-06-30'}));
	},
);

test.serial('the same form twice gives the same file once; another file under its key is refused', async t => {
	const {png, pdf} = await goodFiles();
	const key = randomUUID();
	const first = await hand({name: 'a.png', content: png}, {}, key);
	const before = await kept();
	t.is(await hand({name: 'a.png', content: png}, {}, key), first);
	await t.throwsAsync(hand({name: 'a.pdf', content: pdf}, {}, key), {instanceOf: Refusal});
	t.deepEqual(await kept(), before);
});

test.serial('what is wrong with the file and with the form is told at once', async t => {
	const {png} = await goodFiles();
	const error = await t.throwsAsync(hand({name: 'a.pdf', content: png}, {lastDay: '2022-05-31', alt: null}), {
		instanceOf: Refusal,
	});
	t.deepEqual(
		error?.faults.map(({field}) => field),
		['file', 'lastDay', 'alt'],
	);
});
