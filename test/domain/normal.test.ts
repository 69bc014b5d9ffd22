import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import {normalChance, normalQuantile} from '../../src/domain/normal.ts';

test('the normal distribution has its published values', t => {
	for (const [z, chance] of [
		[0, '0.5000000000'],
		[1, '0.8413447461'],
		[1.2815515655, '0.9000000000'],
		[1.959963984540054, '0.9750000000'],
		[-3, '0.0013498980'],
		[5, '0.9999997133'],
		[40, '1.0000000000'],
		[-40, '0.0000000000'],
	] as const) {
		t.is(normalChance(z).toFixed(10), chance, String(z));
	}
});

test('its inverse has the values that Wichura published', t => {
	for (const [chance, z] of [
		[0.25, -0.6744897501960817],
		[0.001, -3.090232306167814],
		[1e-20, -9.2623400898],
		[0.9, 1.2815515655446004],
		[0.975, 1.959963984540054],
	] as const) {
		t.true(Math.abs(normalQuantile(chance) / z - 1) < 3e-7, `${chance}: ${normalQuantile(chance)}`);
	}
});

test('the one undoes the other, also far in the tails', t => {
	t.notThrows(() =>
		fc.assert(
			fc.property(fc.double({min: 1e-9, max: 1 - 1e-9, noNaN: true}), chance => {
				assert.ok(Math.abs(normalChance(normalQuantile(chance)) - chance) < 1e-6);
				assert.ok(Math.abs(normalQuantile(chance) + normalQuantile(1 - chance)) < 1e-4);
			}),
		),
	);
});

test('a chance lies between 0 and 1 and only grows, far out too', t => {
	let before = 0;
	for (let z = -9; z <= 9; z += 0.001) {
		const chance = normalChance(z);
		t.true(chance >= 0 && chance <= 1 && chance >= before - 1e-14, String(z));
		before = chance;
	}
});

test('a certainty has no z', t => {
	for (const chance of [0, 1, -1, 2, Number.NaN]) {
		t.throws(() => normalQuantile(chance), {instanceOf: RangeError});
	}
});
