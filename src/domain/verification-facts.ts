import {type AreaKind, kindNames} from './areas.ts';
import {faultsOf} from './faults.ts';
import {
	type Difference,
	revisionProblems,
	type StoredFact,
	type StoredVersion,
	storedVersions,
} from './verification.ts';
import {type FactKind, type KindCheck, kindChecks, type Reference} from './verification-kinds.ts';

/** What facts may refer to, as it stands in the store. */
export interface KnownPlaces {
	/** The kind of each area by its code. */
	areas: ReadonlyMap<string, AreaKind>;
	/** Ids of targets, `2022:T5`. */
	targets: ReadonlySet<string>;
}

/** What is wrong with one fact; `isDangling` tells that it names something that is not known (yet). */
export interface CheckedFact {
	differences: Difference[];
	isDangling: boolean;
}

/** Checks one fact in all its versions: revisions, id, shape, references and days. Each fault is named once. */
export function checkFact(kind: FactKind, fact: StoredFact, known: KnownPlaces): CheckedFact {
	const check: KindCheck = kindChecks[kind];
	const versions = storedVersions(fact);
	const dangling = versions.flatMap(version =>
		check.referencesOf(version).flatMap(reference => referenceProblem(reference, known)),
	);
	const problems = [
		...revisionProblems(fact),
		...versions.flatMap(version => [
			...addressProblems(check, fact, version),
			...(shapeProblems(check, version) ?? check.problemsOf?.(version) ?? []),
		]),
		...(check.originProblemsOf?.(fact) ?? []),
		...dangling,
	];
	const name = check.nameOf(fact);
	return {
		differences: [...new Set(problems)].map(problem => ({fact: name, problem})),
		isDangling: dangling.length > 0,
	};
}

function addressProblems({addressOf}: KindCheck, {_id}: StoredFact, version: StoredVersion): string[] {
	const address = addressOf?.(version) ?? _id;
	return address === _id ? [] : [`het adres ${_id} hoort ${address} te zijn`];
}

/** null: the shape is right, so that the rest can be looked at. */
function shapeProblems({schema}: KindCheck, version: StoredVersion): string[] | null {
	const {revision, changeId, bodyHash, recordedAt, recordedBy, reason, removed, supersededAt, ...fields} = version;
	const result = schema.safeParse(fields, {reportInput: true});
	return result.success
		? null
		: faultsOf(result.error).map(({field, message}) => `revisie ${revision}, ${field}: ${message.replace(/\.$/, '')}`);
}

function referenceProblem({code, kinds}: Reference, {areas, targets}: KnownPlaces): string[] {
	if (code === null || code === undefined) {
		return [];
	}

	if (kinds === 'target') {
		return targets.has(String(code)) ? [] : [`de doelstelling ${code} bestaat niet`];
	}

	const kind = areas.get(String(code));
	if (kind === undefined) {
		return [`het gebied ${code} bestaat niet`];
	}

	return kinds.includes(kind) ? [] : [`het gebied ${code} is hier een ${kindNames[kind].toLowerCase()}`];
}
