import type {Command} from 'commander';
import {embeddedStatus, stopOrphan} from '../store/embedded/server.ts';
import type {CommandContext} from './context.ts';

/** The embedded database server of the data folder. */
export function registerDatabaseCommands(program: Command, {config, print}: CommandContext): void {
	const dataDir = config.DATA_DIR;
	const database = program.command('db').description('de ingebouwde databaseserver');
	database
		.command('status')
		.description('vertelt of de server draait, en voor wie')
		.action(async () => {
			const {isRunning, pid, version, users} = await embeddedStatus({dataDir});
			print(
				isRunning
					? `MongoDB ${version} draait (proces ${pid}), gebruikt door: ${users.join(', ') || 'niemand'}`
					: 'De server draait niet.',
			);
		});
	database
		.command('stop')
		.description('stopt een server die is blijven staan')
		.action(async () => {
			const sentences = {
				stopped: 'De server is gestopt.',
				'left running': 'De server draait door: een ander proces gebruikt hem nog.',
				'not running': 'De server draait niet.',
			};
			print(sentences[await stopOrphan({dataDir})]);
		});
}
