import {readFile, writeFile} from 'node:fs/promises';
import {basename, extname, join} from 'node:path';
import type {Command} from 'commander';
import {z} from 'zod';
import {UNIT} from '../domain/areas.ts';
import {parseInput, refuse} from '../domain/faults.ts';
import {AreaCodeInput, DayInput, InstantInput, YearInput} from '../domain/inputs.ts';
import {tableCsv, tablesXlsx} from '../usecases/export-table.ts';
import {type YearReport, yearReport} from '../usecases/year-report.ts';
import {yearReportPage, yearReportTables} from '../views/year-report.tsx';
import {type CommandContext, withStore} from './context.ts';

const Options = z.strictObject({
	year: YearInput,
	area: AreaCodeInput.default(UNIT),
	at: DayInput.optional(),
	knownAt: InstantInput.optional(),
});

type Content = string | Buffer;
type Maker = (report: YearReport, path: string, context: CommandContext) => Promise<[path: string, content: Content][]>;

/** What is written for each ending of `--out`. */
const makers: Record<string, Maker> = {
	'.html': async (report, path, {assetsFolder}) => [[path, yearReportPage(report, await stylesIn(assetsFolder))]],
	'.xlsx': async (report, path) => [[path, await tablesXlsx(Object.values(yearReportTables(report)))]],
	/** A file of rows has one head, so each table gets a file of its own: `jaar.csv`, `jaar-maanden.csv`, `jaar-gemeenten.csv`. */
	'.csv': async (report, path) => {
		const {targets, months, municipalities} = yearReportTables(report);
		const beside = (word: string) => path.replace(/\.csv$/i, `-${word}.csv`);
		return [
			[path, tableCsv(targets)],
			[beside('maanden'), tableCsv(months)],
			[beside('gemeenten'), tableCsv(municipalities)],
		];
	},
};

/** The report of a year as files to send on: the same values as the pages. */
export function registerReportCommand(program: Command, context: CommandContext): void {
	program
		.command('report <jaar>')
		.description('het jaarrapport als bestand')
		.requiredOption('--out <bestand>', 'bestand.html, bestand.xlsx of bestand.csv')
		.option('--area <code>', 'gebied', UNIT)
		.option('--at <dag>', 'peildatum, 2022-05-14')
		.option('--known-at <tijdstip>', 'zoals bekend op dit moment')
		.action(async (year: string, {out, ...options}: {out: string}) => {
			const make = makers[extname(out).toLowerCase()];
			if (!make) {
				refuse('invalid', `Kies voor het rapport een bestand op .html, .xlsx of .csv; dit is ${basename(out)}.`);
			}

			const request = parseInput(Options, {year, ...options});
			const report = await withStore(context, db => yearReport(db, {...request, now: context.now()}));
			const files = await make(report, out, context);
			for (const [path, content] of files) {
				await writeFile(path, content);
			}

			context.print(`Geschreven: ${files.map(([path]) => path).join(', ')}`);
		});
}

/** The styles of the pages, as they were built. */
async function stylesIn(folder: string): Promise<string> {
	const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as Record<string, string>;
	return readFile(join(folder, basename(manifest['main.css'] ?? '')), 'utf8');
}
