import type {VersionStamp} from './revisions.ts';

/** A version as it is kept, of whatever kind of fact. */
export type StoredVersion = VersionStamp & {supersededAt?: Date} & Record<string, unknown>;
export type StoredFact = StoredVersion & {_id: string; history: StoredVersion[]};

/** Something that does not add up, for whoever looks after the store. */
export interface Difference {
	/** Which fact, in words: `actie 2022-0412`. */
	fact: string;
	/** What is wrong, as the end of a sentence. */
	problem: string;
}

/** Every stored version, the oldest first and the current one last. */
export function storedVersions({_id, history, ...current}: StoredFact): StoredVersion[] {
	return [...history, current as StoredVersion];
}

/**
What is wrong with the history of a fact: "er wordt niets overschreven" holds only while every revision is there.

A history that lost its oldest versions is cut; one that lacks another has a gap. The order of the moments is not
judged: the clocks of two processes may differ.

@returns the ends of sentences; none when the revisions run from 1 to the current one, each replaced when the next was
recorded, and each by a request of its own.
*/
export function revisionProblems(fact: StoredFact): string[] {
	const versions = storedVersions(fact);
	return [...sequenceProblems(versions), ...momentProblems(versions), ...keyProblems(versions)];
}

function sequenceProblems(versions: readonly StoredVersion[]): string[] {
	const revisions = versions.map(({revision}) => revision);
	const last = revisions.at(-1) ?? 0;
	const present = new Set(revisions);
	const missing = Array.from({length: last}, (_, index) => index + 1).filter(revision => !present.has(revision));
	const problems: string[] = [];
	if (missing.length > 0) {
		const isCut = missing[0] === 1;
		const what = isCut ? 'de geschiedenis is afgekapt' : 'de revisies hebben een gat';
		problems.push(`${what}: revisie ${inWords(missing)} ${missing.length === 1 ? 'ontbreekt' : 'ontbreken'}`);
	}

	if (present.size < revisions.length || revisions.some((revision, index) => revision <= (revisions[index - 1] ?? 0))) {
		problems.push(`de revisies staan niet in volgorde of dubbel: ${revisions.join(', ')}`);
	}

	return problems;
}

function inWords(revisions: readonly number[]): string {
	const [first, last] = [revisions[0], revisions.at(-1)];
	const isRun = revisions.length > 2 && revisions.every((revision, index) => revision === (first ?? 0) + index);
	return isRun ? `${first} tot en met ${last}` : revisions.join(' en ');
}

function momentProblems(versions: readonly StoredVersion[]): string[] {
	return versions.slice(0, -1).flatMap(({revision, supersededAt}, index) => {
		const next = versions[index + 1];
		// Where a revision is missing in between, the gap is the fault.
		const isNext = next?.revision === revision + 1;
		return isNext && supersededAt?.getTime() !== next.recordedAt.getTime()
			? [`revisie ${revision} is vervangen op een ander moment dan revisie ${next.revision} is vastgelegd`]
			: [];
	});
}

function keyProblems(versions: readonly StoredVersion[]): string[] {
	const keys = versions.map(({changeId}) => changeId);
	const repeated = new Set(keys.filter((key, index) => keys.indexOf(key) !== index));
	return [...repeated].map(key => `de sleutel ${key} staat in twee versies`);
}
