import type {z} from 'zod';
import type {ActionFields} from '../domain/actions.ts';
import {refuse} from '../domain/faults.ts';
import {type Fact, type Version, versionsOf} from '../domain/revisions.ts';
import {identityOf, type Route} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import {removeListedAction, undoActionChange} from '../usecases/action-history.ts';
import {correctRecordedAction, readAction, recordOutcome} from '../usecases/actions.ts';
import type {FormName} from '../views/action-page.tsx';
import {CorrectionFields, correctionOf, OutcomeFields, outcomeOf, RemovalFields, UndoFields} from './action-forms.ts';
import {showAction} from './action-show.tsx';
import {submitForm} from './form.ts';
import {tellingSentBefore} from './sent-before.ts';

const roles = ['coordinator', 'control-room'] as const;

/** /acties/:number: one action with its history, and the forms that put it right. */
export function actionPage(service: Service): Route[] {
	return [
		{
			method: 'GET',
			path: '/acties/:number',
			who: roles,
			handle: context => showAction(service, context, null),
		},
		formRoute(service, {name: 'outcome', path: 'uitkomst', schema: OutcomeFields, write: writeOutcome}),
		formRoute(service, {name: 'correction', path: 'verbetering', schema: CorrectionFields, write: writeCorrection}),
		formRoute(service, {
			name: 'removal',
			path: 'verwijdering',
			schema: RemovalFields,
			write: (target, {removalReason: reason, revision}) =>
				removeListedAction(target.service.db, {id: target.number, revision, reason}, target),
		}),
		formRoute(service, {
			name: null,
			path: 'ongedaan',
			schema: UndoFields,
			write: (target, {revision}) => undoActionChange(target.service.db, {id: target.number, revision}, target),
		}),
	];
}

interface Target {
	service: Service;
	number: string;
	identity: ReturnType<typeof identityOf>;
	key: string;
	now: Date;
}

interface FormRoute<Schema extends z.ZodType<{idempotencyKey: string; revision: number}>> {
	/** null: a form without fields. */
	name: FormName | null;
	path: string;
	schema: Schema;
	write(target: Target, form: z.output<Schema>): Promise<Fact<ActionFields>>;
}

function formRoute<Schema extends z.ZodType<{idempotencyKey: string; revision: number}>>(
	service: Service,
	{name, path, schema, write}: FormRoute<Schema>,
): Route {
	return {
		method: 'POST',
		path: `/acties/:number/${path}`,
		who: roles,
		async handle(context) {
			const number = context.params.number ?? '';
			const identity = identityOf(context);
			const refused = await submitForm(context, schema, async form => {
				const target = {service, number, identity, key: form.idempotencyKey, now: service.now()};
				const fact = await tellingSentBefore(() => write(target, form));
				return `/acties/${fact.number}?opgeslagen=${fact.revision}`;
			});
			if (refused) {
				await showAction(service, context, {name, ...refused});
			}
		},
	};
}

async function writeOutcome(target: Target, form: z.output<typeof OutcomeFields>): Promise<Fact<ActionFields>> {
	const {service, number: id, ...write} = target;
	const base = await baseOf(target, form.revision);
	const change = {id, expected: form.revision, ...write};
	return (await recordOutcome(service.db, outcomeOf(form, base), change)).fact;
}

async function writeCorrection(target: Target, form: z.output<typeof CorrectionFields>): Promise<Fact<ActionFields>> {
	const {service, number: id, ...write} = target;
	const base = await baseOf(target, form.revision);
	const change = {id, expected: form.revision, ...write};
	return (await correctRecordedAction(service.db, correctionOf(form, base), change)).fact;
}

/** The version that a form was filled from. */
async function baseOf({service, number, identity}: Target, revision: number): Promise<Version<ActionFields>> {
	const fact = await readAction(service.db, identity, number);
	const base = versionsOf(fact).find(version => version.revision === revision);
	return base ?? refuse('stale', 'Deze versie van de actie bestaat niet: bekijk de nieuwste.');
}
