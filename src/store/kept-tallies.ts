import {type Day, type Month, monthOf, yearOf} from '../domain/period.ts';
import type {ActionTally} from '../domain/year-facts.ts';

/** What of a version decides in which bucket it counts; facts of other collections have none of it. */
export interface Counted {
	municipality?: string | null;
	day?: Day;
}

/** Which actions count: those of a year, up to and including a day. */
export interface TalliesOf {
	year: number;
	at: Day;
}

/** One municipality, or none, in one month, as `GM0321 2022-05`: what a write makes unknown. */
type Bucket = string;

/** What a query must count anew: all of the year, or at least these municipalities in the months from the first to the last. */
export type Missing = 'all' | {municipalities: readonly (string | null)[]; from: Month; through: Month};

/** Today, the end of last year and the same of the year before are three; who asks for other days gets these. */
const YEARS_KEPT = 12;

/**
The counts of actions per year and day, each in buckets: a write costs the count of one municipality-month, a twelfth of what
a whole municipality-year costs.
*/
export class KeptTallies {
	readonly #years = new Map<string, YearTallies>();

	/** The tallies as they are now. @param count asks the database for the buckets that are missing, or for more. */
	read(of: TalliesOf, count: (missing: Missing) => Promise<ActionTally[]>): Promise<readonly ActionTally[]> {
		const key = `${of.year} ${of.at}`;
		const kept = this.#years.get(key) ?? new YearTallies(of);
		this.#years.delete(key);
		this.#years.set(key, kept);
		const [oldest] = this.#years.keys();
		if (this.#years.size > YEARS_KEPT && oldest !== undefined) {
			this.#years.delete(oldest);
		}

		return kept.read(count);
	}

	drop(versions: readonly Counted[] | 'unknown'): void {
		if (versions === 'unknown' || versions.some(({day}) => day === undefined)) {
			this.clear();
			return;
		}

		for (const year of this.#years.values()) {
			for (const version of versions) {
				year.drop(version);
			}
		}
	}

	clear(): void {
		this.#years.clear();
	}
}

function bucketOf(municipality: string | null, day: Day): Bucket {
	return `${municipality ?? ''} ${monthOf(day)}`;
}

/** A query that is on its way. */
interface Filling {
	value: Promise<readonly ActionTally[]>;
	/** The buckets of which a write came since it began: what it finds of them is old. */
	overtaken: Set<Bucket>;
}

class YearTallies {
	readonly #of: TalliesOf;
	readonly #buckets = new Map<Bucket, ActionTally[]>();
	#missing: 'all' | Set<Bucket> = 'all';
	/** All tallies; null when a bucket is missing. */
	#whole: readonly ActionTally[] | null = null;
	#filling: Filling | null = null;
	/** Waits for the query that is on its way, because a write came since that began. */
	#waiting: Promise<readonly ActionTally[]> | null = null;

	constructor(of: TalliesOf) {
		this.#of = of;
	}

	drop({municipality = null, day = ''}: Counted): void {
		if (yearOf(day) !== this.#of.year || day > this.#of.at) {
			return;
		}

		const bucket = bucketOf(municipality, day);
		this.#whole = null;
		this.#buckets.delete(bucket);
		this.#filling?.overtaken.add(bucket);
		if (this.#missing !== 'all') {
			this.#missing.add(bucket);
		}
	}

	/** Never what a query found that began before a write that was over when this was called. */
	async read(count: (missing: Missing) => Promise<ActionTally[]>): Promise<readonly ActionTally[]> {
		if (this.#whole) {
			return this.#whole;
		}

		if (this.#waiting) {
			return this.#waiting;
		}

		if (!this.#filling) {
			return this.#fill(count);
		}

		if (this.#filling.overtaken.size > 0) {
			this.#waiting = this.#fillAfter(this.#filling, count);
			return this.#waiting;
		}

		return this.#filling.value;
	}

	async #fillAfter({value}: Filling, count: (missing: Missing) => Promise<ActionTally[]>) {
		await value.catch(() => {});
		this.#waiting = null;
		return this.#fill(count);
	}

	#fill(count: (missing: Missing) => Promise<ActionTally[]>): Promise<readonly ActionTally[]> {
		const overtaken = new Set<Bucket>();
		const value = this.#count(count, overtaken).finally(() => {
			this.#filling = null;
		});
		this.#filling = {value, overtaken};
		return value;
	}

	async #count(count: (missing: Missing) => Promise<ActionTally[]>, overtaken: ReadonlySet<Bucket>) {
		const missing = this.#missing === 'all' ? 'all' : new Set(this.#missing);
		const buckets = new Map(this.#buckets);
		for (const [bucket, tallies] of inBuckets(await count(rangeOf(missing)))) {
			if (missing === 'all' || missing.has(bucket)) {
				buckets.set(bucket, tallies);
				if (!overtaken.has(bucket)) {
					this.#buckets.set(bucket, tallies);
				}
			}
		}

		const whole = Object.freeze([...buckets.values()].flat());
		this.#missing = new Set(overtaken);
		if (overtaken.size === 0) {
			this.#whole = whole;
		}

		return whole;
	}
}

/** One range that holds all of them: one query, however many there are. */
function rangeOf(missing: 'all' | ReadonlySet<Bucket>): Missing {
	if (missing === 'all') {
		return missing;
	}

	const parts = [...missing].map(bucket => bucket.split(' ') as [string, Month]);
	const months = parts.map(([, month]) => month).sort();
	return {
		municipalities: [...new Set(parts.map(([municipality]) => municipality || null))],
		from: months[0] ?? '',
		through: months.at(-1) ?? '',
	};
}

function inBuckets(tallies: readonly ActionTally[]): Map<Bucket, ActionTally[]> {
	const buckets = new Map<Bucket, ActionTally[]>();
	for (const tally of tallies) {
		const bucket = bucketOf(tally.municipality, tally.month);
		const found = buckets.get(bucket);
		if (found) {
			found.push(tally);
		} else {
			buckets.set(bucket, [tally]);
		}
	}

	return buckets;
}
