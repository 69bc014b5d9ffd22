import test from 'ava';
import {QueuedReads} from '../../src/store/queued-reads.ts';

test('twenty readers are two queries, and nobody gets one that began before the question', async t => {
	const reads = new QueuedReads();
	let truth = 0;
	let asked = 0;
	let release = () => {};
	const held = new Promise<void>(resolve => {
		release = resolve;
	});
	const read = async () => {
		asked += 1;
		const found = truth;
		await held;
		return found;
	};
	const first = reads.read('a', read);
	truth = 1;
	const others = Array.from({length: 20}, () => reads.read('a', read));
	const another = reads.read('b', read);
	truth = 2;
	release();
	t.is(await first, 0);
	t.deepEqual(await Promise.all(others), Array(20).fill(2));
	t.is(await another, 1);
	t.is(asked, 3);
	t.is(await reads.read('a', read), 2);
	t.is(asked, 4);
});

test('a query that fails fails for whoever shares it, and for nobody after them', async t => {
	const reads = new QueuedReads();
	let isBroken = true;
	const read = async () => {
		await null;
		if (isBroken) {
			throw new Error('away');
		}

		return 'found';
	};
	const broken = await Promise.allSettled([reads.read('a', read), reads.read('a', read)]);
	t.deepEqual(
		broken.map(({status}) => status),
		['rejected', 'rejected'],
	);
	isBroken = false;
	t.is(await reads.read('a', read), 'found');
});
