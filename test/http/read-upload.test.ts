import {createHash, randomUUID} from 'node:crypto';
import {createServer} from 'node:http';
import {type AddressInfo, connect} from 'node:net';
import test from 'ava';
import Koa from 'koa';
import {Refusal} from '../../src/domain/faults.ts';
import {readUpload as readForm} from '../../src/http/read-upload.ts';
import type {Database} from '../../src/store/database.ts';
import {readUpload} from '../../src/store/uploads.ts';
import {openTestStore, shared} from '../service.ts';

const LARGEST = 1_000_000;
const store = shared(t => openTestStore(t));

/** A service that answers with what it read. */
const url = shared(async t => {
	const app = new Koa();
	app.silent = true;
	app.use(async context => {
		try {
			context.body = await readForm(context, store(), {largest: LARGEST});
		} catch (error) {
			context.status = error instanceof Refusal ? 400 : ((error as {status?: number}).status ?? 500);
			context.body = {faults: error instanceof Refusal ? error.faults : [], message: (error as Error).message};
		}
	});
	const server = createServer(app.callback()).listen(0, '127.0.0.1');
	await new Promise(resolve => server.once('listening', resolve));
	t.teardown(() => {
		server.closeAllConnections();
		server.close();
	});
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

async function send(body: FormData | string, headers: Record<string, string> = {}) {
	const answer = await fetch(url(), {method: 'POST', body, headers});
	return {status: answer.status, body: await answer.json()};
}

function formOf(content: BlobPart, name = 'downloads mei.csv'): FormData {
	const form = new FormData();
	form.append('kind', 'app-downloads');
	form.append('leeg', '');
	form.append('file', new File([content], name));
	return form;
}

async function countUploads(db: Database): Promise<number> {
	const [files, chunks] = await Promise.all(
		['uploads.files', 'uploads.chunks'].map(name => db.jobs.db.collection(name).countDocuments()),
	);
	return (files ?? 0) + (chunks ?? 0);
}

test.serial('a file of any bytes lies in the store as it was sent, beside the fields of its form', async t => {
	const content = Buffer.from(Array.from({length: 700_000}, (_, index) => (index * 7) % 256));
	const {status, body} = await send(formOf(content, 'Café „mei”.csv'));
	t.is(status, 200);
	t.deepEqual(body.fields, {kind: 'app-downloads'});
	t.is(body.file.fileName, 'Café „mei”.csv');
	t.is(body.file.size, content.length);
	t.is(body.file.sha256, createHash('sha256').update(content).digest('hex'));
	t.true((await readUpload(store(), body.file.upload))?.equals(content));
});

test.serial('a form without a chosen file says so with null', async t => {
	const {body} = await send(formOf('', ''));
	t.is(body.file, null);
});

test.serial('a file that is too large is refused in a sentence, and nothing of it is kept', async t => {
	const before = await countUploads(store());
	const {status, body} = await send(formOf(Buffer.alloc(LARGEST * 5)));
	t.is(status, 400);
	t.deepEqual(body.faults, [
		{field: 'file', message: 'Het bestand is groter dan 0 MB. Maak het kleiner of splits het.'},
	]);
	t.is(await countUploads(store()), before);
});

for (const [title, type, body] of [
	['a form of another type', 'application/x-www-form-urlencoded', 'a=1'],
	['a form without a boundary', 'multipart/form-data', 'a=1'],
] as const) {
	test.serial(`${title} is 415`, async t => {
		t.is((await send(body, {'Content-Type': type})).status, 415);
	});
}

test.serial('a form that breaks off half-way is refused, and nothing of it is kept', async t => {
	const before = await countUploads(store());
	const begun = '--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\nsome text';
	const {status, body} = await send(begun, {'Content-Type': 'multipart/form-data; boundary=x'});
	t.is(status, 400);
	t.regex(body.faults[0].message, /niet heel over/);
	t.is(await countUploads(store()), before);
});

test.serial('a sender who goes away half-way leaves nothing', async t => {
	const before = await countUploads(store());
	const {hostname, port} = new URL(url());
	const socket = connect(Number(port), hostname);
	const head = '--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n';
	socket.write(
		`POST / HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 900000\r\n\r\n${head}`,
	);
	socket.write('a'.repeat(500_000));
	await new Promise(resolve => setTimeout(resolve, 200));
	socket.destroy();
	for (let tries = 0; tries < 100 && (await countUploads(store())) !== before; tries += 1) {
		await new Promise(resolve => setTimeout(resolve, 50));
	}

	t.is(await countUploads(store()), before);
});

test.serial('names with direction and control signs are shown without them, and long names by their end', async t => {
	const named = async (name: string) => (await send(formOf('a', name))).body.file.fileName;
	t.is(await named('mei\u202Evsc.csv'), 'meivsc.csv');
	t.is((await named(`${randomUUID().repeat(20)}.csv`)).length, 100);
});
