import {drawBinomial} from '../../src/domain/draws.ts';
import {countForecast, type Forecast, growthForecast} from '../../src/domain/forecast-count.ts';
import {rateForecast} from '../../src/domain/forecast-rate.ts';
import {monthShares} from '../../src/domain/month-shares.ts';
import {daysInMonth, monthsOf} from '../../src/domain/period.ts';
import {type Random, randomFrom} from '../../src/domain/random.ts';
import {type MonthSoFar, type UsualYear, yearEnd} from '../../src/domain/year-end.ts';
import type {Measured, Scenario} from './scenarios.ts';
import {type SimulatedYears, simulateYears} from './simulator.ts';

const YEAR = 2022;
const days = monthsOf(YEAR).map(daysInMonth);
/** The part of the actions that has no outcome yet: of the running month, and of the months before. */
const openParts = {running: 0.3, before: 0.02};

/** How often the truth lay within the interval, in one month of one scenario. */
export interface Cell {
	tried: number;
	held: number;
}

export interface Row {
	name: string;
	/** Twelve months; nothing is tried in January. */
	months: Cell[];
}

/** A forecast made on a day of a simulated year, and what the year became. */
interface Trial {
	forecast: Forecast;
	truth: number;
}

export type Change = (forecast: Forecast) => Forecast;

/**
How often the 80% intervals hold in simulated years, on a drawn day of each month from the eighth week on.

@param change what is done to an interval before it is tried; to show that a wrong interval is found.
*/
export function coverageOf(scenario: Scenario, years: number, change: Change = forecast => forecast): Row {
	const random = randomFrom('backtest', scenario.name);
	const months = days.map((): Cell => ({tried: 0, held: 0}));
	for (let index = 0; index < years; index++) {
		const simulated = simulateYears(random, scenario.world, YEAR);
		const usual = {shares: monthShares(YEAR, simulated.lastYear), lastYear: simulated.lastYear};
		for (const [month, cell] of months.entries()) {
			const trial =
				(month + index) % scenario.monthStep === 0 &&
				month > 0 &&
				tryOn(random, {simulated, usual, month}, scenario.measured);
			if (trial) {
				const {low, high} = change(trial.forecast);
				cell.tried++;
				cell.held += low <= trial.truth && trial.truth <= high ? 1 : 0;
			}
		}
	}

	return {name: scenario.name, months};
}

interface Moment {
	simulated: SimulatedYears;
	usual: UsualYear;
	/** The running month, 0–11. */
	month: number;
}

function tryOn(random: Random, moment: Moment, measured: Measured): Trial | null {
	switch (measured) {
		case 'count':
			return tryCount(random, moment);
		case 'growth':
			return tryGrowth(moment);
		case 'rate':
			return tryRate(random, moment);
	}
}

/** The months up to a drawn day of the running one: from the 25th in February, before the last in December. */
function monthsSoFar(random: Random, {simulated, month}: Moment): MonthSoFar[] {
	const length = days[month] ?? 0;
	const known = random.integer(month === 1 ? 25 : 1, month === 11 ? length - 1 : length) / length;
	return simulated.thisYear.map((count, index) => {
		if (index === month) {
			return {count: drawBinomial(random, {tries: count, chance: known}), known};
		}

		return index < month ? {count, known: 1} : {count: 0, known: 0};
	});
}

function tryCount(random: Random, moment: Moment): Trial | null {
	const end = yearEnd(monthsSoFar(random, moment), moment.usual);
	const goal = {comparator: '>=', goal: sum(moment.simulated.lastYear)} as const;
	return end && {forecast: countForecast(end, goal), truth: sum(moment.simulated.thisYear)};
}

/** Downloads are known by whole months. */
function tryGrowth({simulated, usual, month}: Moment): Trial | null {
	const months = simulated.thisYear.map((count, index) => (index < month ? {count, known: 1} : {count: 0, known: 0}));
	const end = yearEnd(months, usual);
	const lastYearTotal = sum(simulated.lastYear);
	const goal = {comparator: '>=', goal: 1.1, lastYearTotal} as const;
	return end && {forecast: growthForecast(end, goal), truth: sum(simulated.thisYear) / lastYearTotal};
}

function tryRate(random: Random, moment: Moment): Trial | null {
	const {simulated, month} = moment;
	const months = monthsSoFar(random, moment);
	const end = yearEnd(months, moment.usual);
	const started = sum(months.map(({count}) => count));
	if (!end || started === 0) {
		return null;
	}

	const succeedOf = (tries: number) => drawBinomial(random, {tries, chance: simulated.successChance});
	const open = sum(
		months.map(({count}, index) =>
			drawBinomial(random, {tries: count, chance: index === month ? openParts.running : openParts.before}),
		),
	);
	const direct = succeedOf(started - open);
	const total = sum(simulated.thisYear);
	const usualRate = simulated.lastYearDirect / sum(simulated.lastYear);
	const forecast = rateForecast({started, direct, open, usualRate}, end, {comparator: '>', goal: 0.15});
	return {forecast, truth: (direct + succeedOf(open + total - started)) / total};
}

function sum(values: readonly number[]): number {
	return values.reduce((total, value) => total + value, 0);
}
