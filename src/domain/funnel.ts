/** The shares of chance that fall outside the limits of a funnel, both sides together. */
const outside = {warning: 0.05, alarm: 0.002};

/** The limits of a rate, 0–1, around a pooled rate, at one number of cases. */
export interface FunnelLimits {
	lower: number;
	upper: number;
}

/** A place in a funnel: its own rate beside what chance alone does to the pooled rate at its number of cases. */
export interface FunnelPoint {
	started: number;
	direct: number;
	/** 0–1. */
	rate: number;
	/** 95% and 99.8% of all outcomes of chance alone lie within these. */
	limits95: FunnelLimits;
	limits998: FunnelLimits;
	position: 'inside' | 'outside-95' | 'outside-99.8';
}

/**
Where a rate lies in a funnel around the pooled rate of all.

@returns null without cases.
@throws {RangeError} if there are more successes than cases.
*/
export function funnelPoint(
	{started, direct}: {started: number; direct: number},
	pooledRate: number,
): FunnelPoint | null {
	if (direct > started) {
		throw new RangeError(`${direct} successes in ${started} actions`);
	}

	if (started === 0) {
		return null;
	}

	const rate = direct / started;
	const limits95 = funnelLimits({cases: started, pooledRate, outsideShare: outside.warning});
	const limits998 = funnelLimits({cases: started, pooledRate, outsideShare: outside.alarm});
	const position = isOutside(rate, limits998) ? 'outside-99.8' : isOutside(rate, limits95) ? 'outside-95' : 'inside';
	return {started, direct, rate, limits95, limits998, position};
}

function isOutside(rate: number, {lower, upper}: FunnelLimits): boolean {
	return rate < lower - 1e-12 || rate > upper + 1e-12;
}

/**
Exact binomial limits of a rate at a number of cases, interpolated between whole numbers of successes.

A rate lies outside exactly when so few, or so many, successes have a chance below half of `outsideShare`.
Source: Spiegelhalter, "Funnel plots for comparing institutional performance", 2005, appendix A.1.1. Our choice: the
upper limit is the lower one of the failures, so that both sides are judged alike.

@param outsideShare the share of chance outside both limits together, 0.05 for 95%.
@throws {RangeError} without cases, or when the pooled rate is no fraction.
*/
export function funnelLimits({
	cases,
	pooledRate,
	outsideShare,
}: {
	cases: number;
	pooledRate: number;
	outsideShare: number;
}): FunnelLimits {
	if (cases < 1 || !(pooledRate >= 0 && pooledRate <= 1)) {
		throw new RangeError(`no limits around ${pooledRate} for ${cases} cases`);
	}

	const side = outsideShare / 2;
	return {
		lower: lowerLimit(cases, pooledRate, side),
		upper: 1 - lowerLimit(cases, 1 - pooledRate, side),
	};
}

/** The fraction of successes that is undercut with this chance, interpolated; 0 where even none at all is likelier. */
function lowerLimit(cases: number, chance: number, side: number): number {
	let below = 0;
	for (let successes = 0; successes < cases; successes++) {
		const here = binomialChance(successes, cases, chance);
		if (below + here >= side) {
			const tooFar = (below + here - side) / here;
			return Math.max(0, (successes - tooFar) / cases);
		}

		below += here;
	}

	const all = binomialChance(cases, cases, chance);
	return all === 0 ? 1 : Math.max(0, (cases - (below + all - side) / all) / cases);
}

/** The chance of exactly so many successes in so many cases. In logarithms: 0.85 to the thousandth is too small else. */
export function binomialChance(successes: number, cases: number, chance: number): number {
	if (chance === 0 || chance === 1) {
		return successes === cases * chance ? 1 : 0;
	}

	let logarithm = successes * Math.log(chance) + (cases - successes) * Math.log1p(-chance);
	for (let step = 1; step <= Math.min(successes, cases - successes); step++) {
		logarithm += Math.log((cases - step + 1) / step);
	}

	return Math.exp(logarithm);
}
