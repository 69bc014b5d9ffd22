// A process that does the jobs of a store, to be killed half-way: `maker.ts STORE CAMPAIGNS`.
import {startRunner} from '../../src/jobs/runner.ts';
import {openDatabase} from '../../src/store/database.ts';

const [store = '', campaignsFolder = ''] = process.argv.slice(2);
const app = 'https://www.burgernet.nl';
const origin = 'https://burgernet.voorbeeld.nl';
startRunner(await openDatabase(store), {
	...{seedFolder: '', mail: null, now: () => new Date('2022-06-30T20:00:00Z')},
	campaigns: {campaignsFolder, origin, appUrls: {app, ios: app, android: app}},
	log: {info() {}, error() {}},
	pace: {lookEveryMs: 100, beatEveryMs: 20, leaseMs: 1000},
});
