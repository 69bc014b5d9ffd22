import {v5 as uuidFrom} from 'uuid';
import type {Contact} from '../domain/ambassadors.ts';
import type {AppDownloads} from '../domain/app-downloads.ts';
import {areaOf} from '../domain/areas.ts';
import {Refusal, type RefusalCode, refuse} from '../domain/faults.ts';
import type {Proposal} from '../domain/proposals.ts';
import {currentVersion, type Fact, versionsOf} from '../domain/revisions.ts';
import type {Database} from '../store/database.ts';
import {listAreas} from '../store/facts.ts';
import {findProposal, listFunctionFacts} from '../store/proposals.ts';
import {removeAmbassador, successorId} from './ambassador-requests.ts';
import {addAmbassador, correctAmbassador, recordTraining} from './ambassadors.ts';
import {saveAppDownloads} from './app-downloads.ts';
import {readSubject, revisionOf, type SubjectFact} from './proposal-subjects.ts';
import {type Decision, stepProposal} from './proposals.ts';
import {succeedAmbassador} from './succeed-ambassador.ts';
import type {Write} from './write.ts';

/** What a coordinator sees and fills in when a proposal is taken over. */
export interface Acceptance extends Decision {
	/** The revision of the fact as it was shown beside the proposal; 0 for none. */
	factRevision: number;
	/** Of somebody new in the function; null for every other proposal. */
	contact: Contact | null;
}

/**
Takes a proposal over: the fact is changed as it asks, by the same rules as if the coordinator did it by hand.

First the proposal is claimed on its revision, so that of two coordinators at once one is told; then the fact is written
under a key that follows from the proposal, so that it can never be written twice; then the proposal is done. Whatever
falls over in between is finished by the same request again, or by taking the proposal over once more.

@throws {Refusal} `stale` when a colleague was first or when the fact changed since it was shown, `conflict` when the
proposal is not open any more, `invalid` when the fact cannot be so; then the proposal is open again.
*/
export async function acceptProposal(db: Database, acceptance: Acceptance, write: Write): Promise<Fact<Proposal>> {
	const {id, revision, contact} = acceptance;
	const proposal = (await findProposal(db, id)) ?? refuse('not-found', 'Dit voorstel bestaat niet.');
	if (proposal.asked.kind === 'new-ambassador' && contact === null) {
		refuse('invalid', 'Vul de naam en het e-mailadres van de nieuwe ambassadeur in.', 'name');
	}

	const isAgain = versionsOf(proposal).some(({changeId}) => changeId === write.key);
	if (!isAgain) {
		await refuseOvertaken(db, proposal, acceptance);
	}

	const claim = await stepProposal(db, {id, revision, step: 'accept'}, write);
	const {fact} = claim;
	if (fact.state === 'accepted') {
		return fact;
	}

	if (fact.state !== 'accepting') {
		refuse('stale', 'Dit voorstel is intussen anders beoordeeld. Je ziet nu de nieuwste stand.');
	}

	await applyOrRelease(db, fact, {acceptance, write});
	const done = await stepProposal(db, {id, revision: null, step: 'complete'}, keyed(write, 'afgerond'));
	return done.fact;
}

function keyed(write: Write, what: string): Write {
	return {...write, key: uuidFrom(what, write.key)};
}

async function refuseOvertaken(db: Database, proposal: Fact<Proposal>, {factRevision}: Acceptance): Promise<void> {
	const subject = await readSubject(db, proposal);
	if (revisionOf(subject) !== factRevision && !(await isApplied(db, proposal, subject))) {
		refuse('stale', 'Dit gegeven is intussen gewijzigd. Je ziet nu beide waarden: kies opnieuw.');
	}
}

/** Refusals that a second attempt does not mend: the proposal waits again. */
const final: readonly RefusalCode[] = ['invalid', 'not-found', 'stale', 'conflict', 'key-reused', 'revision-required'];

async function applyOrRelease(
	db: Database,
	proposal: Fact<Proposal>,
	{acceptance, write}: {acceptance: Acceptance; write: Write},
): Promise<void> {
	try {
		const subject = await readSubject(db, proposal);
		if (!(await isApplied(db, proposal, subject))) {
			await apply(db, proposal, {acceptance, subject, write: {...write, key: keyOf(proposal)}});
		}
	} catch (error) {
		if (error instanceof Refusal && final.includes(error.code)) {
			await release(db, proposal, write);
		}

		throw error;
	}
}

/** Lets a claim go; somebody who brought the proposal on meanwhile keeps it. */
async function release(db: Database, {_id: id, revision}: Fact<Proposal>, write: Write): Promise<void> {
	try {
		await stepProposal(db, {id, revision, step: 'release'}, keyed(write, 'vrijgegeven'));
	} catch (error) {
		if (!(error instanceof Refusal && (error.code === 'stale' || error.code === 'conflict'))) {
			throw error;
		}
	}
}

/** The key under which the fact is written: it follows from the proposal alone. */
function keyOf({_id}: Fact<Proposal>): string {
	return uuidFrom('overgenomen', _id);
}

/** Whether the fact was written already, by an attempt that fell over after it. */
async function isApplied(db: Database, proposal: Fact<Proposal>, subject: SubjectFact | null): Promise<boolean> {
	const key = keyOf(proposal);
	if (proposal.asked.kind === 'new-ambassador') {
		const {ambassador} = proposal.asked;
		return (await listFunctionFacts(db, [ambassador === null ? key : successorId(key)])).length > 0;
	}

	const versions = subject === null ? [] : versionsOf(subject as Fact<object>);
	return versions.some(({changeId}) => changeId === key);
}

interface Applied {
	acceptance: Acceptance;
	subject: SubjectFact | null;
	write: Write;
}

async function apply(db: Database, proposal: Fact<Proposal>, {acceptance, subject, write}: Applied): Promise<void> {
	const {asked, organisation} = proposal;
	const change = {...write, expected: acceptance.factRevision};
	switch (asked.kind) {
		case 'function-days': {
			const {ambassador: id, from, until} = asked;
			await correctAmbassador(db, {from, until}, {id, ...change});
			return;
		}

		case 'function-removed':
			await removeAmbassador(db, {reason: 'voorstel van de ambassadeur'}, {id: asked.ambassador, ...change});
			return;
		case 'training': {
			const {ambassador: id, course, completedOn} = asked;
			await recordTraining(db, {course, completedOn}, {id, ...change});
			return;
		}

		case 'new-ambassador': {
			const person = {...(acceptance.contact as Contact), from: asked.from};
			await (asked.ambassador === null
				? addAmbassador(db, {organisation, ...person}, write)
				: succeedAmbassador(db, person, {id: asked.ambassador, ...change}));
			return;
		}

		case 'downloads':
			await saveMonth(db, proposal, {subject: subject as Fact<AppDownloads> | null, change});
	}
}

/** The month keeps its participants and how it was counted; its source is the municipality itself from now on. */
async function saveMonth(
	db: Database,
	{asked, organisation}: Proposal,
	{subject, change}: {subject: Fact<AppDownloads> | null; change: Write & {expected: number}},
): Promise<void> {
	if (asked.kind !== 'downloads') {
		return;
	}

	const {appDownloads, month} = asked;
	const {participants = null, method = 'measured'} = subject === null ? {} : currentVersion(subject);
	const name = areaOf(await listAreas(db), organisation)?.name ?? organisation;
	const form = {appDownloads, participants, method, source: `opgave gemeente ${name}`};
	const expected = change.expected === 0 ? null : change.expected;
	await saveAppDownloads(db, form, {...change, area: organisation, month, expected});
}
