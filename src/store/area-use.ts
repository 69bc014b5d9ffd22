import type {AreaKind} from '../domain/areas.ts';
import type {Day} from '../domain/period.ts';
import type {Database} from './database.ts';

/** How many facts name an area. */
export interface AreaUse {
	actions: number;
	appDownloads: number;
	ambassadors: number;
	/** Accounts that can sign in, whatever the day. */
	accounts: number;
	/** Statements, follow-ups and tokens, whatever the day. */
	others: number;
}

const places: Record<Exclude<AreaKind, 'unit'>, 'municipality' | 'basisteam' | 'district' | 'detectives'> = {
	municipality: 'municipality',
	basisteam: 'basisteam',
	district: 'district',
	detectives: 'detectives',
};

/**
The facts that name an area, from a day on when one is given: actions of that day and later, downloads of months that begin
then or later, functions of ambassadors that are held on or after it.

Reads whole collections: for the rare change of areas.
*/
export async function countAreaUse(
	db: Database,
	{code, kind, from}: {code: string; kind: AreaKind; from: Day | null},
): Promise<AreaUse> {
	if (kind === 'unit') {
		return {actions: 0, appDownloads: 0, ambassadors: 0, accounts: 0, others: 0};
	}

	const place = {[places[kind]]: code, removed: false};
	const [actions, appDownloads, ambassadors, accounts, ...others] = await Promise.all([
		db.actions.countDocuments({...place, ...(from && {day: {$gte: from}})}),
		db.appDownloads.countDocuments({area: code, removed: false, ...(from && {month: {$gte: from.slice(0, 7)}})}),
		db.ambassadors.countDocuments({
			organisation: code,
			removed: false,
			...(from && {$or: [{until: null}, {until: {$gt: from}}]}),
		}),
		db.users.countDocuments({area: code, isDisabled: false}),
		db.statements.countDocuments({organisation: code, removed: false}),
		db.followUps.countDocuments({area: code, removed: false}),
		db.tokens.countDocuments({area: code, revokedAt: null}),
	]);
	return {actions, appDownloads, ambassadors, accounts, others: others.reduce((sum, count) => sum + count, 0)};
}
