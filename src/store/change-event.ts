import type {Document} from 'mongodb';
import {watchedCollections} from './kept.ts';
import type {Counted} from './kept-tallies.ts';

/** What is asked of a change: enough to know the buckets that it touches. */
export interface ChangeEvent {
	operationType: string;
	ns: {coll: string};
	/** Of an insert. */
	fullDocument?: Counted;
	/** Of an update. */
	updateDescription?: {updatedFields?: Record<string, unknown>};
}

/** The end of a collection or of the database ends the stream too, so those need no case of their own. */
export const changePipeline: Document[] = [
	{$changeStream: {}},
	// Of a job nothing is kept; pages that show one hear how far it is.
	{$match: {'ns.coll': {$in: [...watchedCollections, 'jobs']}}},
	{
		$project: {
			operationType: 1,
			ns: 1,
			'fullDocument.municipality': 1,
			'fullDocument.day': 1,
			'updateDescription.updatedFields': 1,
		},
	},
];

/**
The versions that a change took away and put in its place.

An update names only the fields that differ, so by itself only the new bucket. The older version, which goes whole into the
history in the same update, names the old one, and what did not differ.

@returns `unknown` in any doubt: everything of the collection is dropped then.
*/
export function versionsOfChange({operationType, fullDocument, updateDescription}: ChangeEvent): Counted[] | 'unknown' {
	if (operationType === 'insert' && fullDocument) {
		return [fullDocument];
	}

	const updated = operationType === 'update' ? updateDescription?.updatedFields : undefined;
	const entry = Object.entries(updated ?? {}).find(([name]) => /^history(\.\d+)?$/.test(name))?.[1];
	const superseded = (Array.isArray(entry) ? entry.at(-1) : entry) as Counted | undefined;
	return updated && superseded ? [superseded, {...superseded, ...updated}] : 'unknown';
}
