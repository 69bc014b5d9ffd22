import {randomUUID} from 'node:crypto';
import type {Context} from 'koa';
import {z} from 'zod';
import {ContactSchema} from '../domain/ambassadors.ts';
import {AreaCodeInput, DayInput, EmailInput, lineInput} from '../domain/inputs.ts';
import {dayOf} from '../domain/period.ts';
import {readQuery} from '../http/read-input.ts';
import type {Route} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import {organisationsOn} from '../usecases/ambassador-register.ts';
import {addAmbassador} from '../usecases/ambassadors.ts';
import {NewAmbassadorPage} from '../views/ambassador-new.tsx';
import {registerForm, writers} from './ambassador-writes.ts';
import {type RefusedForm, Signed} from './form.ts';
import {sendPage} from './page.tsx';

const Query = z.strictObject({organisatie: AreaCodeInput.optional()});
const NewFields = Signed.extend({
	organisation: z.string('Kies een organisatie.').pipe(AreaCodeInput),
	name: z.string('Vul de naam in.').pipe(lineInput(80)).pipe(ContactSchema.shape.name),
	email: z.string('Vul het werkadres in.').pipe(EmailInput),
	from: z.string('Vul in vanaf welke dag.').pipe(DayInput),
	until: DayInput.optional(),
	portal: DayInput.optional(),
	mail: DayInput.optional(),
});

/** /ambassadeurs/nieuw: a new function, for a vacancy or beside another. */
export function newAmbassadorPages(service: Service): Route[] {
	return [
		{
			...{method: 'GET', path: '/ambassadeurs/nieuw', who: writers},
			async handle(context) {
				const {organisatie = ''} = readQuery(context, Query);
				const values = {organisation: organisatie, from: dayOf(service.now())};
				await show(service, context, {typed: values, faults: []});
			},
		},
		registerForm(service, {
			path: '/ambassadeurs/nieuw',
			schema: NewFields,
			controls: {trainings: 'portal'},
			async work({idempotencyKey, portal, mail, ...form}, {write}) {
				const trainings = [
					...(portal ? [{course: 'portal' as const, completedOn: portal}] : []),
					...(mail ? [{course: 'burgernet-mail' as const, completedOn: mail}] : []),
				];
				await addAmbassador(service.db, {...form, trainings}, write);
				return `/ambassadeurs/${idempotencyKey}?gedaan=${idempotencyKey}`;
			},
			show: (context, refused) => show(service, context, refused),
		}),
	];
}

async function show(service: Service, context: Context, {typed, faults}: RefusedForm): Promise<void> {
	const children = (
		<NewAmbassadorPage
			organisations={await organisationsOn(service.db, dayOf(service.now()))}
			idempotencyKey={randomUUID()}
			values={typed}
			faults={faults}
		/>
	);
	await sendPage(service, context, {title: 'Ambassadeur toevoegen', children});
}
