import test from 'ava';
import fc from 'fast-check';
import {differenceAfter, type Followed, waysToLabel} from '../../src/domain/effect.ts';
import {drawPoisson} from '../../src/domain/poisson.ts';
import {randomFrom} from '../../src/domain/random.ts';
import {municipalities} from './followed.ts';

const row = (beforeYear: number, after: number, isSender = false): Followed => ({beforeYear, after, isSender});

test('150 after 100 where the others stay at 100: half as much again, and chance does that in one of four', t => {
	const {factor = 0, ...rest} =
		differenceAfter([row(1200, 150, true), row(1200, 100), row(1200, 100), row(1200, 100)], 1) ?? {};
	t.is(factor.toFixed(6), (150.5 / 100.5).toFixed(6));
	t.deepEqual(rest, {lower: null, upper: null, chance: 0.25});
});

test('with one sender of 38 the smallest possible chance is 1 in 38', t => {
	const followed = municipalities(1, 1).map(({beforeYear, isSender}) =>
		row(beforeYear, isSender ? beforeYear : Math.round(beforeYear / 12), isSender),
	);
	t.is(waysToLabel(followed).length, 38);
	t.is(differenceAfter(followed, 1)?.chance, 1 / 38);
});

test('labels stay among municipalities of about the same size', t => {
	const followed = municipalities(5, 2);
	const [real = [], ...ways] = waysToLabel(followed);
	t.is(ways.length, 4999);
	const bySize = [...followed.keys()].sort((a, b) => (followed[a]?.beforeYear ?? 0) - (followed[b]?.beforeYear ?? 0));
	const thirdOf = (place: number) => Math.floor((bySize.indexOf(place) * 3) / followed.length);
	const spread = (way: readonly number[]) =>
		[0, 1, 2].map(third => way.filter(place => thirdOf(place) === third).length);
	t.true(ways.every(way => new Set(way).size === 5));
	t.true(ways.every(way => spread(way).join() === spread(real).join()));
});

test('small enough, every way is dealt out once', t => {
	const followed = Array.from({length: 9}, (_, place) => row(100 + place, 9, place % 3 === 0));
	const ways = waysToLabel(followed).map(way => [...way].sort((a, b) => a - b).join());
	t.is(new Set(ways).size, 27);
	t.is(ways.length, 27);
});

test('nobody, everybody, or a group that had no downloads at all cannot be compared', t => {
	t.is(differenceAfter([], 1), null);
	t.is(differenceAfter([row(1200, 100), row(1200, 90)], 1), null);
	t.is(differenceAfter([row(1200, 100, true), row(1200, 90, true)], 1), null);
	t.is(differenceAfter([row(0, 5, true), row(1200, 90)], 1), null);
});

test('the order of the municipalities and of the test changes nothing', t => {
	const counts = fc.array(fc.tuple(fc.integer({min: 12, max: 5000}), fc.integer({min: 0, max: 900})), {
		minLength: 6,
		maxLength: 12,
	});
	fc.assert(
		fc.property(counts, rows => {
			// Different sizes: among equal ones the thirds fall by place.
			const followed = rows.map(([beforeYear, after], place) => row(beforeYear * 20 + place, after, place % 2 === 0));
			const forth = differenceAfter(followed, 2);
			const back = differenceAfter([...followed].reverse(), 2);
			return (
				forth !== null &&
				back !== null &&
				Math.abs(forth.factor - back.factor) < 1e-9 &&
				Math.abs(forth.chance - back.chance) < 1e-9 &&
				forth.chance > 0 &&
				(forth.lower ?? 0) <= (forth.upper ?? Number.POSITIVE_INFINITY)
			);
		}),
	);
	t.pass();
});

test('the 90% interval holds the planted factor in about nine of ten courses', t => {
	const factor = 1.4;
	let held = 0;
	const courses = 120;
	for (let course = 0; course < courses; course++) {
		const random = randomFrom('coverage', course);
		const followed = municipalities(8, course).map(({beforeYear, isSender}) =>
			row(drawPoisson(random, beforeYear), drawPoisson(random, (beforeYear / 4) * (isSender ? factor : 1)), isSender),
		);
		const {lower, upper} = differenceAfter(followed, 3) ?? {lower: null, upper: null};
		held += lower !== null && upper !== null && lower <= factor && factor <= upper ? 1 : 0;
	}

	t.true(held / courses > 0.82 && held / courses < 0.97, String(held / courses));
});
