import {z} from 'zod';
import {courses} from '../domain/ambassadors.ts';
import {DayInput, KeyInput} from '../domain/inputs.ts';
import {ChosenInput} from '../domain/training-days.ts';
import {readQuery} from '../http/read-input.ts';
import type {Route} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import {takeBackRequest} from '../usecases/ambassador-requests.ts';
import {recordTrainings} from '../usecases/record-trainings.ts';
import {registerFields} from '../views/ambassador-filter.tsx';
import {ambassadorFunctionPages} from './ambassador-function.ts';
import {newAmbassadorPages} from './ambassador-new.tsx';
import {choiceFields, choiceOf, registerOf, showRegister} from './ambassador-show.tsx';
import {readers, registerForm} from './ambassador-writes.ts';
import {Signed} from './form.ts';
import {tableFileRoutes} from './table-files.ts';

const Query = z.strictObject(choiceFields);
const TrainedFields = Signed.extend({
	...choiceFields,
	course: z.enum(courses, 'Kies een training.'),
	completedOn: z.string('Vul de dag in.').pipe(DayInput),
	wie: ChosenInput,
});
/** `functie` and `training` lead back to the page that the form stood on. */
const UndoFields = Signed.extend({
	...choiceFields,
	gedaan: KeyInput,
	functie: KeyInput.optional(),
	training: KeyInput.optional(),
});

/** /ambassadeurs: who is ambassador where, who is trained, and what is vacant. */
export function ambassadorPages(service: Service): Route[] {
	const {db} = service;
	return [
		{
			...{method: 'GET', path: '/ambassadeurs', who: readers},
			handle: context => showRegister(service, context, null),
		},
		...tableFileRoutes(service, {
			path: '/ambassadeurs',
			who: readers,
			tableOf: async context => (await registerOf(service, context, choiceOf(readQuery(context, Query)))).table,
		}),
		registerForm(service, {
			path: '/ambassadeurs/opgeleid',
			schema: TrainedFields,
			controls: {trainings: 'completedOn'},
			async work({wie: ids, course, completedOn, idempotencyKey, ...query}, {write}) {
				await recordTrainings(db, {ids, course, completedOn}, write);
				return addressOf({...registerFields(choiceOf(query)), gedaan: idempotencyKey});
			},
			show: (context, refused) => showRegister(service, context, refused),
		}),
		registerForm(service, {
			path: '/ambassadeurs/ongedaan',
			schema: UndoFields,
			async work({gedaan: key, functie, training, idempotencyKey, ...query}, {write}) {
				await takeBackRequest(db, {key}, write);
				const done = `gedaan=${idempotencyKey}`;
				if (functie) {
					return `/ambassadeurs/${functie}?${done}`;
				}

				return training
					? `/trainingsdagen/${training}?${done}`
					: addressOf({...registerFields(choiceOf(query)), gedaan: idempotencyKey});
			},
			show: (context, refused) => showRegister(service, context, refused),
		}),
		...newAmbassadorPages(service),
		...ambassadorFunctionPages(service),
	];
}

function addressOf(fields: Record<string, string>): string {
	return `/ambassadeurs?${new URLSearchParams(fields)}`;
}
