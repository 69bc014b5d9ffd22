import type {Forecast} from '../../src/domain/forecast-count.ts';

/** An interval of half the width around its middle: too sure of itself, which the bars must show. */
export function halved({low, middle, high, chance}: Forecast): Forecast {
	return {low: (low + middle) / 2, middle, high: (middle + high) / 2, chance};
}
