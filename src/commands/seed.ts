import type {Command} from 'commander';
import {z} from 'zod';
import {parseInput} from '../domain/faults.ts';
import {recordStoreKind, seedExample, seedReference, seedTargets} from '../usecases/seed.ts';
import {type CommandContext, progressBar, withStore} from './context.ts';

const Scale = z.coerce.number().int('Geef een heel getal van 1 tot 1000.').min(1).max(1000);

/** Reference data, and the invented example years. */
export function registerSeedCommands(program: Command, context: CommandContext): void {
	const {seedFolder: folder, print, now} = context;
	const seed = program.command('seed').description('gegevens om mee te beginnen');
	seed
		.command('reference')
		.description('laadt de gebieden en de doelstellingen van het plan')
		.action(() =>
			withStore(context, async db => {
				await recordStoreKind(db, 'real');
				const areas = await seedReference(db, {folder});
				const targets = await seedTargets(db, {folder, now: now()});
				print(`${areas} gebieden en ${targets} doelstellingen toegevoegd`);
			}),
		);
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
