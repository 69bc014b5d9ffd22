import test from 'ava';
import fc from 'fast-check';
import {validate} from 'uuid';
import {randomFrom} from '../../src/domain/random.ts';

const anySeed = fc.string();
const draws = (count: number, ...seed: string[]) => {
	const random = randomFrom(...seed);
	return Array.from({length: count}, () => random.next());
};

test('the same seed gives the same draws, today and on any machine', t => {
	fc.assert(
		fc.property(anySeed, seed => t.deepEqual(draws(20, seed), draws(20, seed))),
		{numRuns: 50},
	);
	t.deepEqual(
		draws(3, 'burgernet').map(draw => Math.floor(draw * 1_000_000)),
		[77, 656_178, 706_929],
	);
});

test('another seed gives other draws, also when only the split of its parts differs', t => {
	t.notDeepEqual(draws(4, 'a'), draws(4, 'b'));
	t.notDeepEqual(draws(4, 'ab', 'c'), draws(4, 'a', 'bc'));
});

test('a draw is at least 0 and below 1, and all tenths come about equally often', t => {
	const counts = Array.from({length: 10}, () => 0);
	for (const draw of draws(100_000, 'tenths')) {
		t.true(draw >= 0 && draw < 1);
		counts[Math.floor(draw * 10)] = (counts[Math.floor(draw * 10)] ?? 0) + 1;
	}

	for (const count of counts) {
		t.true(Math.abs(count - 10_000) < 500, `${count} of 100,000 in one tenth`);
	}
});

test('a whole number lies between its bounds, and both bounds are drawn', t => {
	fc.assert(
		fc.property(anySeed, fc.integer({min: -1000, max: 1000}), fc.nat({max: 5}), (seed, lowest, width) => {
			const random = randomFrom(seed);
			const drawn = new Set(Array.from({length: 200}, () => random.integer(lowest, lowest + width)));
			t.is(Math.min(...drawn), lowest);
			t.is(Math.max(...drawn), lowest + width);
			t.true([...drawn].every(Number.isInteger));
		}),
		{numRuns: 50},
	);
});

test('a shuffle keeps every item once and leaves the list itself alone', t => {
	fc.assert(
		fc.property(anySeed, fc.array(fc.integer()), (seed, items) => {
			const before = [...items];
			const shuffled = randomFrom(seed).shuffle(items);
			t.deepEqual(items, before);
			t.deepEqual(
				shuffled.toSorted((a, b) => a - b),
				items.toSorted((a, b) => a - b),
			);
		}),
	);
	const random = randomFrom('order');
	const firsts = Array.from({length: 3000}, () => random.shuffle(['a', 'b', 'c'])[0]);
	for (const item of ['a', 'b', 'c']) {
		t.true(Math.abs(firsts.filter(first => first === item).length - 1000) < 120);
	}
});

test('a weight of 0 is never drawn, the others in proportion', t => {
	const random = randomFrom('weights');
	const counts = [0, 0, 0, 0, 0];
	for (let round = 0; round < 8000; round++) {
		const index = random.weightedIndex([0, 1, 3, 4, 0]);
		counts[index] = (counts[index] ?? 0) + 1;
	}

	t.is(counts[0], 0);
	t.is(counts[4], 0);
	t.true(Math.abs((counts[1] ?? 0) - 1000) < 150);
	t.true(Math.abs((counts[2] ?? 0) - 3000) < 250);
	t.throws(() => random.weightedIndex([0, 0]), {instanceOf: RangeError});
	t.throws(() => random.weightedIndex([]), {instanceOf: RangeError});
});

test('a chance of 0 never happens, of 1 always, of a quarter about one time in four', t => {
	const random = randomFrom('chance');
	const happened = (share: number) => Array.from({length: 4000}, () => random.chance(share)).filter(Boolean).length;
	t.is(happened(0), 0);
	t.is(happened(1), 4000);
	t.true(Math.abs(happened(0.25) - 1000) < 150);
});

test('picking gives one of the items, and is refused when there are none', t => {
	const random = randomFrom('pick');
	const picked = new Set(Array.from({length: 100}, () => random.pick([1, 2, 3])));
	t.deepEqual([...picked].sort(), [1, 2, 3]);
	t.throws(() => random.pick([]), {instanceOf: RangeError});
});

test('every uuid is a valid one and never comes twice', t => {
	const random = randomFrom('ids');
	const ids = Array.from({length: 20_000}, () => random.uuid());
	t.true(ids.every(id => validate(id) && id[14] === '4'));
	t.is(new Set(ids).size, ids.length);
});
