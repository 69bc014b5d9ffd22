import {type Random, randomFrom} from './random.ts';

/** New downloads of one municipality around a campaign. */
export interface Followed {
	/** In the twelve whole months before. */
	beforeYear: number;
	/** In the whole months after. */
	after: number;
	/** It took part in the campaign. */
	isSender: boolean;
}

/** How much more the downloads of the senders rose than those of the others. */
export interface Difference {
	/** As a factor: 1.2 is 20% more. */
	factor: number;
	/** Bounds of the factor, 90% of chance between them; null where chance could bring anything. */
	lower: number | null;
	upper: number | null;
	/** Chance of a difference at least this large when the campaign did nothing, 0–1. */
	chance: number;
}

/** Of chance, on either side of the interval; and a difference is one when chance brings it in less. */
export const OUTSIDE_SHARE = 0.05;
/** Below this two differences are the same. */
const ROUNDING = 1e-12;
const PERMUTATIONS = 5000;
/** With fewer ways to deal out the labels no chance can be below 5%. */
const FEWEST_WAYS = 20;
const MONTHS_BEFORE = 12;

/** Each municipality as the test sees it: the logarithm of its rise, and how much it counts. */
interface Observed {
	rise: number;
	weight: number;
}

/** A way to deal out the label "sender": the places of those that get it. */
export type Labels = readonly number[];

/**
The rise of one municipality, as a logarithm: after against the same number of months before.

Half a download more on both sides keeps a month without any from making the rise endless. It counts as the root of what
it had before: what is small jumps by chance.
*/
export function observedOf({beforeYear, after}: Omit<Followed, 'isSender'>, months: number): Observed {
	const before = (beforeYear * months) / MONTHS_BEFORE;
	return {rise: Math.log((after + 0.5) / (before + 0.5)), weight: Math.sqrt(before)};
}

/**
How much more the senders rose than the others: the difference of the two weighted means, as a logarithm.

@returns NaN when one of the groups counts for nothing.
*/
export function differenceOf(observed: readonly Observed[], senders: Labels): number {
	let [allWeight, allSum, weight, sum] = [0, 0, 0, 0];
	for (const each of observed) {
		allWeight += each.weight;
		allSum += each.weight * each.rise;
	}

	for (const place of senders) {
		const each = observed[place] as Observed;
		weight += each.weight;
		sum += each.weight * each.rise;
	}

	return sum / weight - (allSum - sum) / (allWeight - weight);
}

/**
The ways to deal out the labels that the test compares with: among municipalities of about the same size (thirds), so that a
campaign of the large ones is not compared with the small ones.

All ways when there are at most 5,000, else 5,000 drawn with a fixed seed. Our choice: where thirds leave fewer than 20
ways, as with one sender, the labels are dealt out among all.

@returns the real one first.
*/
export function waysToLabel(followed: readonly Followed[]): Labels[] {
	const places = [...followed.keys()].sort((a, b) => sizeAt(followed, a) - sizeAt(followed, b) || a - b);
	const thirds = [0, 1, 2].map(third => {
		const [from, until] = [third, third + 1].map(edge => Math.round((edge * places.length) / 3));
		return places.slice(from, until);
	});
	const real = [...followed.keys()].filter(place => followed[place]?.isSender);
	const inThirds = dealsOf(thirds, followed);
	const deals = waysIn(inThirds) < FEWEST_WAYS ? dealsOf([places], followed) : inThirds;
	if (waysIn(deals) > PERMUTATIONS) {
		return [real, ...drawnWays(deals).slice(1)];
	}

	const realKey = keyOf(real);
	return [real, ...everyWay(deals).filter(way => keyOf(way) !== realKey)];
}

function sizeAt(followed: readonly Followed[], place: number): number {
	return followed[place]?.beforeYear ?? 0;
}

function keyOf(labels: Labels): string {
	return [...labels].sort((a, b) => a - b).join();
}

/** Municipalities among which a number of labels is dealt out. */
interface Deal {
	places: readonly number[];
	labels: number;
}

function dealsOf(groups: readonly (readonly number[])[], followed: readonly Followed[]): Deal[] {
	return groups.map(places => ({places, labels: places.filter(place => followed[place]?.isSender).length}));
}

/** In how many ways the labels can be dealt out; more than can be counted exactly is a large number all the same. */
function waysIn(deals: readonly Deal[]): number {
	return deals.reduce((ways, {places, labels}) => ways * choices(places.length, labels), 1);
}

function choices(of: number, chosen: number): number {
	let count = 1;
	for (let step = 1; step <= chosen; step++) {
		count = (count * (of - chosen + step)) / step;
	}

	return Math.round(count);
}

function everyWay(deals: readonly Deal[]): Labels[] {
	return deals.reduce<Labels[]>(
		(ways, {places, labels}) => {
			const chosen = everyChoice(places, labels);
			return ways.flatMap(way => chosen.map(choice => [...way, ...choice]));
		},
		[[]],
	);
}

function everyChoice(places: readonly number[], count: number): Labels[] {
	if (count === 0) {
		return [[]];
	}

	return places.flatMap((place, index) =>
		everyChoice(places.slice(index + 1), count - 1).map(choice => [place, ...choice]),
	);
}

function drawnWays(deals: readonly Deal[]): Labels[] {
	const random: Random = randomFrom('what followed', ...deals.map(({labels}) => labels));
	return Array.from({length: PERMUTATIONS}, () =>
		deals.flatMap(({places, labels}) => random.shuffle(places).slice(0, labels)),
	);
}

/**
How much more the downloads of the senders rose than those of the others, and how easily chance does that too.

A permutation test, one-sided, with the 90% interval of the factors that it does not refuse (5% on either side).

Source: the rules of what followed a campaign. Our choice: downloads as a flow, equal numbers of whole months.

@param months whole months after, 1 or more.
@returns null without a sender or without anybody to compare with, and when one of both had no downloads at all before.
*/
export function differenceAfter(followed: readonly Followed[], months: number): Difference | null {
	const observed = followed.map(each => observedOf(each, months));
	const ways = waysToLabel(followed);
	const [real = []] = ways;
	const difference = differenceOf(observed, real);
	if (!Number.isFinite(difference)) {
		return null;
	}

	// A factor is refused when, once it is taken out of the senders, the rest is still an exception among all ways. For
	// each way there is one factor from which on it does at least as well as the real one: the interval lies between those.
	const isReal = new Set(real);
	const dealt = observed.map(({weight}, place) => ({weight, rise: isReal.has(place) ? 1 : 0}));
	const bounds = ways.map(way => {
		// The part of the label that this way has too; the real way keeps all, whatever is taken out.
		const shared = differenceOf(dealt, way);
		const gap = difference - differenceOf(observed, way);
		return shared > 1 - ROUNDING ? Number.NEGATIVE_INFINITY : gap / (1 - shared);
	});
	bounds.sort((a, b) => a - b);
	const refused = Math.floor(OUTSIDE_SHARE * bounds.length);
	return {
		factor: Math.exp(difference),
		lower: factorOf(bounds[refused]),
		upper: refused === 0 ? null : factorOf(bounds[bounds.length - refused]),
		chance: bounds.filter(bound => bound <= ROUNDING).length / bounds.length,
	};
}

function factorOf(logarithm = Number.NaN): number | null {
	return Number.isFinite(logarithm) ? Math.exp(logarithm) : null;
}
