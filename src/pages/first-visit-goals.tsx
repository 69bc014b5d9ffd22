import {randomUUID} from 'node:crypto';
import type {Context} from 'koa';
import {z} from 'zod';
import {freeText, KeyInput, lineInput} from '../domain/inputs.ts';
import {identityOf, type Route} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import {FIRST_VISIT, firstVisit} from '../usecases/first-visit.ts';
import {goalQuestions, setOwnGoals} from '../usecases/set-up-goals.ts';
import {GoalsStepPage} from '../views/first-visit-goals.tsx';
import {type RefusedForm, submitForm} from './form.ts';
import {sendPage} from './page.tsx';

const who = ['admin'] as const;
const path = `${FIRST_VISIT}/doelen`;
const goal = lineInput(20).optional();
const Form = z.strictObject({
	idempotencyKey: KeyInput,
	source: freeText(200).optional(),
	...{T1: goal, T2: goal, T3: goal, T4: goal, T5: goal, T6: goal, T7: goal},
});

/** The third step of the first visit: the targets of the running year with the goals of the own unit. */
export function goalsStep(service: Service): Route[] {
	const {db, seedFolder, now} = service;
	return [
		{method: 'GET', path, who, handle: context => show(service, context, null)},
		{
			method: 'POST',
			path,
			who,
			async handle(context) {
				const refused = await submitForm(context, Form, async ({idempotencyKey, source, ...goals}) => {
					const typed = Object.fromEntries(Object.entries(goals).map(([id, text]) => [id, text ?? '']));
					const write = {identity: identityOf(context), key: idempotencyKey, now: now()};
					await setOwnGoals(db, {typed, source: source ?? ''}, {seedFolder, ...write});
					return '/voortgang';
				});
				if (refused) {
					await show(service, context, refused);
				}
			},
		},
	];
}

async function show(service: Service, context: Context, refused: RefusedForm | null): Promise<void> {
	const {db, seedFolder, now} = service;
	const {stage} = await firstVisit(db);
	if (stage !== 'targets') {
		context.redirect(FIRST_VISIT);
		return;
	}

	const {year, targets, proposed, source} = await goalQuestions(db, {seedFolder, now: now()});
	const children = (
		<GoalsStepPage
			year={year}
			targets={targets}
			values={refused ? refused.typed : {...proposed, source}}
			faults={refused?.faults ?? []}
			idempotencyKey={refused?.typed.idempotencyKey ?? randomUUID()}
		/>
	);
	await sendPage(service, context, {title: `Normen voor ${year}`, children});
}
