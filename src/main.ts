import {fileURLToPath} from 'node:url';
import {CommanderError} from 'commander';
import {createProgram} from './commands/program.ts';
import {readConfig} from './config.ts';
import {Refusal} from './domain/faults.ts';
import {placeOf} from './domain/imports.ts';
import {StartFailure} from './store/embedded/start-failure.ts';
import {isPassing} from './store/retry.ts';
import {FaultyCampaign} from './usecases/build-campaign.ts';
import {FileRefused} from './usecases/import-request.ts';

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const folders = {seed: folder('../seed'), campaigns: folder('../campaigns'), assets: folder('../dist/assets')};
const now = () => new Date();
const tell = (line: string) => console.error(line);

/** 0 done; 1 it could not be done; 2 faulty rows or files, all of them listed. */
async function main(): Promise<number> {
	try {
		const config = readConfig(process.env);
		const program = createProgram({
			config,
			now,
			tell,
			print: line => console.log(line),
			seedFolder: folders.seed,
			campaignsFolder: folders.campaigns,
			assetsFolder: folders.assets,
			async serve({isEmpty}) {
				const {serve} = await import('./serve.ts');
				await serve({config, folders, isEmpty, now, tell});
			},
		});
		await program.parseAsync();
		return 0;
	} catch (error) {
		return explain(error);
	}
}

function explain(error: unknown): number {
	if (error instanceof CommanderError) {
		return error.exitCode === 0 ? 0 : 1;
	}

	if (error instanceof FileRefused) {
		for (const fault of error.faults) {
			tell(`${placeOf(fault)}: ${fault.message}`);
		}

		tell(`${error.message}; er is niets geschreven.`);
		return 2;
	}

	if (error instanceof FaultyCampaign) {
		tell(error.message);
		return 1;
	}

	if (error instanceof Refusal) {
		for (const {field, message} of error.faults) {
			tell(field === '' ? message : `${field}: ${message}`);
		}

		return 1;
	}

	const sentence = error instanceof StartFailure ? error.message : sentenceOf(error as NodeJS.ErrnoException);
	if (sentence === undefined) {
		throw error;
	}

	tell(sentence);
	return 1;
}

/** What went wrong around this process, in one sentence; undefined for a mistake in the product itself. */
function sentenceOf(error: NodeJS.ErrnoException): string | undefined {
	const file = error.path ?? 'dat je noemt';
	const sentences: Record<string, string> = {
		ENOENT: `Het bestand ${file} bestaat niet.`,
		EISDIR: `Het bestand ${file} is een map.`,
		ENOTDIR: `Het pad ${file} loopt door een bestand.`,
		EACCES: `Het bestand ${file} mag dit account niet openen.`,
		ENOSPC: 'De schijf is vol.',
	};
	return isPassing(error) ? 'De database is weggevallen; probeer het opnieuw.' : sentences[error.code ?? ''];
}

process.exitCode = await main();
