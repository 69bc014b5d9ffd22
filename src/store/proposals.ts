import type {AmbassadorFields} from '../domain/ambassadors.ts';
import type {AppDownloads} from '../domain/app-downloads.ts';
import type {Proposal} from '../domain/proposals.ts';
import type {Change, Fact} from '../domain/revisions.ts';
import type {Database} from './database.ts';
import {changeFact, type FactChange, findFact, insertFact, type Written} from './revisions.ts';

export function findProposal(db: Database, id: string): Promise<Fact<Proposal> | null> {
	return findFact(db.proposals, id);
}

const waiting = ['open', 'accepting'] as const;

/** Those that wait for a decision, the oldest first; of one organisation when given. Served by the index `state`. */
export function listWaitingProposals(db: Database, organisation: string | null): Promise<Fact<Proposal>[]> {
	return db.proposals
		.find({state: {$in: [...waiting]}, ...(organisation !== null && {organisation})})
		.sort({recordedAt: 1, _id: 1})
		.toArray();
}

/** Those that were decided or withdrawn, the newest first; of one organisation when given. Served by the index `state`. */
export function listDecidedProposals(
	db: Database,
	{organisation, limit}: {organisation: string | null; limit: number},
): Promise<Fact<Proposal>[]> {
	return db.proposals
		.find({state: {$nin: [...waiting]}, ...(organisation !== null && {organisation})})
		.sort({recordedAt: -1, _id: 1})
		.limit(limit)
		.toArray();
}

/** How many proposals wait for a decision. Served by the index `state`. */
export function countWaitingProposals(db: Database): Promise<number> {
	return db.proposals.countDocuments({state: {$in: [...waiting]}});
}

/** Safe against two writers by the key of the request as `_id`; null when the key was used for another proposal. */
export function insertProposal(db: Database, fields: Proposal, change: Change): Promise<Written<Proposal> | null> {
	return insertFact(db, db.proposals, {id: change.changeId, fields, change});
}

/** Safe against two writers by the revision in the filter. */
export function changeProposal(db: Database, wanted: FactChange<Proposal>): Promise<Written<Proposal> | null> {
	return changeFact(db, db.proposals, wanted);
}

/** The months of downloads by their addresses, with their history. Served by `_id`. */
export function listDownloadFacts(db: Database, ids: readonly string[]): Promise<Fact<AppDownloads>[]> {
	return ids.length === 0 ? Promise.resolve([]) : db.appDownloads.find({_id: {$in: [...ids]}}).toArray();
}

/** Functions of ambassador by their ids, with their history, those removed too. Served by `_id`. */
export function listFunctionFacts(db: Database, ids: readonly string[]): Promise<Fact<AmbassadorFields>[]> {
	return ids.length === 0 ? Promise.resolve([]) : db.ambassadors.find({_id: {$in: [...ids]}}).toArray();
}
