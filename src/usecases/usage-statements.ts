import type {Area} from '../domain/areas.ts';
import {Refusal, refuse} from '../domain/faults.ts';
import {type Day, dayOf} from '../domain/period.ts';
import {type Fact, versionsOf} from '../domain/revisions.ts';
import {kindsToState, type StatedKind, type UsageStatement} from '../domain/usage-statements.ts';
import type {Database} from '../store/database.ts';
import type {Written} from '../store/revisions.ts';
import {listStatementFacts, putStatement, removeStatement} from '../store/statements.ts';
import {ownOrganisation} from './own-organisation.ts';
import {changeOf, type Write} from './write.ts';

/** How an organisation stands with one kind that it can make a statement about. */
export interface OwnStatement {
	kind: StatedKind;
	/** null: nothing is stated. */
	since: Day | null;
	/** What was stated before the last change; null when nothing was. */
	before: Day | null;
	/** 0 when there never was a statement. */
	revision: number;
}

/** Every kind that an organisation can make a statement about, with what it states; none for a municipality. */
export async function ownStatements(db: Database, organisation: Area): Promise<OwnStatement[]> {
	const kinds = kindsToState(organisation);
	const facts = await listStatementFacts(db, organisation.code, kinds);
	return kinds.map(kind =>
		standingOf(
			kind,
			facts.find(fact => fact.kind === kind),
		),
	);
}

function standingOf(kind: StatedKind, fact: Fact<UsageStatement> | undefined): OwnStatement {
	if (!fact) {
		return {kind, since: null, before: null, revision: 0};
	}

	const before = versionsOf(fact).at(-2);
	return {
		kind,
		since: fact.removed ? null : fact.since,
		before: before && !before.removed ? before.since : null,
		revision: fact.revision,
	};
}

interface StatementChange {
	kind: StatedKind;
	/** The revision that the asker has seen; 0 for none. */
	seen: number;
}

/**
States since when the own organisation uses something, or corrects that day.

@throws {Refusal} `invalid` for a day that has not come, `forbidden` where nothing can be stated, `stale` when a
colleague was first.
*/
export async function stateUse(
	db: Database,
	{kind, since, seen}: StatementChange & {since: Day},
	write: Write,
): Promise<Written<UsageStatement>> {
	const organisation = await statingOrganisation(db, kind, write);
	if (since > dayOf(write.now)) {
		refuse('invalid', 'Deze datum ligt in de toekomst.', 'since');
	}

	if (since < '2000-01-01') {
		refuse('invalid', 'Deze datum ligt voor het jaar 2000.', 'since');
	}

	const fields = {organisation: organisation.code, kind, since};
	const change = changeOf(write, {kind, since});
	return asRace(() => putStatement(db, fields, {change, expected: seen === 0 ? null : seen}));
}

/** Takes the statement back: out of all sums, still in its history. @throws {Refusal} `stale`, `not-found` */
export async function takeBackUse(
	db: Database,
	{kind, seen}: StatementChange,
	write: Write,
): Promise<Written<UsageStatement>> {
	const {code} = await statingOrganisation(db, kind, write);
	const change = changeOf(write, {kind}, 'opgave ingetrokken');
	const written = await asRace(() => removeStatement(db, {organisation: code, kind}, {change, expected: seen}));
	return written ?? refuse('not-found', 'Deze opgave bestaat niet.');
}

async function statingOrganisation(db: Database, kind: StatedKind, {identity}: Write): Promise<Area> {
	const organisation = await ownOrganisation(db, identity);
	return kindsToState(organisation).includes(kind)
		? organisation
		: refuse('forbidden', `${organisation.name} geeft dit niet op: hier tellen alleen de berichten zelf.`);
}

/** Says in words for people that a colleague was first. */
async function asRace<Result>(work: () => Promise<Result>): Promise<Result> {
	try {
		return await work();
	} catch (error) {
		if (error instanceof Refusal && (error.code === 'stale' || error.code === 'revision-required')) {
			refuse('stale', 'Een collega wijzigde deze opgave net. Je ziet nu de nieuwste stand.', 'since');
		}

		throw error;
	}
}
