import {z} from 'zod';
import {KeyInput, YearInput} from '../domain/inputs.ts';
import {identityOf, type Route} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import {takeOverTargets, undoTakeOver} from '../usecases/take-over-targets.ts';
import {submitForm} from './form.ts';
import {tellingSentBefore} from './sent-before.ts';
import {targetChangeRoutes} from './target-change.ts';
import {yearTyped} from './target-form-writes.ts';
import {showTargetList} from './target-list-show.tsx';
import {newTargetRoutes} from './target-new.tsx';

const TakeOverFields = z.strictObject({idempotencyKey: KeyInput, from: YearInput, to: YearInput});
const UndoFields = z.strictObject({idempotencyKey: KeyInput, jaar: YearInput, overgenomen: KeyInput});

/** /doelen: the targets of a year, taken over and changed. */
export function targetFormPages(service: Service): Route[] {
	const {db, now} = service;
	return [
		{
			...{method: 'GET', path: '/doelen', who: ['admin', 'coordinator']},
			handle: context => showTargetList(service, context, null),
		},
		{
			...{method: 'POST', path: '/doelen/overnemen', who: ['coordinator']},
			async handle(context) {
				const refused = await submitForm(context, TakeOverFields, async ({from, to, idempotencyKey: key}) => {
					const write = {identity: identityOf(context), key, now: now()};
					await tellingSentBefore(() => takeOverTargets(db, {from, to}, write));
					return `/doelen?jaar=${to}&overgenomen=${key}`;
				});
				if (refused) {
					await showTargetList(service, context, {...refused, year: yearTyped(refused)});
				}
			},
		},
		{
			...{method: 'POST', path: '/doelen/overnemen/ongedaan', who: ['coordinator']},
			async handle(context) {
				const refused = await submitForm(
					context,
					UndoFields,
					async ({jaar: year, overgenomen, idempotencyKey: key}) => {
						const write = {identity: identityOf(context), key, now: now()};
						const count = await undoTakeOver(db, {year, key: overgenomen}, write);
						return `/doelen?jaar=${year}&teruggedraaid=${count}`;
					},
				);
				if (refused) {
					await showTargetList(service, context, {...refused, year: yearTyped(refused)});
				}
			},
		},
		...newTargetRoutes(service),
		...targetChangeRoutes(service),
	];
}
