import test from 'ava';
import {cookieOf, useLink} from '../http/sessions.ts';
import {addressOf, openReferenceStore, shared, startService} from '../service.ts';
import {burgernet} from './command-line.ts';

const service = shared(async t => {
	const db = await openReferenceStore(t);
	const running = await startService(t, db, {now: () => new Date()});
	const settings = {MONGODB_URI: addressOf(db), ORIGIN: running.url};
	return {...running, run: (...parameters: string[]) => burgernet(parameters, settings)};
});

test.serial('an account is added, gets a link that works once, is listed and disabled', async t => {
	const {run, url, db} = service();
	const added = await run(
		'user',
		'add',
		'--email',
		'Houten@Voorbeeld.example',
		'--role',
		'ambassador',
		'--area',
		'GM0321',
	);
	t.deepEqual(added, {code: 0, stdout: ['houten@voorbeeld.example ambassador GM0321'], stderr: []});
	const linked = await run('user', 'link', '--email', 'houten@voorbeeld.example');
	t.is(linked.code, 0);
	t.is(linked.stdout.length, 1);
	const link = linked.stdout[0] ?? '';
	t.true(link.startsWith(`${url}/inloggen/`));
	const cookie = cookieOf(await useLink(link));
	t.is((await fetch(`${url}/api/v1/areas`, {headers: {Cookie: cookie}})).status, 200);
	t.is((await useLink(link)).status, 410);
	const [listed, disabled] = [
		await run('user', 'list'),
		await run('user', 'disable', '--email', 'houten@voorbeeld.example'),
	];
	t.deepEqual(listed.stdout, ['houten@voorbeeld.example\tambassador\tGM0321\taan']);
	t.is(disabled.code, 0);
	t.is((await fetch(`${url}/api/v1/areas`, {headers: {Cookie: cookie}})).status, 401);
	t.true((await db.users.findOne({email: 'houten@voorbeeld.example'}))?.isDisabled);
});

test.serial('an account that cannot be is refused in a sentence, and none is made', async t => {
	const {run, db} = service();
	const before = await db.users.countDocuments();
	const cases = await Promise.all([
		run('user', 'add', '--email', 'a@b.example', '--role', 'ambassador'),
		run('user', 'add', '--email', 'a@b.example', '--role', 'boss'),
		run('user', 'add', '--email', 'a@b.example,c@d.example', '--role', 'reader'),
		run('user', 'add', '--email', 'a@b.example', '--role', 'ambassador', '--area', 'west-utrecht'),
		run('user', 'link', '--email', 'nobody@b.example'),
		run('user', 'disable', '--email', 'nobody@b.example'),
		run('user', 'add', '--role', 'reader'),
	]);
	for (const {code, stdout, stderr} of cases) {
		t.is(code, 1);
		t.deepEqual(stdout, []);
		t.true(stderr.length >= 1 && stderr.length <= 2, stderr.join('\n'));
		t.notRegex(stderr.join('\n'), /^\s+at /m);
	}

	t.is(await db.users.countDocuments(), before);
});

test.serial(
	'the secret of a token stands alone on the last line, works, and no longer after it is revoked',
	async t => {
		const {run, ask, db} = service();
		const added = await run('token', 'add', '--role', 'coordinator', '--days', '2');
		t.is(added.code, 0);
		const secret = added.stdout.at(-1) ?? '';
		t.regex(secret, /^[\w-]{43}$/);
		t.is((await ask(secret, 'GET', '/api/v1/actions')).status, 200);
		const [token] = await db.tokens.find({}).toArray();
		t.false(JSON.stringify(token).includes(secret));
		t.is(Math.round(((token?.expiresAt.getTime() ?? 0) - Date.now()) / 86_400_000), 2);
		const listed = await run('token', 'list');
		t.is(listed.stdout.length, 1);
		t.regex(listed.stdout[0] ?? '', new RegExp(`^${token?._id}\tcoordinator\t-\t.*Z\tgeldig$`));
		t.is((await run('token', 'revoke', token?._id ?? '')).code, 0);
		t.is((await ask(secret, 'GET', '/api/v1/actions')).status, 401);
		t.regex((await run('token', 'list')).stdout[0] ?? '', /ingetrokken$/);
		t.is((await run('token', 'revoke', 'nothing')).code, 1);
	},
);
