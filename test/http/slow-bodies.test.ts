import {randomUUID} from 'node:crypto';
import {connect} from 'node:net';
import {setTimeout as sleep} from 'node:timers/promises';
import test from 'ava';
import {openReferenceStore, shared, startService} from '../service.ts';

const service = shared(async t => startService(t, await openReferenceStore(t)));

interface Sent {
	/** What came back before the connection ended, or before the last piece was answered. */
	answer: string;
	seconds: number;
}

/** Sends a head at once, and then a piece every half second until something comes back, or the connection is ended there. */
async function sendSlowly(
	head: string[],
	pieces: Iterable<string>,
	until: 'answered' | 'closed' = 'answered',
): Promise<Sent> {
	const {hostname, port} = new URL(service().url);
	const socket = connect(Number(port), hostname);
	const began = performance.now();
	let answer = '';
	let isOver = false;
	socket.on('data', data => {
		answer += data.toString();
		isOver ||= until === 'answered';
	});
	for (const event of ['close', 'error']) {
		socket.on(event, () => {
			isOver = true;
		});
	}

	socket.write(head.join('\r\n'));
	for (const piece of pieces) {
		if (isOver) {
			break;
		}

		socket.write(piece);
		await sleep(500);
	}

	for (let tries = 0; tries < 600 && !isOver; tries += 1) {
		await sleep(50);
	}

	socket.destroy();
	return {answer, seconds: (performance.now() - began) / 1000};
}

function* repeated(piece: string, times: number): Generator<string> {
	for (let index = 0; index < times; index++) {
		yield piece;
	}
}

async function uploadHead(size: number): Promise<string[]> {
	const token = await service().token('coordinator');
	return [
		'POST /cijfers/importeren HTTP/1.1',
		'Host: x',
		`Authorization: Bearer ${token}`,
		'Content-Type: multipart/form-data; boundary=grens',
		`Content-Length: ${size}`,
		'',
		'',
	];
}

function field(name: string, value: string): string {
	return `--grens\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
}

const fields = `${field('idempotencyKey', randomUUID())}${field('kind', 'app-downloads')}`;
const fileHead = '--grens\r\nContent-Disposition: form-data; name="file"; filename="mei.csv"\r\n\r\n';
const end = '\r\n--grens--\r\n';

test('a file over a slow line comes whole, however long that takes', async t => {
	const piece = `${'x'.repeat(9999)}\n`;
	const pieces = [`${fields}${fileHead}`, ...repeated(piece, 70), end];
	const {answer, seconds} = await sendSlowly(await uploadHead(pieces.join('').length), pieces);
	t.regex(answer, /^HTTP\/1\.1 303 /);
	t.true(seconds > 30, `${seconds}`);
});

test('a file that hardly comes on is cut in 16 seconds', async t => {
	const head = await uploadHead(1_000_000);
	const {answer, seconds} = await sendSlowly(head, [`${fields}${fileHead}`, ...repeated('x', 60)]);
	t.regex(answer, /^HTTP\/1\.1 408 /);
	t.true(seconds > 14 && seconds < 17, `${seconds}`);
});

test('any other body is cut in 16 seconds', async t => {
	const [, ...head] = await uploadHead(1000);
	const json = head.map(line =>
		line.replace('multipart/form-data; boundary=grens', `application/json\r\nIdempotency-Key: ${randomUUID()}`),
	);
	const {answer, seconds} = await sendSlowly(['POST /api/v1/actions HTTP/1.1', ...json], repeated('[ ', 60));
	t.regex(answer, /^HTTP\/1\.1 408 /);
	t.true(seconds > 14 && seconds < 17, `${seconds}`);
});

test('who may not hand over a file hears so at once, and sends no longer than anybody else', async t => {
	const head = (await uploadHead(1_000_000)).filter(line => !line.startsWith('Authorization'));
	const {answer, seconds} = await sendSlowly(head, repeated('x'.repeat(10_000), 60), 'closed');
	t.regex(answer, /^HTTP\/1\.1 401 /);
	t.true(seconds > 14 && seconds < 17, `${seconds}`);
});

test('headers that do not end are cut in 12 seconds', async t => {
	const {answer, seconds} = await sendSlowly(['GET / HTTP/1.1', ''], repeated('X-A: b\r\n', 60));
	t.regex(answer, /^HTTP\/1\.1 408 /);
	t.true(seconds > 9 && seconds < 13, `${seconds}`);
});
