import type {z} from 'zod';
import type {Asked} from '../domain/proposals.ts';
import {identityOf, type RequestContext, type Route} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import {propose} from '../usecases/proposals.ts';
import {submitForm} from './form.ts';
import {AmbassadorFields, DownloadsFields, FunctionFields, RemovalFields, TrainingFields} from './proposal-fields.ts';
import {
	type RefusedProposal,
	showDownloads,
	showFunction,
	showNewAmbassador,
	showTraining,
} from './proposal-forms-show.tsx';
import {tellingSentBefore} from './sent-before.ts';

const who = ['ambassador'] as const;

/** "Klopt dit niet?": the forms with which an ambassador proposes a correction of the own organisation's facts. */
export function proposalFormPages(service: Service): Route[] {
	return [
		...formRoutes(service, {
			path: '/voorstellen/nieuw/functie',
			schema: FunctionFields,
			asked: ({over, from, until = null}) => ({kind: 'function-days', ambassador: over, from, until}),
			show: showFunction,
		}),
		// It stands on the page of the function, so it is shown there again.
		...formRoutes(service, {
			path: '/voorstellen/nieuw/vervallen',
			schema: RemovalFields,
			asked: ({over}) => ({kind: 'function-removed', ambassador: over}),
			show: showFunction,
		}).filter(({method}) => method === 'POST'),
		...formRoutes(service, {
			path: '/voorstellen/nieuw/opleiding',
			schema: TrainingFields,
			asked: ({over, training: course, completedOn}) => ({kind: 'training', ambassador: over, course, completedOn}),
			show: showTraining,
		}),
		...formRoutes(service, {
			path: '/voorstellen/nieuw/ambassadeur',
			schema: AmbassadorFields,
			asked: ({over = null, from}) => ({kind: 'new-ambassador', ambassador: over, from}),
			show: showNewAmbassador,
		}),
		...formRoutes(service, {
			path: '/voorstellen/nieuw/downloads',
			schema: DownloadsFields,
			asked: ({maand: month, appDownloads}) => ({kind: 'downloads', month, appDownloads}),
			show: showDownloads,
		}),
	];
}

type Common = Pick<z.output<typeof RemovalFields>, 'idempotencyKey' | 'revision' | 'remark'>;

interface FormKind<Schema extends z.ZodType<Common>> {
	path: string;
	schema: Schema;
	asked(form: z.output<Schema>): Asked;
	/** Shows the form, over what was typed when it was refused. */
	show(service: Service, context: RequestContext, refused: RefusedProposal | null): Promise<void>;
}

function formRoutes<Schema extends z.ZodType<Common>>(
	service: Service,
	{path, schema, asked, show}: FormKind<Schema>,
): Route[] {
	return [
		{method: 'GET', path, who, handle: context => show(service, context, null)},
		{
			method: 'POST',
			path,
			who,
			async handle(context) {
				const refused = await submitForm(context, schema, async form => {
					const {idempotencyKey: key, revision: factRevision, remark = null} = form;
					const write = {identity: identityOf(context), key, now: service.now()};
					const wanted = {asked: asked(form), factRevision, remark};
					const {fact} = await tellingSentBefore(() => propose(service.db, wanted, write));
					return `/voorstellen?gedaan=${fact._id}`;
				});
				if (refused) {
					await show(service, context, refused);
				}
			},
		},
	];
}
