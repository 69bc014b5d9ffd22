import {Command} from 'commander';
import {registerAccountCommands} from './accounts.ts';
import {registerCampaignCommands} from './campaign.ts';
import type {CommandContext} from './context.ts';
import {registerDatabaseCommands} from './database.ts';
import {registerImportCommand} from './import.ts';
import {registerProgressCommand} from './progress.ts';
import {registerReportCommand} from './report.ts';
import {registerSeedCommands} from './seed.ts';
import {registerVerifyCommand} from './verify.ts';

/** The command line `burgernet`; without a command it serves. */
export function createProgram(context: CommandContext): Command {
	const program = new Command('burgernet')
		.description('Burgernet: acties, doelstellingen en campagnes van een politie-eenheid')
		.helpOption('-h, --help', 'toont deze hulp')
		.helpCommand(false)
		.showHelpAfterError('(gebruik --help voor de mogelijkheden)')
		.exitOverride();
	program
		.command('serve', {isDefault: true})
		.description('start de dienst (dit doet npm start)')
		.option('--empty', 'zonder voorbeeldjaren: voor een echte eenheid')
		.action(({empty}: {empty?: boolean}) => context.serve({isEmpty: empty ?? false}));
	program
		.command('config')
		.description('toont de instellingen van dit proces')
		.action(() => context.print(JSON.stringify(withoutSecrets(context.config), null, '\t')));
	registerSeedCommands(program, context);
	registerAccountCommands(program, context);
	registerImportCommand(program, context);
	registerCampaignCommands(program, context);
	registerProgressCommand(program, context);
	registerReportCommand(program, context);
	registerVerifyCommand(program, context);
	registerDatabaseCommands(program, context);
	return program;
}

function withoutSecrets(config: object): object {
	const hidden = (value: unknown) => (typeof value === 'string' ? value.replace(/\/\/[^/]+@/, '//…@') : value);
	return Object.fromEntries(Object.entries(config).map(([name, value]) => [name, hidden(value)]));
}
