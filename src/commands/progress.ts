import type {Command} from 'commander';
import {z} from 'zod';
import {UNIT} from '../domain/areas.ts';
import {parseInput} from '../domain/faults.ts';
import {AreaCodeInput, DayInput, InstantInput, YearInput} from '../domain/inputs.ts';
import type {TargetProgress} from '../domain/progress.ts';
import {progressDocument} from '../domain/progress-document.ts';
import {progressReport} from '../usecases/progress-report.ts';
import {formatCount, formatDay, formatGrowth, formatRate} from '../views/format.ts';
import {statusWords} from '../views/status.tsx';
import {type CommandContext, withStore} from './context.ts';

const Options = z.strictObject({
	year: YearInput,
	area: AreaCodeInput.default(UNIT),
	at: DayInput.optional(),
	knownAt: InstantInput.optional(),
});

/** The targets in the terminal: the same report as the page. */
export function registerProgressCommand(program: Command, context: CommandContext): void {
	program
		.command('progress <jaar>')
		.description('de doelstellingen van een jaar')
		.option('--area <code>', 'gebied', UNIT)
		.option('--at <dag>', 'peildatum, 2022-05-14')
		.option('--known-at <tijdstip>', 'zoals bekend op dit moment')
		.option('--json', 'als JSON')
		.action(async (year: string, {json, ...options}: {json?: boolean}) => {
			const request = parseInput(Options, {year, ...options});
			const report = await withStore(context, db => progressReport(db, {...request, now: context.now()}));
			if (json) {
				context.print(JSON.stringify(progressDocument(report), null, '\t'));
				return;
			}

			context.print(`${report.area.name} ${report.year}, stand t/m ${formatDay(report.at)}`);
			for (const progress of report.targets) {
				context.print(lineOf(progress));
			}
		});
}

function lineOf({target, value, goal, status, numerator, denominator}: TargetProgress): string {
	const of = denominator === null ? '' : ` (${formatCount(numerator)} van ${formatCount(denominator)})`;
	const norm = goal === null ? '' : `, norm ${target.comparator === '>' ? 'boven ' : ''}${amount(target.kind, goal)}`;
	const verdict = status === null ? '' : ` – ${statusWords[status].word}`;
	return `${target.id}  ${target.title}: ${amount(target.kind, value)}${of}${norm}${verdict}`;
}

function amount(kind: TargetProgress['target']['kind'], value: number | null): string {
	switch (kind) {
		case 'count':
			return formatCount(value);
		case 'growth':
			return formatGrowth(value);
		default:
			return formatRate(value);
	}
}
