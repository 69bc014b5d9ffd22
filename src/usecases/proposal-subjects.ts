import type {AmbassadorFields} from '../domain/ambassadors.ts';
import type {AppDownloads} from '../domain/app-downloads.ts';
import {type Proposal, type SubjectFields, subjectOf} from '../domain/proposals.ts';
import {type Fact, versionsOf} from '../domain/revisions.ts';
import type {Database} from '../store/database.ts';
import {listDownloadFacts, listFunctionFacts} from '../store/proposals.ts';

/** The fact that a proposal is about, with its whole history. */
export type SubjectFact = Fact<AmbassadorFields> | Fact<AppDownloads>;
type About = Pick<Proposal, 'asked' | 'organisation'>;

/** The facts that proposals are about, in two reads, whatever their number. @returns a look-up; null where there is no such fact. */
export async function readSubjects(
	db: Database,
	proposals: readonly About[],
): Promise<(proposal: About) => SubjectFact | null> {
	const subjects = proposals.map(subjectOf).filter(subject => subject !== null);
	const idsOf = (wanted: 'function' | 'downloads') => [
		...new Set(subjects.filter(subject => subject.of === wanted).map(subject => subject.id)),
	];
	const [functions, downloads] = await Promise.all([
		listFunctionFacts(db, idsOf('function')),
		listDownloadFacts(db, idsOf('downloads')),
	]);
	const byId = new Map<string, SubjectFact>([...functions, ...downloads].map(fact => [fact._id, fact]));
	return proposal => byId.get(subjectOf(proposal)?.id ?? '') ?? null;
}

export async function readSubject(db: Database, proposal: About): Promise<SubjectFact | null> {
	return (await readSubjects(db, [proposal]))(proposal);
}

/** The revision of a fact, as a proposal keeps it; 0 where there is none. */
export function revisionOf(fact: SubjectFact | null): number {
	return fact?.revision ?? 0;
}

/** What stood in a fact as one of its revisions; null when it was not there or was removed. */
export function fieldsAt(fact: SubjectFact | null, revision: number): SubjectFields | null {
	const versions = fact === null ? [] : versionsOf<SubjectFields>(fact as Fact<SubjectFields>);
	const version = versions.find(found => found.revision === revision);
	return version && !version.removed ? version : null;
}
