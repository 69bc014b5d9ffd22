import {readFile, stat} from 'node:fs/promises';
import {basename} from 'node:path';
import {Argument, type Command, InvalidArgumentError} from 'commander';
import type {ColumnMapping} from '../domain/column-mapping.ts';
import type {Database} from '../store/database.ts';
import {limits, tooLarge} from '../usecases/grid-parts.ts';
import {checkFile, importFile} from '../usecases/import-file.ts';
import {
	FileRefused,
	type ImportKind,
	type ImportRequest,
	type ImportResult,
	importKinds,
} from '../usecases/import-request.ts';
import {type CommandContext, progressBar, withStore} from './context.ts';
import {runAreaImport} from './import-areas.ts';

interface Options {
	dryRun?: boolean;
	map?: ColumnMapping;
}

/** Reads a file of facts; a faulty row leaves everything as it was. */
export function registerImportCommand(program: Command, context: CommandContext): void {
	program
		.command('import')
		.description('importeert een bestand: alles of niets, en twee keer importeren verandert niets')
		.addArgument(new Argument('<soort>', 'wat het bestand bevat').choices([...importKinds, 'areas']))
		.argument('<bestand>', 'CSV of XLSX, of JSON van de openbare vorm (actions)')
		.option('--dry-run', 'controleert alleen')
		.option(
			'--map <kop=kolom>',
			'welke kop welke kolom is, zo vaak als nodig; andere onbekende koppen blijven weg',
			addPair,
		)
		.action(async (kind: ImportKind | 'areas', file: string, options: Options) => {
			const content = await contentOf(file);
			await (kind === 'areas'
				? runAreaImport(context, {file: {content, fileName: basename(file)}, isDryRun: options.dryRun ?? false})
				: runImport(context, {kind, file: {content, fileName: basename(file)}, options}));
		});
}

/** `Begin van de actie=gestart`: their header by our column. */
function addPair(text: string, before: ColumnMapping = {}): ColumnMapping {
	const [, header, column] = /^(.+)=([^=]+)$/.exec(text) ?? [];
	if (header === undefined || column === undefined) {
		throw new InvalidArgumentError('Schrijf "Hun kop=onze kolom".');
	}

	return {...before, [column.trim().toLowerCase()]: header.trim()};
}

async function runImport(
	context: CommandContext,
	{kind, file, options}: {kind: ImportKind; file: {content: Buffer; fileName: string}; options: Options},
): Promise<void> {
	const {progress, stop} = progressBar(context);
	const request: ImportRequest = {
		...{kind, ...file, progress, mapping: options.map},
		identity: {id: 'import', role: 'coordinator', area: null},
		now: context.now(),
		seedFolder: context.seedFolder,
	};
	const isDryRun = options.dryRun ?? false;
	await withStore(context, async db => {
		const result = isDryRun ? await checked(db, request) : await importFile(db, request);
		stop();
		tellResult(context, result, isDryRun ? 'Gecontroleerd, niets geschreven: ' : '');
	}).finally(stop);
}

async function contentOf(file: string): Promise<Buffer> {
	const {size} = await stat(file);
	if (size > limits.bytes) {
		throw new FileRefused([tooLarge]);
	}

	return readFile(file);
}

async function checked(db: Database, request: ImportRequest): Promise<ImportResult> {
	const {faults, faultCount, counts} = await checkFile(db, request);
	if (!counts) {
		throw new FileRefused(faults, faultCount);
	}

	return counts;
}

function tellResult(
	{tell, print}: CommandContext,
	{added, changed, unchanged, kept}: ImportResult,
	before: string,
): void {
	for (const {line, what, why} of kept) {
		tell(`regel ${line}: ${what} is ${why} en blijft zo`);
	}

	print(`${before}${added} nieuw, ${changed} gewijzigd, ${unchanged} ongewijzigd, ${kept.length} behouden`);
}
