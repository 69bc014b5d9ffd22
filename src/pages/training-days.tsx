import {randomUUID} from 'node:crypto';
import type {Context} from 'koa';
import {dayOf} from '../domain/period.ts';
import {currentVersion} from '../domain/revisions.ts';
import {TrainingDayInput} from '../domain/training-days.ts';
import {identityOf, type Route} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import {planTrainingDay, trainingDays} from '../usecases/training-days.ts';
import {TrainingDaysPage} from '../views/training-days-page.tsx';
import {readers, registerForm} from './ambassador-writes.ts';
import {type RefusedForm, Signed} from './form.ts';
import {sendPage} from './page.tsx';
import {trainingDayRoutes} from './training-day.ts';

const NewFields = TrainingDayInput.safeExtend(Signed.shape);

/** /trainingsdagen: days on which a course is given. */
export function trainingDayPages(service: Service): Route[] {
	return [
		{
			...{method: 'GET', path: '/trainingsdagen', who: readers},
			handle: context => show(service, context, {typed: {course: 'portal'}, faults: []}),
		},
		registerForm(service, {
			path: '/trainingsdagen',
			schema: NewFields,
			work: async ({idempotencyKey, ...form}, {write}) =>
				`/trainingsdagen/${await planTrainingDay(service.db, form, write)}`,
			show: (context, refused) => show(service, context, refused),
		}),
		...trainingDayRoutes(service),
	];
}

async function show(service: Service, context: Context, {typed, faults}: RefusedForm): Promise<void> {
	const days = await trainingDays(service.db);
	const children = (
		<TrainingDaysPage
			days={days.map(({fact, trained}) => ({id: fact._id, training: currentVersion(fact), trained}))}
			today={dayOf(service.now())}
			mayChange={identityOf(context).role === 'coordinator'}
			values={typed}
			faults={faults}
			idempotencyKey={randomUUID()}
		/>
	);
	await sendPage(service, context, {title: 'Trainingsdagen', children});
}
