/**
The chance that a standard normal quantity is at most z.

Source: Marsaglia, "Evaluating the normal distribution", 2004: a series that is exact to about 15 decimals.
*/
export function normalChance(z: number): number {
	if (Math.abs(z) > 8) {
		return z > 0 ? 1 : 0;
	}

	let sum = z;
	let term = z;
	let before = Number.NaN;
	for (let odd = 3; sum !== before; odd += 2) {
		before = sum;
		term *= (z * z) / odd;
		sum += term;
	}

	// Far out the rounding of the sum can pass the ends by 1e-16.
	return Math.min(1, Math.max(0, 0.5 + sum * Math.exp(-0.5 * z * z - 0.918_938_533_204_672_8)));
}

/** Numerator and denominator of a ratio of polynomials, the constant first. */
type Ratio = readonly [readonly number[], readonly number[]];

const middle: Ratio = [
	[3.387_132_717_9, 50.434_271_938, 159.291_132_02, 59.109_374_72],
	[1, 17.895_169_469, 78.757_757_664, 67.187_563_6],
];
const side: Ratio = [
	[1.423_437_277_7, 2.756_815_39, 1.306_728_481_6, 0.170_238_211_03],
	[1, 0.737_001_642_5, 0.120_211_329_75],
];
const tail: Ratio = [
	[6.657_905_115, 3.081_226_386, 0.428_682_943_37, 0.017_337_203_997],
	[1, 0.241_978_942_25, 0.012_258_202_635],
];

/**
The z below which a standard normal quantity lies with this chance.

Source: Wichura, algorithm AS 241 (PPND7), 1988: exact to about 7 digits.

@param chance above 0 and below 1.
@throws {RangeError} for another chance: there is no such z.
*/
export function normalQuantile(chance: number): number {
	if (!(chance > 0 && chance < 1)) {
		throw new RangeError(`${chance} is not a chance between 0 and 1`);
	}

	const fromMiddle = chance - 0.5;
	if (Math.abs(fromMiddle) <= 0.425) {
		return fromMiddle * ratioAt(middle, 0.180_625 - fromMiddle * fromMiddle);
	}

	const distance = Math.sqrt(-Math.log(Math.min(chance, 1 - chance)));
	const size = distance <= 5 ? ratioAt(side, distance - 1.6) : ratioAt(tail, distance - 5);
	return fromMiddle < 0 ? -size : size;
}

function ratioAt([above, below]: Ratio, x: number): number {
	return polynomial(above, x) / polynomial(below, x);
}

function polynomial(coefficients: readonly number[], x: number): number {
	let sum = 0;
	for (let power = coefficients.length - 1; power >= 0; power--) {
		sum = sum * x + (coefficients[power] ?? 0);
	}

	return sum;
}
