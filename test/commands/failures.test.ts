import {once} from 'node:events';
import type {AddressInfo} from 'node:net';
import {createServer} from 'node:net';
import test from 'ava';
import {saveStoreKind} from '../../src/store/meta.ts';
import {addressOf, openReferenceStore, openTestStore, shared} from '../service.ts';
import {burgernet, folderWith} from './command-line.ts';

const store = shared(openReferenceStore);
const settings = () => ({MONGODB_URI: addressOf(store())});

/** One sentence that a person can act on, and nothing of the inside. */
function isOneSentence(lines: readonly string[]): boolean {
	return lines.length === 1 && /^[^\s].*[.)]$/.test(lines[0] ?? '') && !/Error|\bat \S+:\d+/.test(lines[0] ?? '');
}

test.serial('a port that is in use is told in one sentence', async t => {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	t.teardown(() => server.close());
	const {port} = server.address() as AddressInfo;
	const ended = await burgernet(['serve'], {...settings(), PORT: String(port)});
	t.is(ended.code, 1);
	t.true(isOneSentence(ended.stderr), ended.stderr.join('\n'));
	t.true(ended.stderr[0]?.includes(String(port)));
});

test.serial('a database that does not answer is told in one sentence, without the password', async t => {
	const MONGODB_URI = 'mongodb://teller:geheim@127.0.0.1:1/burgernet';
	const [serve, list] = await Promise.all([
		burgernet(['serve'], {MONGODB_URI, PORT: '0'}),
		burgernet(['user', 'list'], {MONGODB_URI}),
	]);
	for (const {code, stderr} of [serve, list]) {
		t.is(code, 1);
		t.true(isOneSentence(stderr), stderr.join('\n'));
		t.true(stderr[0]?.includes('127.0.0.1:1'));
		t.false(stderr[0]?.includes('geheim'));
	}
});

test.serial('an example store is not taken for a real one', async t => {
	const db = await openTestStore(t);
	await saveStoreKind(db, 'example');
	const ended = await burgernet(['serve', '--empty'], {MONGODB_URI: addressOf(db), PORT: '0'});
	t.is(ended.code, 1);
	t.true(isOneSentence(ended.stderr), ended.stderr.join('\n'));
	t.regex(ended.stderr[0] ?? '', /DATA_DIR/);
	t.is((await db.meta.findOne({_id: 'store'}))?.kind, 'example');
});

test.serial('the example years do not come into a real store', async t => {
	const ended = await burgernet(['seed', 'example'], settings());
	t.is(ended.code, 1);
	t.true(isOneSentence(ended.stderr), ended.stderr.join('\n'));
	t.is(await store().actions.countDocuments(), 0);
});

test.serial('a command that does not exist is refused, and nothing starts', async t => {
	const ended = await burgernet(['dance'], {...settings(), PORT: '0'});
	t.is(ended.code, 1);
	t.deepEqual(ended.stdout, []);
	t.false(ended.stderr.join('\n').includes('draait op'));
});

test.serial('every fault in the settings is named at once', async t => {
	const ended = await burgernet(['config'], {PORT: 'abc', MONGODB_URI: 'http://x', ORIGIN: 'y', TRUST_PROXY: 'maybe'});
	t.is(ended.code, 1);
	t.deepEqual(ended.stdout, []);
	t.deepEqual(ended.stderr.map(line => line.split(':')[0]).sort(), ['MONGODB_URI', 'ORIGIN', 'PORT', 'TRUST_PROXY']);
});

test.serial('the settings are shown without a password', async t => {
	const ended = await burgernet(['config'], {MONGODB_URI: 'mongodb://teller:geheim@db.example/burgernet', PORT: '81'});
	t.is(ended.code, 0);
	const shown = JSON.parse(ended.stdout.join('\n'));
	t.like(shown, {PORT: 81, HOST: '127.0.0.1', LOG_LEVEL: 'silent'});
	t.false(ended.stdout.join('\n').includes('geheim'));
	t.true(shown.MONGODB_URI.includes('db.example'));
});

test.serial('a mail server needs a sender; its password is not shown, whatever signs are in it', async t => {
	const SMTP_URL = 'smtp://post:geheim@geheimer@mail.example:587';
	const refused = await burgernet(['config'], {SMTP_URL});
	t.is(refused.code, 1);
	t.deepEqual(refused.stderr, ['MAIL_FROM: Geef ook de afzender, omdat SMTP_URL is ingesteld.']);
	const {code, stdout} = await burgernet(['config'], {SMTP_URL, MAIL_FROM: 'burgernet@politie.example'});
	t.is(code, 0);
	t.notRegex(stdout.join(''), /geheim/);
	t.regex(stdout.join(''), /mail\.example/);
	t.is((await burgernet(['config'], {SMTP_URL: 'http://mail.example'})).code, 1);
});

test.serial('help is help, with exit 0', async t => {
	const ended = await burgernet(['--help']);
	t.is(ended.code, 0);
	for (const name of [
		'serve',
		'seed',
		'user',
		'token',
		'import',
		'campaign',
		'progress',
		'report',
		'verify',
		'db',
		'config',
	]) {
		t.true(
			ended.stdout.some(line => line.trim().startsWith(name)),
			name,
		);
	}
});

test.serial('a file that is not there, or is a folder, is told in one sentence', async t => {
	const path = await folderWith(t, {});
	for (const file of [path('nothing.csv'), path('.')]) {
		const ended = await burgernet(['import', 'actions', file], settings());
		t.is(ended.code, 1);
		t.true(isOneSentence(ended.stderr), ended.stderr.join('\n'));
	}
});
