import {readFile} from 'node:fs/promises';
import {basename} from 'node:path';
import type {Command} from 'commander';
import {z} from 'zod';
import {parseInput} from '../domain/faults.ts';
import {recordStoreKind, seedExample, seedReference, seedTargets} from '../usecases/seed.ts';
import {setUpUnit} from '../usecases/set-up-unit.ts';
import {type CommandContext, progressBar, withStore} from './context.ts';

const Scale = z.coerce.number().int('Geef een heel getal van 1 tot 1000.').min(1).max(1000);
const Goal = z.string().regex(/^T[1-7]=.+$/, 'Schrijf een norm als T2=650.');

interface ReferenceOptions {
	unit?: string;
	districts?: string;
	goal: string[];
}

/** Reference data, and the invented example years. */
export function registerSeedCommands(program: Command, context: CommandContext): void {
	const {seedFolder: folder, print, now} = context;
	const seed = program.command('seed').description('gegevens om mee te beginnen');
	seed
		.command('reference')
		.description('laadt de gebieden en de doelstellingen van het plan; met --unit die van een andere politie-eenheid')
		.option('--unit <naam>', 'politie-eenheid, zoals Rotterdam: dit is het eerste bezoek zonder browser')
		.option('--districts <bestand>', 'CSV of XLSX met gemeente;district;basisteams; anders één district')
		.option('--goal <norm>', 'norm van een doelstelling voor dit jaar, zoals T2=650 (herhaalbaar)', collected, [])
		.action((options: ReferenceOptions) => withStore(context, db => loadReference(db, options, context)));
	seed
		.command('example')
		.description('laadt de voorbeeldjaren, van 2021 tot vandaag')
		.option('--scale <N>', 'N keer zo veel acties, voor een belastingproef', '1')
		.action(async ({scale}: {scale: string}) => {
			const {progress, stop} = progressBar(context);
			const times = parseInput(Scale, scale);
			const added = await withStore(context, db =>
				seedExample(db, {folder, scale: times, now: now(), progress}),
			).finally(stop);
			print(`${added} acties toegevoegd`);
		});
}

function collected(value: string, before: string[]): string[] {
	return [...before, value];
}

type Store = Parameters<Parameters<typeof withStore>[1]>[0];

async function loadReference(db: Store, options: ReferenceOptions, context: CommandContext): Promise<void> {
	const {seedFolder: folder, print, tell, now} = context;
	const {unit, districts, goal} = options;
	if (unit === undefined) {
		await recordStoreKind(db, 'real');
		const areas = await seedReference(db, {folder});
		const targets = await seedTargets(db, {folder, now: now()});
		print(`${areas} gebieden en ${targets} doelstellingen toegevoegd`);
		return;
	}

	const goals = parseInput(z.array(Goal), goal).map(text => text.split(/=(.*)/s, 2) as [string, string]);
	const file = districts === undefined ? null : {content: await readFile(districts), fileName: basename(districts)};
	const {areas, targets} = await setUpUnit(db, {unit, file, goals: Object.fromEntries(goals)}, {folder, now: now()});
	print(`Eenheid ${unit}: ${areas} gebieden en ${targets} doelstellingen toegevoegd`);
	if (targets === 0) {
		tell('Doelstellingen zijn er nog niet: geef de normen bij het eerste bezoek, of hier met --goal T2=650.');
	}
}
