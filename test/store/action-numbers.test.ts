import test from 'ava';
import {nextActionNumber} from '../../src/store/action-numbers.ts';
import {openDatabase} from '../../src/store/database.ts';
import {openTestUri} from '../database.ts';
import {openTestStore} from '../service.ts';

test('numbers that are asked for at the same moment, by two processes, are all different', async t => {
	const db = await openTestStore(t);
	const {uri, stop} = await openTestUri();
	const other = await openDatabase(uri, {name: db.actions.dbName});
	t.teardown(async () => {
		await other.close();
		await stop();
	});
	const numbers = await Promise.all(
		Array.from({length: 400}, (_, index) => nextActionNumber(index % 2 === 0 ? db : other, 2022)),
	);
	t.is(new Set(numbers).size, 400);
	t.true(numbers.every(number => /^2022-\d{4}$/.test(number)));
});

test('of the numbers of a year no more are reserved than are about to be used', async t => {
	const db = await openTestStore(t);
	const numbers = await Promise.all(Array.from({length: 120}, () => nextActionNumber(db, 2022)));
	t.deepEqual(numbers.toSorted().slice(0, 3), ['2022-0001', '2022-0002', '2022-0003']);
	t.true(((await db.counters.findOne({_id: 'action-2022'}))?.next ?? 0) <= 200);
	t.is(await nextActionNumber(db, 2023), '2023-0001');
});
