import type {Document} from 'mongodb';

/** Each document as the version that stood at an instant; those not yet recorded then fall out. */
export function versionKnownAt(knownAt: Date): Document[] {
	const versions = {$concatArrays: ['$history', ['$$ROOT']]};
	const known = {$filter: {input: versions, cond: {$lte: ['$$this.recordedAt', knownAt]}}};
	return [
		{$set: {known: {$last: known}}},
		{$match: {known: {$ne: null}, 'known.removed': {$exists: true}}},
		{$replaceRoot: {newRoot: {$mergeObjects: ['$known', {_id: '$_id', history: []}]}}},
		{$unset: 'known'},
	];
}
