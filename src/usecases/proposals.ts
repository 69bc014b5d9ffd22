import type {AmbassadorFields} from '../domain/ambassadors.ts';
import type {Area} from '../domain/areas.ts';
import {Refusal, refuse, refuseFaults} from '../domain/faults.ts';
import {refusePersonalData} from '../domain/personal-data.ts';
import {
	type Asked,
	functionAfter,
	isAboutSame,
	isSo,
	type Proposal,
	type ProposalStep,
	steppedProposal,
} from '../domain/proposals.ts';
import type {Database} from '../store/database.ts';
import {changeProposal, findProposal, insertProposal, listWaitingProposals} from '../store/proposals.ts';
import type {Written} from '../store/revisions.ts';
import {ambassadorFaultsIn} from './ambassador-faults.ts';
import {appDownloadsFault} from './app-downloads.ts';
import {ownOrganisation} from './own-organisation.ts';
import {fieldsAt, readSubject, revisionOf} from './proposal-subjects.ts';
import {changeOf, type Write} from './write.ts';

/** What an ambassador proposes. */
export interface ProposalForm {
	asked: Asked;
	/** The revision of the fact that the asker has seen; 0 for none. */
	factRevision: number;
	remark: string | null;
}

/**
Proposes a correction of a fact of the own organisation. It is judged by the rules of the fact itself, so that what is
proposed can be taken over.

@throws {Refusal} `forbidden` for who has no organisation, `not-found` for a fact of another one, `stale` when the fact
changed meanwhile, `invalid` for a value that cannot be or stands there already, `conflict` while another proposal about
the same fact is open.
*/
export async function propose(db: Database, form: ProposalForm, write: Write): Promise<Written<Proposal>> {
	const organisation = await ownOrganisation(db, write.identity);
	refusePersonalData({remark: form.remark});
	if (!(await findProposal(db, write.key))) {
		await refuseImpossible(db, form, {organisation, write});
	}

	const fields: Proposal = {...form, organisation: organisation.code, state: 'open', answer: null};
	const written = await insertProposal(db, fields, changeOf(write, form));
	return written ?? refuse('key-reused', 'Deze sleutel (Idempotency-Key) is al gebruikt voor een ander verzoek.');
}

async function refuseImpossible(
	db: Database,
	{asked, factRevision}: ProposalForm,
	{organisation, write}: {organisation: Area; write: Write},
): Promise<void> {
	const fact = await readSubject(db, {asked, organisation: organisation.code});
	const fields = fieldsAt(fact, revisionOf(fact));
	const isOwnFunction = fields !== null && 'trainings' in fields && fields.organisation === organisation.code;
	if ('ambassador' in asked && asked.ambassador !== null && !isOwnFunction) {
		refuse('not-found', 'Deze ambassadeur bestaat niet.');
	}

	if (revisionOf(fact) !== factRevision) {
		refuse('stale', 'Dit gegeven is intussen gewijzigd. Je ziet nu de nieuwste stand.');
	}

	if (isSo(asked, fields)) {
		refuse('invalid', 'Zo staat het er al: er is niets te verbeteren.');
	}

	await refuseFaultyValue(db, asked, {organisation, now: write.now, fields: fields as AmbassadorFields | null});
	const waiting = await listWaitingProposals(db, organisation.code);
	if (waiting.some(other => other._id !== write.key && isAboutSame(other.asked, asked))) {
		refuse('conflict', 'Hierover staat al een voorstel open. Trek dat eerst in als je iets anders wilt voorstellen.');
	}
}

interface Circumstances {
	organisation: Area;
	now: Date;
	fields: AmbassadorFields | null;
}

