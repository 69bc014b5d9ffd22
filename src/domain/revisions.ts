/** Who wrote a version, when, and by which repeatable request. */
export interface VersionStamp {
	/** 1 for the first version; each change adds one. */
	revision: number;
	/** The Idempotency-Key of the change: the same one again is the same change. */
	changeId: string;
	/** Hash of the request's body: the same key with another body is refused. */
	bodyHash: string;
	recordedAt: Date;
	/** Id of an account or token, or the name of a process (`import`, `voorbeeld`); never a person's name. */
	recordedBy: string;
	/** Why it was changed; null for a first version and where no reason is asked. */
	reason: string | null;
	/** A mistaken fact: out of all sums, still in its history. */
	removed: boolean;
}

export type Version<Fields> = Fields & VersionStamp;
export type SupersededVersion<Fields> = Version<Fields> & {supersededAt: Date};

/** A fact is one document with its own history: the current version, and every whole older one. */
export type Fact<Fields> = Version<Fields> & {_id: string; history: SupersededVersion<Fields>[]};

/** A change that somebody asks for. */
export interface Change {
	changeId: string;
	bodyHash: string;
	by: string;
	now: Date;
	reason: string | null;
}

/** The fact without its history and id: the version that stands now. */
export function currentVersion<Fields>({_id, history, ...version}: Fact<Fields>): Version<Fields> {
	return version as unknown as Version<Fields>;
}

/** Every version, the oldest first and the current one last. */
export function versionsOf<Fields>(fact: Fact<Fields>): (Version<Fields> & {supersededAt?: Date})[] {
	return [...fact.history, currentVersion(fact)];
}

/**
The version that stood at an instant: the newest one recorded at or before it.

@returns null when nothing was recorded yet, or when it had been removed.
*/
export function asKnownAt<Fields>(fact: Fact<Fields>, knownAt: Date): Version<Fields> | null {
	const newest = versionsOf(fact).findLast(version => version.recordedAt <= knownAt);
	if (!newest || newest.removed) {
		return null;
	}

	// When it was replaced is later knowledge: the answer must not differ by it.
	const {supersededAt, ...version} = newest;
	return version as unknown as Version<Fields>;
}

/** The first version of a new fact. */
export function firstVersion<Fields extends object>(id: string, fields: Fields, change: Change): Fact<Fields> {
	return {_id: id, ...fields, ...stampOf(change, 1, false), history: []};
}

/** The fact after a change; the version before goes whole into the history. */
export function nextVersion<Fields extends object>(
	fact: Fact<Fields>,
	change: Change,
	{fields, removed = false}: {fields: Fields; removed?: boolean},
): Fact<Fields> {
	const superseded = {...currentVersion(fact), supersededAt: change.now};
	return {
		_id: fact._id,
		...fields,
		...stampOf(change, fact.revision + 1, removed),
		history: [...fact.history, superseded],
	};
}

function stampOf(change: Change, revision: number, removed: boolean): VersionStamp {
	const {changeId, bodyHash, by, now, reason} = change;
	return {revision, changeId, bodyHash, recordedAt: now, recordedBy: by, reason, removed};
}
