import type {Collection, Filter, UpdateFilter} from 'mongodb';
import {refuse} from '../domain/faults.ts';
import {
	type Change,
	currentVersion,
	type Fact,
	firstVersion,
	nextVersion,
	type SupersededVersion,
	type Version,
	versionsOf,
} from '../domain/revisions.ts';
import type {Database} from './database.ts';
import {insertTogether} from './insert-together.ts';
import {retrying} from './retry.ts';

const DUPLICATE_KEY = 11_000;

/** What a write did: `created` and `changed` wrote a version, `repeated` found it written before, `unchanged` had nothing to write. */
export interface Written<Fields> {
	how: 'created' | 'changed' | 'repeated' | 'unchanged';
	fact: Fact<Fields>;
	/** The version that this request wrote, now or the first time. */
	version: Version<Fields>;
}

/**
Writes the first version of a fact under an id that its key or address gives; the same request again writes nothing.

Safe against two writers by the unique `_id`.

@returns null when the id is taken by another request.
@throws {Refusal} `key-reused` when this request was made before with other content.
*/
export async function insertFact<Fields extends object>(
	db: Database,
	collection: Collection<Fact<Fields>>,
	{id, fields, change}: {id: string; fields: Fields; change: Change},
): Promise<Written<Fields> | null> {
	const fact = firstVersion(id, fields, change);
	return retrying(db, async () => {
		try {
			await insertTogether(collection, fact);
			return {how: 'created', fact, version: currentVersion(fact)};
		} catch (error) {
			if ((error as {code?: number}).code !== DUPLICATE_KEY) {
				throw error;
			}

			return repeatedWrite(await findFact(collection, id), change);
		} finally {
			// Also when the write failed: then nobody knows whether it was done.
			db.kept.changed(collection.collectionName, [fact]);
		}
	});
}

export interface FactChange<Fields> {
	id: string;
	change: Change;
	/** The revision that the change replaces; null when the asker need not know it. */
	expected: number | null;
	/** The fields after the change. `'unchanged'` writes nothing. */
	decide(current: Version<Fields>): {fields: Fields; removed?: boolean} | 'unchanged';
}

/**
Replaces the current version by the next one, in one atomic update; the older one goes whole into the history.

Safe against two writers by the revision in the filter: one of them finds it gone.

@returns null when there is no such fact.
@throws {Refusal} `stale` when the revision moved on, `key-reused` for the same key with other content.
*/
export async function changeFact<Fields extends object>(
	db: Database,
	collection: Collection<Fact<Fields>>,
	wanted: FactChange<Fields>,
): Promise<Written<Fields> | null> {
	return retrying(db, async () => {
		for (;;) {
			const fact = await findFact(collection, wanted.id);
			const repeated = repeatedWrite(fact, wanted.change);
			if (repeated) {
				// Its first attempt may have been done after what is kept was dropped for it.
				db.kept.changed(collection.collectionName, versionsOf(repeated.fact));
				return repeated;
			}

			const written = fact && (await tryChange(db, collection, {fact, ...wanted}));
			if (written !== 'lost-race') {
				return written;
			}
		}
	});
}

async function tryChange<Fields extends object>(
	db: Database,
	collection: Collection<Fact<Fields>>,
	{fact, change, expected, decide}: FactChange<Fields> & {fact: Fact<Fields>},
): Promise<Written<Fields> | 'lost-race'> {
	if (expected !== null && fact.revision !== expected) {
		refuse('stale', `Dit is intussen gewijzigd: revisie ${expected} is nu revisie ${fact.revision}.`);
	}

	const current = currentVersion(fact);
	const decision = decide(current);
	if (decision === 'unchanged') {
		return {how: 'unchanged', fact, version: current};
	}

	const next = nextVersion(fact, change, decision);
	const superseded = next.history.at(-1) as SupersededVersion<Fields>;
	try {
		const {modifiedCount} = await collection.updateOne(
			{_id: fact._id, revision: fact.revision} as Filter<Fact<Fields>>,
			{$set: currentVersion(next), $push: {history: superseded}} as unknown as UpdateFilter<Fact<Fields>>,
		);
		return modifiedCount === 1 ? {how: 'changed', fact: next, version: currentVersion(next)} : 'lost-race';
	} finally {
		// Also when the write failed: then nobody knows whether it was done.
		db.kept.changed(collection.collectionName, [fact, next]);
	}
}

function repeatedWrite<Fields>(fact: Fact<Fields> | null, change: Change): Written<Fields> | null {
	const version = fact && versionsOf(fact).find(({changeId}) => changeId === change.changeId);
	if (!version) {
		return null;
	}

	if (version.bodyHash !== change.bodyHash) {
		refuse('key-reused', 'Deze sleutel (Idempotency-Key) is al gebruikt voor een ander verzoek.');
	}

	return {how: 'repeated', fact: fact as Fact<Fields>, version};
}

/** The revision that a change replaces; null: none was named; `any`: an import, which replaces whatever stands. */
export type ExpectedRevision = number | null | 'any';

/** Creates a fact at its address, or changes the one that stands there; equal content writes nothing. */
export async function putFact<Fields extends object>(
	db: Database,
	collection: Collection<Fact<Fields>>,
	{id, fields, change, expected}: {id: string; fields: Fields; change: Change; expected: ExpectedRevision},
): Promise<Written<Fields>> {
	const created = await insertFact(db, collection, {id, fields, change});
	if (created) {
		return created;
	}

	const decide = (current: Version<Fields>) => {
		if (!current.removed && isEqual(fields, current)) {
			return 'unchanged' as const;
		}

		if (expected === null && !current.removed) {
			refuse('revision-required', 'Dit bestaat al: noem in If-Match de revisie die je wijzigt.');
		}

		return {fields};
	};
	const revision = expected === 'any' ? null : expected;
	return (await changeFact(db, collection, {id, change, expected: revision, decide})) as Written<Fields>;
}

function isEqual<Fields extends object>(fields: Fields, current: Version<Fields>): boolean {
	return Object.entries(fields).every(
		([name, value]) => JSON.stringify(value) === JSON.stringify(current[name as keyof Fields]),
	);
}

export function findFact<Fields>(collection: Collection<Fact<Fields>>, id: string): Promise<Fact<Fields> | null> {
	return collection.findOne({_id: id} as Filter<Fact<Fields>>) as Promise<Fact<Fields> | null>;
}
