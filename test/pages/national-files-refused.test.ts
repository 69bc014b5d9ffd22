import {randomUUID} from 'node:crypto';
import test from 'ava';
import {deleteUploadsBefore} from '../../src/store/uploads.ts';
import {kitFolder} from '../kit/folder.ts';
import {openReferenceStore, shared, startService} from '../service.ts';
import {posingFiles} from '../usecases/national-samples.ts';
import {wordsOf} from './forms.ts';
import {sendUpload} from './import-visitor.ts';
import {addFile, address, idOf, type NewFile, period} from './national-form.ts';

const service = shared(async t => {
	const running = await startService(t, await openReferenceStore(t), {campaigns: await kitFolder(t)});
	const [coordinator, ambassador] = await Promise.all([
		running.token('coordinator'),
		running.token('ambassador', 'GM0321'),
	]);
	return {...running, coordinator, ambassador};
});
const get = (path: string, who: 'coordinator' | 'ambassador' = 'coordinator') =>
	service().ask(service()[who], 'GET', path);
const add = (title: string, type: NewFile['type'] = 'pdf', fields: Record<string, string> = {}) =>
	addFile(service(), {title, type, fields});

test.serial('what is wrong is said at its field, what was typed stays, and nothing is kept', async t => {
	const {db, coordinator} = service();
	const kept = () =>
		Promise.all(
			['uploads.files', 'uploads.chunks', 'nationalFiles'].map(name => db.jobs.db.collection(name).countDocuments()),
		);
	const before = await kept();
	for (const [fields, message] of [
		[{title: ' '}, /Vul een titel in|mag niet leeg/],
		[{title: 'a'.repeat(121)}, /hoogstens 120 tekens/],
		[{title: 'Poster \u202Efdp.exe'}, /onzichtbare/],
		[{title: 'Poster\r\nSet-Cookie: a=b'}, /besturingstekens/],
		[{title: 'Bel 06-12345678'}, /telefoonnummer/],
		[{lastDay: '2022-05-31'}, /laatste dag ligt voor de eerste/],
		[{from: '2022-02-30'}, /deze dag bestaat niet/],
		[{onbekend: 'x'}, /onbekend/],
	] as const) {
		const answer = await add('Goede titel', 'pdf', fields);
		t.is(answer.status, 400, JSON.stringify(fields));
		t.regex(wordsOf(answer), message);
		t.regex(answer.text, /value="2022-0/);
	}

	t.regex(wordsOf(await add('Zonder beschrijving', 'png')), /Schrijf op wat er te zien is/);
	const {'a web page': page} = await posingFiles();
	for (const file of [page, {name: 'groot.pdf', content: Buffer.alloc(53_000_000, '%PDF-')}, undefined]) {
		const fields = {idempotencyKey: randomUUID(), title: 'Titel', ...period};
		const answer = await sendUpload(service(), coordinator, {address, fields, ...(file && {file})});
		t.is(answer.status, 400);
		t.regex(answer.text, /id="file-fout"/);
	}

	t.deepEqual(await kept(), before);
});

test.serial('a form without a file and without a title is told both', async t => {
	const {coordinator} = service();
	const fields = {idempotencyKey: randomUUID(), from: '2022-06-01'};
	const answer = await sendUpload(service(), coordinator, {address, fields});
	t.is(answer.status, 400);
	for (const field of ['file', 'title', 'lastDay']) {
		t.regex(answer.text, new RegExp(`href="#${field}"`));
	}
});

test.serial('markup and header signs in a title stay text, and are in no header', async t => {
	const title = '"><script>alert(1)</script>; filename=x.exe';
	const answer = await get(`/landelijk/${idOf(await add(title))}`, 'ambassador');
	t.regex(answer.headers.get('Content-Disposition') ?? '', /^attachment; filename="landelijk-[a-z0-9-]+\.pdf"$/);
	for (const [path, who] of [
		[address, 'coordinator'],
		['/materiaal', 'ambassador'],
	] as const) {
		const {text} = await get(path, who);
		t.false(text.includes('<script>alert'));
		t.true(text.includes('&lt;script>alert(1)'));
	}
});

test.serial('handed-over files of imports are cleared in time, those of campaigns stay', async t => {
	const id = idOf(await add('Blijft staan'));
	await deleteUploadsBefore(service().db, new Date('2999-01-01'));
	t.is((await get(`/landelijk/${id}`)).status, 200);
});
