import {readFileSync} from 'node:fs';
import test from 'ava';
import {drawPoisson} from '../../src/domain/poisson.ts';
import {randomFrom} from '../../src/domain/random.ts';
import {faultsOf, pool, tableOf} from './bars.ts';
import {coverageOf} from './coverage.ts';
import {halved} from './halved.ts';
import {scenarios} from './scenarios.ts';
import {simulateYears} from './simulator.ts';

const YEARS = 200;
const shortRows = scenarios.map(scenario => coverageOf(scenario, YEARS));

test('the 80% interval holds in 60% or more of each month of each scenario, and in 70 to 90% of all', t => {
	t.deepEqual(faultsOf(shortRows), [], tableOf(shortRows));
});

test('an interval halved on purpose is found', t => {
	const rows = scenarios
		.filter(({measured}) => measured === 'count')
		.map(scenario => coverageOf(scenario, YEARS, halved));
	const faults = faultsOf(rows);
	t.true(faults.length > 12, faults.join('\n'));
	t.regex(faults.at(-1) ?? '', /^all together: \d\d% is outside 70% to 90%$/);
});

test('an interval that always holds is found as well', t => {
	const rows = scenarios
		.filter(({name}) => name === 'ordinary')
		.map(scenario => coverageOf(scenario, 20, forecast => ({...forecast, low: 0, high: 1e9})));
	t.deepEqual(faultsOf(rows), ['all together: 100% is outside 70% to 90%']);
});

test('every month from February on is tried, in every scenario', t => {
	for (const {name, months} of shortRows) {
		t.is(months[0]?.tried, 0, name);
		t.true(
			months.slice(1).every(({tried}) => tried >= YEARS / 5),
			name,
		);
	}
	t.is(pool(shortRows[0]?.months ?? []).tried, 11 * YEARS);
});

test('the table has a line a scenario and a column a month', t => {
	const lines = tableOf(shortRows).split('\n');
	t.is(lines.length, scenarios.length + 3);
	t.regex(lines[0] ?? '', /feb +mar .* dec +all$/);
	t.regex(lines[1] ?? '', /^ordinary( +\d+%){12}$/);
});

test('the same seed simulates the same years, with the totals that the scenario asks for', t => {
	for (const {name, world} of scenarios) {
		const draw = () => simulateYears(randomFrom('years', name), world, 2022);
		t.deepEqual(draw(), draw());
	}

	const ordinary = scenarios[0]?.world;
	const totals = Array.from({length: 300}, (_, seed) =>
		ordinary
			? simulateYears(randomFrom('totals', seed), ordinary, 2022).lastYear.reduce((sum, count) => sum + count, 0)
			: 0,
	);
	const mean = totals.reduce((sum, total) => sum + total, 0) / totals.length;
	t.true(mean > 800 && mean < 900, String(mean));
	t.true(Math.min(...totals) > 450 && Math.max(...totals) < 1400);
});

test('Poisson draws have a variance as large as their mean', t => {
	const random = randomFrom('poisson');
	for (const mean of [0, 0.4, 12, 80, 2500]) {
		const draws = Array.from({length: 4000}, () => drawPoisson(random, mean));
		const found = draws.reduce((sum, draw) => sum + draw, 0) / draws.length;
		const variance = draws.reduce((sum, draw) => sum + (draw - found) ** 2, 0) / draws.length;
		t.true(Math.abs(found - mean) <= 4 * Math.sqrt(mean / 4000), `${mean}: ${found}`);
		t.true(Math.abs(variance - mean) <= 0.1 * mean, `${mean}: ${variance}`);
	}
});

test('the simulator knows nothing of the forecast: no import of it, direct or indirect', t => {
	const seen = new Set<string>();
	const visit = (file: URL) => {
		if (seen.has(file.href)) {
			return;
		}

		seen.add(file.href);
		for (const [, name] of readFileSync(file, 'utf8').matchAll(/from '(\.[^']+)'/g)) {
			visit(new URL(name ?? '', file));
		}
	};
	visit(new URL('simulator.ts', import.meta.url));
	const names = [...seen].map(href => href.split('/').at(-1)).sort();
	t.deepEqual(names, ['draws.ts', 'normal.ts', 'period.ts', 'poisson.ts', 'random.ts', 'simulator.ts']);
});
