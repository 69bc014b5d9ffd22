// `npm run backtest`: how often the 80% interval of a forecast holds in simulated years; fails below the bars.
// `npm run backtest -- --halved` halves every interval on purpose, and has to fail.
import {faultsOf, tableOf} from './bars.ts';
import {coverageOf} from './coverage.ts';
import {halved} from './halved.ts';
import {scenarios} from './scenarios.ts';

const YEARS = 1000;
const isHalved = process.argv.includes('--halved');

console.log(`Coverage of the 80% interval, ${YEARS} simulated years a scenario${isHalved ? ', intervals halved' : ''}`);
const rows = scenarios.map(scenario => coverageOf(scenario, YEARS, isHalved ? halved : undefined));
console.log(tableOf(rows));
const faults = faultsOf(rows);
for (const fault of faults) {
	console.log(`FAILED ${fault}`);
}

process.exitCode = faults.length > 0 ? 1 : 0;