async function refuseFaultyValue(
	db: Database,
	asked: Asked,
	{organisation, now, fields}: Circumstances,
): Promise<void> {
	if (asked.kind === 'downloads') {
		if (organisation.kind !== 'municipality') {
			refuse('forbidden', `${organisation.name} heeft geen cijfers over downloads.`);
		}

		const fault = await appDownloadsFault(db, {area: organisation.code, month: asked.month, now});
		refuseFaults(fault ? [fault] : []);
		return;
	}

	if (asked.kind === 'new-ambassador') {
		refuseEarlySuccessor(asked, fields);
		const begun = {organisation: organisation.code, from: asked.from, until: null, trainings: []};
		refuseFaults(await ambassadorFaultsIn(db, begun, {contact: null, id: '', now}));
		return;
	}

	const after = fields && functionAfter(asked, fields);
	if (after) {
		refuseFaults(await ambassadorFaultsIn(db, after, {contact: null, id: asked.ambassador, now}));
	}
}

function refuseEarlySuccessor({from}: {from: string}, fields: AmbassadorFields | null): void {
	if (fields !== null && from <= fields.from) {
		refuse('invalid', 'Deze dag ligt voor of op het begin van de ambassadeur die weggaat.', 'from');
	}
}

/** A decision about a proposal, on the revision of it that was seen. */
export interface Decision {
	id: string;
	revision: number;
}

/** Withdraws a proposal of the own organisation. @throws {Refusal} `not-found` outside it, `conflict`, `stale` */
export async function withdrawProposal(db: Database, decision: Decision, write: Write): Promise<Written<Proposal>> {
	await refuseOthers(db, decision.id, write);
	return stepProposal(db, {...decision, step: 'withdraw'}, write);
}

/** Makes a withdrawn proposal of the own organisation open again. @throws {Refusal} as `withdrawProposal` */
export async function resumeProposal(db: Database, decision: Decision, write: Write): Promise<Written<Proposal>> {
	await refuseOthers(db, decision.id, write);
	return stepProposal(db, {...decision, step: 'resume'}, write);
}

async function refuseOthers(db: Database, id: string, {identity}: Write): Promise<void> {
	const [own, proposal] = await Promise.all([ownOrganisation(db, identity), findProposal(db, id)]);
	if (proposal?.organisation !== own.code) {
		refuse('not-found', 'Dit voorstel bestaat niet.');
	}
}

/**
Refuses a proposal with one sentence, which the ambassador reads.

@throws {Refusal} `not-found`, `invalid` for data of a person in the sentence, `stale` when a colleague was first,
`conflict` when it is not open any more.
*/
export async function refuseProposal(
	db: Database,
	{answer, ...decision}: Decision & {answer: string},
	write: Write,
): Promise<Written<Proposal>> {
	refusePersonalData({answer});
	return stepProposal(db, {...decision, step: 'refuse', answer}, write);
}

/** Takes a refusal back: the proposal is open again. @throws {Refusal} `not-found`, `stale`, `conflict` */
export function reopenProposal(db: Database, decision: Decision, write: Write): Promise<Written<Proposal>> {
	return stepProposal(db, {...decision, step: 'reopen'}, write);
}

/** Brings a proposal one step on, as one repeatable change. `revision` null: whatever stands there now. */
export async function stepProposal(
	db: Database,
	{
		id,
		revision,
		step,
		answer = null,
	}: {id: string; revision: number | null; step: ProposalStep; answer?: string | null},
	write: Write,
): Promise<Written<Proposal>> {
	const written = await asRace(() =>
		changeProposal(db, {
			id,
			expected: revision,
			change: changeOf(write, {step, answer}),
			decide: current => ({fields: steppedProposal(current, step, answer)}),
		}),
	);
	return written ?? refuse('not-found', 'Dit voorstel bestaat niet.');
}

/** Says in words for people that somebody else was first. */
async function asRace<Result>(work: () => Promise<Result>): Promise<Result> {
	try {
		return await work();
	} catch (error) {
		if (error instanceof Refusal && error.code === 'stale') {
			refuse('stale', 'Een collega besliste net over dit voorstel. Je ziet nu de nieuwste stand.');
		}

		throw error;
	}
}
