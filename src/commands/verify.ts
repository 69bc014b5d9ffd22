import type {Command} from 'commander';
import {refuse} from '../domain/faults.ts';
import {verify} from '../usecases/verify.ts';
import {formatCount} from '../views/format.ts';
import {type CommandContext, progressBar, withStore} from './context.ts';

/** Looks the whole store over; each difference is a line on standard output. */
export function registerVerifyCommand(program: Command, context: CommandContext): void {
	program
		.command('verify')
		.description('kijkt alle feiten na: geschiedenis, verwijzingen, dagen en tellingen')
		.action(async () => {
			const {progress, stop} = progressBar(context);
			let differences = 0;
			const facts = await withStore(context, db =>
				verify(db, {
					progress,
					found({fact, problem}) {
						differences += 1;
						context.print(`${fact}: ${problem}`);
					},
				}),
			).finally(stop);
			const looked = `${formatCount(facts)} feiten nagekeken`;
			if (differences > 0) {
				refuse(
					'conflict',
					`${differences === 1 ? '1 verschil' : `${formatCount(differences)} verschillen`}; ${looked}.`,
				);
			}

			context.print(`Alles klopt: ${looked}`);
		});
}
