/** One line of the benchmark: a ratio measured in one run on one machine, or a count, against its bar. */
export interface Row {
	work: string;
	ratio: number;
	bar: number;
	passed: boolean;
}

export function atLeast(bar: number, {work, ratio}: Pick<Row, 'work' | 'ratio'>): Row {
	return {work, ratio, bar, passed: ratio >= bar};
}

export function atMost(bar: number, {work, ratio}: Pick<Row, 'work' | 'ratio'>): Row {
	return {work, ratio, bar, passed: ratio <= bar};
}

/** The middle value; the mean of the two middle ones of an even number. */
export function median(values: readonly number[]): number {
	const sorted = values.toSorted((a, b) => a - b);
	const middle = sorted.length / 2;
	const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
	return low === undefined || high === undefined ? Number.NaN : (low + high) / 2;
}
