import {z} from 'zod';
import {type AmbassadorFields, courses} from './ambassadors.ts';
import type {AppDownloads} from './app-downloads.ts';
import {refuse} from './faults.ts';
import {AreaCodeInput, CountInput, DayInput, freeText, MonthInput} from './inputs.ts';
import type {Day} from './period.ts';

/** Id of a function of ambassador. */
const FunctionId = z.string().min(1).max(200);

/**
What should stand in the register according to an ambassador: which fact, and the value that it should have.

A name or address is never asked: whoever holds a function changes the own contact, and the coordinator fills in that of
somebody new.
*/
const AskedSchema = z.discriminatedUnion('kind', [
	z.strictObject({
		kind: z.literal('function-days'),
		ambassador: FunctionId,
		from: DayInput,
		/** First day no longer in the function; null while it lasts. */
		until: DayInput.nullable(),
	}),
	/** The function was never there. */
	z.strictObject({kind: z.literal('function-removed'), ambassador: FunctionId}),
	z.strictObject({
		kind: z.literal('training'),
		ambassador: FunctionId,
		course: z.enum(courses),
		completedOn: DayInput,
	}),
	z.strictObject({
		kind: z.literal('new-ambassador'),
		/** The function that ends when the new one begins; null: nobody goes. */
		ambassador: FunctionId.nullable(),
		from: DayInput,
	}),
	z.strictObject({kind: z.literal('downloads'), month: MonthInput, appDownloads: CountInput}),
]);
export type Asked = z.infer<typeof AskedSchema>;

/** `accepting`: the fact is being changed; only a service that fell over in between leaves it so, and then it can be finished. */
export const proposalStates = ['open', 'accepting', 'accepted', 'refused', 'withdrawn'] as const;
export type ProposalState = (typeof proposalStates)[number];

export const RemarkInput = freeText(200);
export const AnswerInput = freeText(200);

/** A correction that an ambassador proposes for the own organisation, and what was decided about it. */
export const ProposalSchema = z.strictObject({
	organisation: AreaCodeInput,
	asked: AskedSchema,
	/** The revision of the fact that was looked at; 0 where there was none. */
	factRevision: z.int().min(0),
	remark: RemarkInput.nullable(),
	state: z.enum(proposalStates),
	/** Why it was refused, in one sentence; null in every other state. */
	answer: AnswerInput.nullable(),
});
export type Proposal = z.infer<typeof ProposalSchema>;

/** The fields of a fact that a proposal can be about. */
export type SubjectFields = AmbassadorFields | AppDownloads;

/** Where the fact stands that a proposal is about; null for somebody new beside or in place of nobody. */
export function subjectOf({
	asked,
	organisation,
}: Pick<Proposal, 'asked' | 'organisation'>): {of: 'function' | 'downloads'; id: string} | null {
	if (asked.kind === 'downloads') {
		return {of: 'downloads', id: `${organisation}:${asked.month}`};
	}

	return asked.ambassador === null ? null : {of: 'function', id: asked.ambassador};
}

/** Whether two proposals of one organisation ask about the same thing, whatever value they ask for. */
export function isAboutSame(one: Asked, other: Asked): boolean {
	return aboutOf(one) === aboutOf(other);
}

function aboutOf(asked: Asked): string {
	switch (asked.kind) {
		case 'downloads':
			return `downloads ${asked.month}`;
		case 'training':
			return `training ${asked.ambassador} ${asked.course}`;
		case 'new-ambassador':
			return 'new-ambassador';
		case 'function-days':
		case 'function-removed':
			return `function ${asked.ambassador}`;
	}
}

/** A function as it would be; null where a proposal changes no function that is there. */
export function functionAfter(asked: Asked, {organisation, from, until, trainings}: AmbassadorFields) {
	const fields: AmbassadorFields = {organisation, from, until, trainings};
	switch (asked.kind) {
		case 'function-days':
			return {...fields, from: asked.from, until: asked.until};
		case 'training': {
			const {course, completedOn} = asked;
			return {...fields, trainings: [...trainings.filter(done => done.course !== course), {course, completedOn}]};
		}

		default:
			return null;
	}
}

/** Whether a fact says already what is asked, so that there is nothing to propose. */
export function isSo(asked: Asked, fields: SubjectFields | null): boolean {
	if (fields === null) {
		return false;
	}

	if ('trainings' in fields) {
		switch (asked.kind) {
			case 'function-days':
				return fields.from === asked.from && fields.until === asked.until;
			case 'training':
				return trainedOn(fields, asked.course) === asked.completedOn;
			default:
				return false;
		}
	}

	return asked.kind === 'downloads' && fields.appDownloads === asked.appDownloads;
}

/** The day on which a course was completed; null when it was not. */
export function trainedOn({trainings}: AmbassadorFields, course: (typeof courses)[number]): Day | null {
	return trainings.find(training => training.course === course)?.completedOn ?? null;
}

const steps = {
	withdraw: {from: ['open'], to: 'withdrawn'},
	resume: {from: ['withdrawn'], to: 'open'},
	accept: {from: ['open', 'accepting'], to: 'accepting'},
	complete: {from: ['accepting'], to: 'accepted'},
	/** The fact could not be changed as asked. */
	release: {from: ['accepting'], to: 'open'},
	refuse: {from: ['open'], to: 'refused'},
	reopen: {from: ['refused'], to: 'open'},
} as const satisfies Record<string, {from: readonly ProposalState[]; to: ProposalState}>;
export type ProposalStep = keyof typeof steps;

const statePhrases: Record<ProposalState, string> = {
	open: 'staat nog open',
	accepting: 'wordt net overgenomen',
	accepted: 'is al overgenomen',
	refused: 'is al geweigerd',
	withdrawn: 'is ingetrokken',
};

/**
A proposal after a step; a refusal has an answer, no other state has.

@throws {Refusal} `conflict` when the step cannot be made from where the proposal stands.
*/
export function steppedProposal(
	{organisation, asked, factRevision, remark, state}: Proposal,
	step: ProposalStep,
	answer: string | null = null,
): Proposal {
	const {from, to} = steps[step];
	if (!(from as readonly ProposalState[]).includes(state)) {
		refuse('conflict', `Dit kan niet meer: het voorstel ${statePhrases[state]}.`);
	}

	return {organisation, asked, factRevision, remark, state: to, answer};
}
