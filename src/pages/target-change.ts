import {z} from 'zod';
import {parseInput} from '../domain/faults.ts';
import {KeyInput, ReasonInput, YearInput} from '../domain/inputs.ts';
import {readQuery} from '../http/read-input.ts';
import type {RequestContext, Route} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import {removeTarget, restoreTarget} from '../usecases/targets.ts';
import {lookAtForm, submitForm} from './form.ts';
import {Revision, TargetFields} from './target-fields.ts';
import {showTargetForm} from './target-form-show.tsx';
import {lookAt, savedTarget, toldInWords, writer, writeTarget, yearTyped} from './target-form-writes.ts';
import {showTargetList} from './target-list-show.tsx';

const who = ['coordinator'] as const;
const YearQuery = z.strictObject({jaar: YearInput});
const signed = {idempotencyKey: KeyInput, revision: Revision, jaar: YearInput};
const RemovalFields = z.strictObject({...signed, removalReason: z.string('Geef de reden.').pipe(ReasonInput)});
const RestoreFields = z.strictObject(signed);

/** The target that an address names. */
function addressedTarget(context: RequestContext): {year: number; id: string} {
	return {year: readQuery(context, YearQuery).jaar, id: context.params.id ?? ''};
}

/** /doelen/:id/wijzigen: a target is changed, looked at, removed and put back. */
export function targetChangeRoutes(service: Service): Route[] {
	const {db} = service;
	return [
		{
			...{method: 'GET', path: '/doelen/:id/wijzigen', who},
			handle: context => showTargetForm(service, context, {...addressedTarget(context), form: null}),
		},
		{
			...{method: 'POST', path: '/doelen/:id/wijzigen', who},
			async handle(context) {
				const address = addressedTarget(context);
				const sent = await submitForm(context, TargetFields, async form => {
					const saved = await savedTarget(db, address);
					const {how} = await writeTarget(service, context, {...address, form, saved});
					return `/doelen?jaar=${address.year}&${how === 'unchanged' ? 'ongewijzigd' : 'gewijzigd'}=${address.id}`;
				});
				if (sent) {
					await showTargetForm(service, context, {...address, form: {part: 'target', sent, effect: null}});
				}
			},
		},
		{
			...{method: 'POST', path: '/doelen/:id/wijzigen/effect', who},
			async handle(context) {
				const address = addressedTarget(context);
				const {seen, ...sent} = await lookAtForm(context, TargetFields, async form =>
					lookAt(service, {...address, form, saved: await savedTarget(db, address)}),
				);
				await showTargetForm(service, context, {...address, form: {part: 'target', sent, effect: seen}});
			},
		},
		removalRoute(service),
		restoreRoute(service),
	];
}

function removalRoute(service: Service): Route {
	return {
		...{method: 'POST', path: '/doelen/:id/verwijderen', who},
		async handle(context) {
			const {id = ''} = context.params;
			const sent = await submitForm(
				context,
				RemovalFields,
				async ({jaar: year, revision, removalReason, idempotencyKey}) => {
					const write = {...writer(service, context, idempotencyKey), year, id, expected: revision};
					await toldInWords(() => removeTarget(service.db, {reason: removalReason}, write));
					return `/doelen?jaar=${year}&verwijderd=${id}`;
				},
			);
			if (sent) {
				const year = parseInput(YearInput, sent.typed.jaar);
				await showTargetForm(service, context, {year, id, form: {part: 'removal', sent, effect: null}});
			}
		},
	};
}

function restoreRoute(service: Service): Route {
	return {
		...{method: 'POST', path: '/doelen/:id/terugzetten', who},
		async handle(context) {
			const {id = ''} = context.params;
			const sent = await submitForm(context, RestoreFields, async ({jaar: year, revision, idempotencyKey}) => {
				const write = {...writer(service, context, idempotencyKey), year, id, expected: revision};
				await toldInWords(() => restoreTarget(service.db, write));
				return `/doelen?jaar=${year}&teruggezet=${id}`;
			});
			if (sent) {
				await showTargetList(service, context, {...sent, year: yearTyped(sent)});
			}
		},
	};
}
