import type {World} from './simulator.ts';

/** What is forecast in a simulated year. */
export type Measured = 'count' | 'growth' | 'rate';

export interface Scenario {
	name: string;
	measured: Measured;
	world: World;
	/** A year is tried in one of so many months: a forecast by simulation takes hundreds of times as long as the others. */
	monthStep: number;
}

const ordinary: World = {
	season: 200,
	noise: [0.05, 0.15],
	total: [600, 1100],
	hasBreaks: false,
	successRate: [0.1, 0.2],
};
const count = {measured: 'count', monthStep: 1} as const;

export const scenarios: readonly Scenario[] = [
	{...count, name: 'ordinary', world: ordinary},
	{...count, name: 'calm', world: {...ordinary, noise: [0, 0.05]}},
	{...count, name: 'strong season', world: {...ordinary, season: 60}},
	{...count, name: 'noisy', world: {...ordinary, noise: [0.15, 0.3]}},
	{...count, name: 'small', world: {...ordinary, total: [15, 40]}},
	{...count, name: 'break', world: {...ordinary, hasBreaks: true}},
	{name: 'downloads', measured: 'growth', monthStep: 1, world: {...ordinary, total: [15_000, 30_000]}},
	{name: 'success', measured: 'rate', monthStep: 5, world: ordinary},
	{name: 'success, small', measured: 'rate', monthStep: 5, world: {...ordinary, total: [100, 200], noise: [0.15, 0.3]}},
];
