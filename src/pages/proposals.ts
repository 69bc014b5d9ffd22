import {z} from 'zod';
import {EmailInput, KeyInput, lineInput} from '../domain/inputs.ts';
import {AnswerInput} from '../domain/proposals.ts';
import {identityOf, type RequestContext, type Route} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import {acceptProposal} from '../usecases/accept-proposal.ts';
import {
	type Decision,
	refuseProposal,
	reopenProposal,
	resumeProposal,
	withdrawProposal,
} from '../usecases/proposals.ts';
import type {Write} from '../usecases/write.ts';
import {submitForm} from './form.ts';
import {RevisionField} from './proposal-fields.ts';
import {proposalFormPages} from './proposal-forms.ts';
import {showProposals} from './proposals-show.tsx';
import {tellingSentBefore} from './sent-before.ts';

const DecisionFields = z.strictObject({idempotencyKey: KeyInput, revision: RevisionField});
const RefusalFields = DecisionFields.extend({
	answer: z.string('Schrijf in één zin waarom je het niet overneemt.').pipe(AnswerInput),
});
const AcceptanceFields = DecisionFields.extend({
	factRevision: RevisionField,
	name: lineInput(80).optional(),
	email: EmailInput.optional(),
});

/** /voorstellen: what ambassadors say that should be otherwise, and what a coordinator decides about it. */
export function proposalPages(service: Service): Route[] {
	const {db} = service;
	return [
		{
			method: 'GET',
			path: '/voorstellen',
			who: ['coordinator', 'ambassador'],
			handle: context => showProposals(service, context, null),
		},
		...proposalFormPages(service),
		deedRoute(service, {
			...{deed: 'overnemen', who: 'coordinator', schema: AcceptanceFields},
			work: ({factRevision, name, email}, decision, write) =>
				acceptProposal(db, {...decision, factRevision, contact: contactOf(name, email)}, write),
		}),
		deedRoute(service, {
			...{deed: 'weigeren', who: 'coordinator', schema: RefusalFields},
			work: ({answer}, decision, write) => refuseProposal(db, {...decision, answer}, write),
		}),
		deedRoute(service, {
			...{deed: 'heropenen', who: 'coordinator', schema: DecisionFields},
			work: (_, decision, write) => reopenProposal(db, decision, write),
		}),
		deedRoute(service, {
			...{deed: 'intrekken', who: 'ambassador', schema: DecisionFields},
			work: (_, decision, write) => withdrawProposal(db, decision, write),
		}),
		deedRoute(service, {
			...{deed: 'terugzetten', who: 'ambassador', schema: DecisionFields},
			work: (_, decision, write) => resumeProposal(db, decision, write),
		}),
	];
}

function contactOf(name: string | undefined, email: string | undefined) {
	return name === undefined || email === undefined ? null : {name, email};
}

interface Deed<Schema extends z.ZodType<z.output<typeof DecisionFields>>> {
	/** Last part of the address. */
	deed: string;
	who: 'coordinator' | 'ambassador';
	schema: Schema;
	work(form: z.output<Schema>, decision: Decision, write: Write): Promise<unknown>;
}

function deedRoute<Schema extends z.ZodType<z.output<typeof DecisionFields>>>(
	service: Service,
	{deed, who, schema, work}: Deed<Schema>,
): Route {
	return {
		method: 'POST',
		path: `/voorstellen/:id/${deed}`,
		who: [who],
		async handle(context: RequestContext) {
			const {id = ''} = context.params;
			const refused = await submitForm(context, schema, async form => {
				const write = {identity: identityOf(context), key: form.idempotencyKey, now: service.now()};
				await tellingSentBefore(() => work(form, {id, revision: form.revision}, write));
				return `/voorstellen?gedaan=${encodeURIComponent(id)}`;
			});
			if (refused) {
				await showProposals(service, context, {about: id, ...refused});
			}
		},
	};
}
