import type {Change, Fact} from '../domain/revisions.ts';
import {type StatedKind, statementId, type UsageStatement} from '../domain/usage-statements.ts';
import type {Database} from './database.ts';
import {changeFact, type ExpectedRevision, putFact, type Written} from './revisions.ts';

/** The statements of one organisation, those taken back too. Served by `_id`. */
export function listStatementFacts(
	db: Database,
	organisation: string,
	kinds: readonly StatedKind[],
): Promise<Fact<UsageStatement>[]> {
	return db.statements.find({_id: {$in: kinds.map(kind => statementId({organisation, kind}))}}).toArray();
}

/** Safe against two writers by the address as `_id` and the revision in the filter. */
export function putStatement(
	db: Database,
	fields: UsageStatement,
	{change, expected}: {change: Change; expected: ExpectedRevision},
): Promise<Written<UsageStatement>> {
	return putFact(db, db.statements, {id: statementId(fields), fields, change, expected});
}

/** Takes a statement back; null when there is none. Safe against two writers by the revision in the filter. */
export function removeStatement(
	db: Database,
	{organisation, kind}: Pick<UsageStatement, 'organisation' | 'kind'>,
	{change, expected}: {change: Change; expected: number},
): Promise<Written<UsageStatement> | null> {
	return changeFact(db, db.statements, {
		id: statementId({organisation, kind}),
		change,
		expected,
		decide: ({removed, since}) => (removed ? 'unchanged' : {fields: {organisation, kind, since}, removed: true}),
	});
}
