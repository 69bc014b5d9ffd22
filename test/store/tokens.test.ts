import test from 'ava';
import {openDatabase} from '../../src/store/database.ts';
import {findToken, insertToken, revokeToken} from '../../src/store/tokens.ts';
import {openTestUri} from '../database.ts';
import {openTestStore} from '../service.ts';

const now = new Date('2022-06-30T20:00:00Z');
const token = {role: 'reader', area: null, days: 1, now} as const;

test('when a token is revoked no process takes it any more, not even one that has just used it', async t => {
	const db = await openTestStore(t);
	const {uri, stop} = await openTestUri();
	const other = await openDatabase(uri, {name: db.tokens.dbName});
	t.teardown(async () => {
		await other.close();
		await stop();
	});
	const {id, secret} = await insertToken(db, token);
	t.is((await findToken(db, secret, now))?.id, id);
	t.is((await findToken(other, secret, now))?.id, id);
	t.true(await revokeToken(db, id, now));
	t.is(await findToken(db, secret, now), null);
	t.is(await findToken(other, secret, now), null);
});

test('a token ends on its date, also right after it was used', async t => {
	const db = await openTestStore(t);
	const {secret} = await insertToken(db, token);
	t.truthy(await findToken(db, secret, new Date('2022-07-01T19:59:59Z')));
	t.is(await findToken(db, secret, new Date('2022-07-01T20:00:00Z')), null);
});

test('a token that is made after somebody tried it works at once', async t => {
	const db = await openTestStore(t);
	t.is(await findToken(db, 'unknown', now), null);
	const {secret} = await insertToken(db, token);
	t.truthy(await findToken(db, secret, now));
});
