import type {Command} from 'commander';
import {parseInput} from '../domain/faults.ts';
import {roles, TokenInput, UserInput} from '../domain/users.ts';
import {accounts, addToken, addUser, disableAccount, revokeAccess, signInLink, tokens} from '../usecases/accounts.ts';
import {type CommandContext, originOf, withStore} from './context.ts';

interface AccountOptions {
	email: string;
	role: string;
	area?: string;
	days?: string;
}

/** Accounts of people, and tokens of programs. */
export function registerAccountCommands(program: Command, context: CommandContext): void {
	const {print, now, config} = context;
	const roleHelp = `rol: ${roles.join(', ')}`;
	const user = program.command('user').description('accounts van mensen');
	user
		.command('add')
		.description('voegt een account toe')
		.requiredOption('--email <adres>', 'werkadres')
		.requiredOption('--role <rol>', roleHelp)
		.option('--area <code>', 'gemeente, basisteam of districtsrecherche van een ambassadeur')
		.action(({email, role, area}: AccountOptions) =>
			withStore(context, async db => {
				const added = await addUser(db, parseInput(UserInput, {email, role, area}), now());
				print(`${added.email} ${added.role}${added.area ? ` ${added.area}` : ''}`);
			}),
		);
	user
		.command('link')
		.description('geeft een eenmalige inloglink, een uur geldig')
		.requiredOption('--email <adres>', 'werkadres')
		.action(({email}: AccountOptions) =>
			withStore(context, async db => {
				print(await signInLink(db, {email: email.toLowerCase(), origin: originOf(config), returnTo: null, now: now()}));
			}),
		);
	user
		.command('list')
		.description('noemt de accounts')
		.action(() =>
			withStore(context, async db => {
				for (const {email, role, area, isDisabled} of await accounts(db)) {
					print([email, role, area ?? '-', isDisabled ? 'uit' : 'aan'].join('\t'));
				}
			}),
		);
	user
		.command('disable')
		.description('zet een account uit en beëindigt zijn sessies')
		.requiredOption('--email <adres>', 'werkadres')
		.action(({email}: AccountOptions) => withStore(context, db => disableAccount(db, email.toLowerCase())));
	registerTokenCommands(program, {context, roleHelp});
}

function registerTokenCommands(
	program: Command,
	{context, roleHelp}: {context: CommandContext; roleHelp: string},
): void {
	const {print, tell, now} = context;
	const token = program.command('token').description('sleutels van programma’s voor de API');
	token
		.command('add')
		.description('maakt een sleutel; het geheim staat eenmalig op de laatste regel')
		.requiredOption('--role <rol>', roleHelp)
		.option('--area <code>', 'gebied van een ambassadeur')
		.option('--days <aantal>', 'zo veel dagen geldig', '365')
		.action(({role, area, days}: AccountOptions) =>
			withStore(context, async db => {
				const {id, secret} = await addToken(db, parseInput(TokenInput, {role, area, days}), now());
				tell(`Sleutel ${id}`);
				print(secret);
			}),
		);
	token
		.command('list')
		.description('noemt de sleutels, zonder geheim')
		.action(() =>
			withStore(context, async db => {
				for (const {_id, role, area, expiresAt, revokedAt} of await tokens(db)) {
					print([_id, role, area ?? '-', expiresAt.toISOString(), revokedAt ? 'ingetrokken' : 'geldig'].join('\t'));
				}
			}),
		);
	token
		.command('revoke <id>')
		.description('trekt een sleutel in')
		.action((id: string) => withStore(context, db => revokeAccess(db, id, now())));
}
