import {versionsOf} from '../domain/revisions.ts';
import type {TargetHistory} from '../domain/target-report.ts';
import {findRoles} from '../store/account-roles.ts';
import type {Database} from '../store/database.ts';
import {findTargetFact} from '../store/target-history.ts';

/** Who changed a target of a year, when and why; no versions when the year never had it. */
export async function readTargetHistory(
	db: Database,
	{year, id, knownAt}: {year: number; id: string; knownAt?: Date | undefined},
): Promise<TargetHistory> {
	const fact = await findTargetFact(db, {year, id});
	const versions = fact ? versionsOf(fact).filter(({recordedAt}) => !knownAt || recordedAt <= knownAt) : [];
	const roles = await findRoles(db, [...new Set(versions.map(({recordedBy}) => recordedBy))]);
	return {versions, roleOf: recordedBy => roles.get(recordedBy) ?? null};
}
