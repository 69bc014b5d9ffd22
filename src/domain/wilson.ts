/**
The 95% Wilson interval of a rate.

Source: Newcombe, "Two-sided confidence intervals for the single proportion", 1998, method 3.

@returns bounds from 0 to 1, or null without cases.
*/
export function wilsonInterval(successes: number, cases: number): {lower: number; upper: number} | null {
	if (cases === 0) {
		return null;
	}

	const z = 1.959963984540054;
	const rate = successes / cases;
	const middle = rate + (z * z) / (2 * cases);
	const spread = z * Math.sqrt((rate * (1 - rate)) / cases + (z * z) / (4 * cases * cases));
	const scale = 1 + (z * z) / cases;
	return {lower: Math.max(0, (middle - spread) / scale), upper: Math.min(1, (middle + spread) / scale)};
}

/** Whether a small area is above or below a norm: only when its interval excludes the norm; null without cases. */
export function judgeRate({
	successes,
	cases,
	norm,
}: {
	successes: number;
	cases: number;
	norm: number;
}): 'above' | 'below' | 'too-few' | null {
	const interval = wilsonInterval(successes, cases);
	if (!interval) {
		return null;
	}

	if (interval.lower > norm) {
		return 'above';
	}

	return interval.upper < norm ? 'below' : 'too-few';
}
