import test from 'ava';
import fc from 'fast-check';
import {abbreviations, CLASS_COUNT, shadeOf, tileClasses} from '../../src/domain/tile-map.ts';
import {areas} from './small-year.ts';

test('ten different figures make five classes of two, each with its bounds', t => {
	t.deepEqual(
		tileClasses([9, 0, 1, 2, 3, 4, 5, 6, 7, 8]).map(({lowest, highest}) => [lowest, highest]),
		[
			[0, 1],
			[2, 3],
			[4, 5],
			[6, 7],
			[8, 9],
		],
	);
});

test('one city does not leave all other places in the lightest class', t => {
	const classes = tileClasses([2, 4, 9, 20, 1000]);
	t.is(new Set([2, 4, 9, 20, 1000].map(value => shadeOf(value, classes))).size, 5);
});

test('where all figures are equal there is one class', t => {
	t.deepEqual(tileClasses([3, 3, 3]), [{shade: 0, lowest: 3, highest: 3, count: 3}]);
});

test('where nothing is known there is no class, and nothing has a shade', t => {
	t.deepEqual(tileClasses([null, null]), []);
	t.deepEqual(tileClasses([]), []);
	t.is(shadeOf(3, []), null);
	t.is(shadeOf(null, tileClasses([3])), null);
});

test('what is no number is refused rather than coloured', t => {
	t.throws(() => tileClasses([1, Number.NaN]), {instanceOf: RangeError});
});

const values = fc.array(fc.option(fc.integer({min: -50, max: 50})), {maxLength: 60});

test('equal figures share a shade, a larger one is never lighter, and every known figure has one', t => {
	fc.assert(
		fc.property(values, given => {
			const classes = tileClasses(given);
			const known = given.filter(value => value !== null).toSorted((a, b) => a - b);
			const shades = known.map(value => shadeOf(value, classes));
			t.true(shades.every(shade => shade !== null && shade >= 0 && shade < CLASS_COUNT));
			t.deepEqual(
				shades,
				shades.toSorted((a, b) => Number(a) - Number(b)),
			);
			t.is(shadeOf(null, classes), null);
		}),
	);
});

test('the classes of a legend do not overlap, hold figures that exist, and count each figure once', t => {
	fc.assert(
		fc.property(values, given => {
			const classes = tileClasses(given);
			const known = given.filter(value => value !== null);
			t.true(classes.length <= CLASS_COUNT);
			t.is(
				classes.reduce((sum, {count}) => sum + count, 0),
				known.length,
			);
			for (const [index, {lowest, highest, shade}] of classes.entries()) {
				const next = classes[index + 1];
				t.true(known.includes(lowest) && known.includes(highest) && lowest <= highest);
				t.true(!next || (highest < next.lowest && shade < next.shade));
			}
		}),
	);
});

test('figures that all differ are spread evenly', t => {
	fc.assert(
		fc.property(fc.uniqueArray(fc.integer(), {minLength: 5, maxLength: 60}), given => {
			const counts = tileClasses(given).map(({count}) => count);
			t.is(counts.length, CLASS_COUNT);
			t.true(Math.max(...counts) - Math.min(...counts) <= 1);
		}),
	);
});

test('every municipality of the unit has a sign of its own that fits in a tile', t => {
	const names = areas.filter(({kind}) => kind === 'municipality').map(({name}) => name);
	const signs = [...abbreviations(names).values()];
	t.is(new Set(signs).size, names.length);
	t.true(signs.every(sign => sign.length <= 4));
});

test('signs read as the names they stand for', t => {
	const signs = abbreviations(['Houten', 'De Bilt', 'Wijk bij Duurstede', 'Bunnik', 'Bunschoten', 'Utrecht']);
	t.deepEqual([...signs.values()], ['Hou', 'DBi', 'WbD', 'Bunn', 'Buns', 'Utr']);
});

test('a name that begins another keeps itself whole', t => {
	t.deepEqual([...abbreviations(['Berg', 'Bergen', 'Bergenop']).values()], ['Berg', 'Bergen', 'Bergeno']);
});

test('single names that differ never share a sign', t => {
	const name = fc.array(fc.constantFrom('a', 'b', 'c'), {minLength: 4, maxLength: 9}).map(letters => letters.join(''));
	fc.assert(
		fc.property(fc.uniqueArray(name, {maxLength: 30}), names => {
			t.is(new Set(abbreviations(names).values()).size, names.length);
		}),
	);
});
