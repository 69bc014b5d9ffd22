import {type Change, currentVersion, type Fact, nextVersion, type Version, versionsOf} from './revisions.ts';

/** The process that reads files and feeds without an account of its own. */
export const IMPORTER = 'import';

/** The key of every version that one import writes, so that the import can be taken back as a whole. */
export function importChangeId(importId: string, factId: string): string {
	return `import:${importId}:${factId}`;
}

function takeBackChangeId(importId: string, factId: string): string {
	return `takeback:${importId}:${factId}`;
}

/** Whether an import, a feed or the taking back of an import wrote a version, and no person. */
export function isByImport({changeId, recordedBy}: {changeId: string; recordedBy: string}): boolean {
	return recordedBy === IMPORTER || changeId.startsWith('import:') || changeId.startsWith('takeback:');
}

/** What a row of a file means for the fact that stands. */
export type RowMeaning =
	| 'unchanged'
	/** A person corrected it since the last import, or removed it from a feed that goes on. */
	| 'kept'
	| 'changed'
	/** This same import wrote it before it was broken off. */
	| 'written';

export interface JudgedRow<Fields> {
	changeId: string;
	bodyHash: string;
	/** What the fact would hold after the row. */
	fields(): Fields;
	/** A fact that a person removed: a file that somebody hands over revives it, a feed that goes on does not. */
	removed: 'revive' | 'keep';
	/** Whether a person changed what the row tells, since `before`. */
	isCorrected(before: Version<Fields> | undefined): boolean;
}

/**
What a row means for the fact that stands.

Our choice: a row that says what the last import said changes nothing, whatever a person did since; another row gives way
to a correction. A fact that no import ever wrote is changed by it, and goes back when the import is taken back.
*/
export function meaningOf<Fields extends object>(fact: Fact<Fields>, row: JudgedRow<Fields>): RowMeaning {
	if (fact.changeId === row.changeId) {
		return 'written';
	}

	const before = versionsOf(fact).findLast(isByImport);
	if (!fact.removed && (before?.bodyHash === row.bodyHash || isSame(row.fields(), fact))) {
		return 'unchanged';
	}

	if (isByImport(fact)) {
		return 'changed';
	}

	const isKept = fact.removed ? row.removed === 'keep' : row.isCorrected(before);
	return isKept ? 'kept' : 'changed';
}

/** Whether a version holds exactly these fields. */
export function isSame<Fields extends object>(fields: Partial<Fields>, version: Version<Fields>): boolean {
	return Object.entries(fields).every(
		([name, value]) => JSON.stringify(value) === JSON.stringify(version[name as keyof Fields]),
	);
}

/** How one fact fares when an import is taken back. */
export type TakeBack<Fields> =
	| {how: 'removed' | 'restored'; next: Fact<Fields>}
	/** It was taken back before. */
	| {how: 'done'; as: 'removed' | 'restored'}
	| {how: 'kept'; why: string}
	/** The import did nothing to it. */
	| {how: 'untouched'};

/** Goes back to the version before an import; a fact that the import made is removed. History only grows. */
export function takeBack<Fields extends object>(
	fact: Fact<Fields>,
	importId: string,
	{by, now}: Pick<Change, 'by' | 'now'>,
): TakeBack<Fields> {
	const key = importChangeId(importId, fact._id);
	const change = {changeId: takeBackChangeId(importId, fact._id), by, now, reason: 'Import teruggedraaid'};
	const before = fact.history.at(-1);
	if (fact.changeId === key) {
		const version = before ?? {...currentVersion(fact), removed: true};
		const {bodyHash, removed} = version;
		const next = nextVersion(fact, {...change, bodyHash}, {fields: fieldsIn(version), removed});
		return {how: before ? 'restored' : 'removed', next};
	}

	if (fact.changeId === change.changeId) {
		return {how: 'done', as: fact.history.length === 1 ? 'removed' : 'restored'};
	}

	if (!fact.history.some(version => version.changeId === key) || isTakenBack(fact, change.changeId)) {
		return {how: 'untouched'};
	}

	return {how: 'kept', why: isByImport(fact) ? 'sindsdien opnieuw geïmporteerd' : 'sindsdien met de hand gewijzigd'};
}

function isTakenBack<Fields>(fact: Fact<Fields>, changeId: string): boolean {
	return fact.history.some(version => version.changeId === changeId);
}

/** What a version says, without who wrote it and when. */
export function fieldsIn<Fields extends object>(version: Version<Fields> & {supersededAt?: Date}): Fields {
	const {revision, changeId, bodyHash, recordedAt, recordedBy, reason, removed, supersededAt, ...fields} = version;
	return fields as unknown as Fields;
}
