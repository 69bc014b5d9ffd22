import type {Role} from '../domain/users.ts';
import type {Database} from './database.ts';

/** The roles of accounts, tokens and functions of ambassador by their id; nothing else of them, and nothing of those that are gone. Served by `_id`. */
export async function findRoles(db: Database, ids: readonly string[]): Promise<Map<string, Role>> {
	const filter = {_id: {$in: [...ids]}};
	const [users, tokens, functions] = await Promise.all([
		db.users.find(filter, {projection: {role: 1}}).toArray(),
		db.tokens.find(filter, {projection: {role: 1}}).toArray(),
		db.ambassadors.find(filter, {projection: {_id: 1}}).toArray(),
	]);
	const ambassadors = functions.map(({_id}) => ({_id, role: 'ambassador' as const}));
	return new Map([...ambassadors, ...users, ...tokens].map(({_id, role}) => [_id, role]));
}
