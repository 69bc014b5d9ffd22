import {z} from 'zod';
import {AreaCodeInput, DayInput, freeText, KeyInput} from '../domain/inputs.ts';
import {SeenRevision} from '../domain/month-column.ts';
import {occurrenceKinds} from '../domain/occurrences.ts';
import {yearOf} from '../domain/period.ts';
import type {Route} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import {addOccurrence, correctOccurrence, removeOccurrence, restoreOccurrence} from '../usecases/occurrences.ts';
import {OCCURRENCES_PATH} from '../views/occurrences.tsx';
import {tellingColleagueFirst} from './colleague-first.ts';
import {type FormRoute, formRoute} from './form-route.ts';
import {showOccurrences} from './occurrences-show.tsx';

const who = ['coordinator'] as const;
const RevisionFields = z.strictObject({idempotencyKey: KeyInput, revision: SeenRevision});
const fields = {
	day: z.string('Vul de datum in.').pipe(DayInput),
	area: z.string('Kies een gebied.').pipe(AreaCodeInput),
	kind: z.enum(occurrenceKinds, 'Kies een soort gebeurtenis.'),
	line: z.string('Schrijf in één regel wat er gebeurde.').pipe(freeText(120)),
};
const AddFields = z.strictObject({idempotencyKey: KeyInput, ...fields});
const ChangeFields = RevisionFields.extend(fields);

/** /cijfers/gebeurtenissen: what happened, as dated lines on the charts. */
export function occurrencePages(service: Service): Route[] {
	const {db} = service;
	const path = OCCURRENCES_PATH;
	const form = <Schema extends z.ZodType<{idempotencyKey: string}>>(
		route: Pick<FormRoute<Schema>, 'path' | 'schema' | 'work'>,
	) =>
		formRoute(service, {
			...route,
			who,
			telling: work => tellingColleagueFirst('deze gebeurtenis', work),
			show: (context, refused) => showOccurrences(service, context, {id: context.params.id, refused}),
		});
	return [
		{...{method: 'GET', path, who}, handle: context => showOccurrences(service, context, {refused: null})},
		{
			...{method: 'GET', path: `${path}/:id`, who},
			handle: context => showOccurrences(service, context, {id: context.params.id, refused: null}),
		},
		form({
			path,
			schema: AddFields,
			async work({idempotencyKey, ...form}, {write}) {
				await addOccurrence(db, form, write);
				return `${path}?jaar=${yearOf(form.day)}&vastgelegd=${write.key}`;
			},
		}),
		form({
			path: `${path}/:id`,
			schema: ChangeFields,
			async work({idempotencyKey, revision, ...form}, {write, params: {id = ''}}) {
				await correctOccurrence(db, form, {id, expected: revision, ...write});
				return `${path}?jaar=${yearOf(form.day)}&gewijzigd=${id}`;
			},
		}),
		form({
			path: `${path}/:id/verwijderen`,
			schema: RevisionFields,
			async work({revision}, {write, params: {id = ''}}) {
				const {fact} = await removeOccurrence(db, {id, expected: revision, ...write});
				return `${path}?jaar=${yearOf(fact.day)}&verwijderd=${id}`;
			},
		}),
		form({
			path: `${path}/:id/terugzetten`,
			schema: RevisionFields,
			async work({revision}, {write, params: {id = ''}}) {
				const {fact} = await restoreOccurrence(db, {id, expected: revision, ...write});
				return `${path}?jaar=${yearOf(fact.day)}&teruggezet=${id}`;
			},
		}),
	];
}
