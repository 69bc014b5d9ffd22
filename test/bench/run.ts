// What `npm run bench` does: every row, with its bar; with --json one document on standard output.
import {deliveryRows} from './delivery.ts';
import {growthRows} from './growth.ts';
import {importRows} from './import.ts';
import {kitRows} from './kits.ts';
import {logActionRows} from './log-action.ts';
import {mailingRows} from './mailings.ts';
import {withStand} from './processes.ts';
import {readFigureRows} from './read-figures.ts';
import type {Row} from './row.ts';

const isJson = process.argv.includes('--json');
const tell = (line: string) => console.error(line);

/** Each measures a few rows on a stand of its own. */
const benches = [logActionRows, readFigureRows, growthRows, importRows, mailingRows, kitRows, deliveryRows];

function lineOf({work, ratio, bar, passed}: Row): string {
	return `${passed ? '✔' : '✘'} ${work.padEnd(60)} ${ratio.toFixed(2).padStart(6)}   bar ${bar.toFixed(2)}`;
}

const rows: Row[] = [];
for (const bench of benches) {
	const measured = await withStand(tell, bench);
	rows.push(...measured);
	if (!isJson) {
		console.log(measured.map(lineOf).join('\n'));
	}
}

if (isJson) {
	console.log(JSON.stringify({rows}, null, '\t'));
}

process.exitCode = rows.every(({passed}) => passed) ? 0 : 1;
