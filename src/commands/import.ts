import {readFile} from 'node:fs/promises';
import {basename} from 'node:path';
import {Argument, type Command} from 'commander';
import {importFile} from '../usecases/import-file.ts';
import {type ImportKind, importKinds} from '../usecases/import-request.ts';
import {type CommandContext, progressBar, withStore} from './context.ts';

/** Reads a file of facts; a faulty row leaves everything as it was. */
export function registerImportCommand(program: Command, context: CommandContext): void {
	program
		.command('import')
		.description('leest een bestand in: alles of niets, en twee keer inlezen verandert niets')
		.addArgument(new Argument('<soort>', 'wat het bestand bevat').choices(importKinds))
		.argument('<bestand>', 'CSV, of JSON van de openbare vorm (actions)')
		.option('--dry-run', 'controleert alleen')
		.action(async (kind: ImportKind, file: string, {dryRun}: {dryRun?: boolean}) => {
			const content = await readFile(file);
			const {progress, stop} = progressBar(context);
			await withStore(context, async db => {
				const isDryRun = dryRun ?? false;
				const result = await importFile(db, {
					kind,
					content,
					isDryRun,
					progress,
					fileName: basename(file),
					identity: {id: 'import', role: 'coordinator', area: null},
					now: context.now(),
					seedFolder: context.seedFolder,
				});
				stop();
				for (const {line, what} of result.kept) {
					context.tell(`regel ${line}: ${what} is sindsdien met de hand gewijzigd en blijft zo`);
				}

				const {added, changed, unchanged, kept} = result;
				const counts = `${added} nieuw, ${changed} gewijzigd, ${unchanged} ongewijzigd, ${kept.length} behouden`;
				context.print(isDryRun ? `Gecontroleerd, niets geschreven: ${counts}` : counts);
			}).finally(stop);
		});
}
