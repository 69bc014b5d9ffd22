import test from 'ava';
import fc from 'fast-check';
import {grouped} from '../../src/domain/grouped.ts';

test('a group holds what a search through the whole list finds, in its order, however often it is asked', t => {
	const item = fc.record({key: fc.constantFrom('a', 'b', '__proto__', ''), value: fc.nat()});
	const find = grouped<{key: string; value: number}>(({key}) => key);
	fc.assert(
		fc.property(fc.array(item), items => {
			for (const key of ['a', '', '__proto__', 'constructor', 'b', 'a']) {
				t.deepEqual(
					find(items, key),
					items.filter(found => found.key === key),
				);
			}
		}),
	);
});

test('another list with the same items is grouped anew', t => {
	const find = grouped<string>(word => word);
	t.deepEqual(find(['a'], 'a'), ['a']);
	t.deepEqual(find(['a', 'a'], 'a'), ['a', 'a']);
	t.deepEqual(find([], 'a'), []);
});
