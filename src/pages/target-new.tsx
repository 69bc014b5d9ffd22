import type {Context} from 'koa';
import {z} from 'zod';
import {refuse} from '../domain/faults.ts';
import {YearInput} from '../domain/inputs.ts';
import {readQuery} from '../http/read-input.ts';
import type {Route} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import {nextTargetId} from '../usecases/targets.ts';
import {TargetKindsPage} from '../views/target-kinds.tsx';
import {lookAtForm, submitForm} from './form.ts';
import {sendPage} from './page.tsx';
import {TargetFields} from './target-fields.ts';
import {showNewTargetForm} from './target-form-show.tsx';
import {lookAt, writeTarget} from './target-form-writes.ts';

const who = ['coordinator'] as const;
const Query = z.strictObject({
	jaar: YearInput,
	soort: z.enum(['count', 'rate', 'growth', 'members'], 'Kies een soort doel.').optional(),
});

/** /doelen/nieuw: first the kind, then its form. */
export function newTargetRoutes(service: Service): Route[] {
	const addressed = (context: Context) => {
		const {jaar: year, soort: kind} = readQuery(context, Query);
		return {year, kind: kind ?? refuse('invalid', 'Kies een soort doel.')};
	};
	return [
		{
			...{method: 'GET', path: '/doelen/nieuw', who},
			async handle(context) {
				const {jaar: year, soort: kind} = readQuery(context, Query);
				await (kind
					? showNewTargetForm(service, context, {year, kind, form: null})
					: sendPage(service, context, {title: `Nieuw doel voor ${year}`, children: <TargetKindsPage year={year} />}));
			},
		},
		{
			...{method: 'POST', path: '/doelen/nieuw', who},
			async handle(context) {
				const address = addressed(context);
				const sent = await submitForm(context, TargetFields, async form => {
					const {id} = form;
					await writeTarget(service, context, {year: address.year, id, form, saved: null});
					return `/doelen?jaar=${address.year}&toegevoegd=${id}`;
				});
				if (sent) {
					await showNewTargetForm(service, context, {...address, form: {part: 'target', sent, effect: null}});
				}
			},
		},
		{
			...{method: 'POST', path: '/doelen/nieuw/effect', who},
			async handle(context) {
				const address = addressed(context);
				const {seen, ...sent} = await lookAtForm(context, TargetFields, async form => {
					const id = await nextTargetId(service.db, address.year);
					return lookAt(service, {year: address.year, id, form, saved: null});
				});
				await showNewTargetForm(service, context, {...address, form: {part: 'target', sent, effect: seen}});
			},
		},
	];
}
