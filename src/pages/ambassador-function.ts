import {z} from 'zod';
import {courses} from '../domain/ambassadors.ts';
import {DayInput, EmailInput, lineInput, ReasonInput} from '../domain/inputs.ts';
import type {RequestContext, Route} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import {removeAmbassador} from '../usecases/ambassador-requests.ts';
import {correctAmbassador, recordTraining} from '../usecases/ambassadors.ts';
import {type AmbassadorChange, removeContact} from '../usecases/contacts.ts';
import {succeedAmbassador} from '../usecases/succeed-ambassador.ts';
import {showFunction} from './ambassador-function-show.tsx';
import {readers, registerForm, SignedRevision} from './ambassador-writes.ts';

const day = (missing: string) => z.string(missing).pipe(DayInput);
const TrainingFields = SignedRevision.extend({
	course: z.enum(courses, 'Kies een training.'),
	completedOn: day('Vul in op welke dag.'),
});
const DaysFields = SignedRevision.extend({from: day('Vul in vanaf welke dag.'), until: DayInput.optional()});
const EndFields = SignedRevision.extend({endsOn: day('Vul in op welke dag de functie eindigt.')});
const ContactFields = SignedRevision.extend({
	name: z.string('Vul de naam in.').pipe(lineInput(80)),
	email: z.string('Vul het werkadres in.').pipe(EmailInput),
});
const SuccessorFields = SignedRevision.extend({
	successorName: z.string('Vul de naam in.').pipe(lineInput(80)),
	successorEmail: z.string('Vul het werkadres in.').pipe(EmailInput),
	successorFrom: day('Vul in vanaf welke dag.'),
});
const RemovalFields = SignedRevision.extend({reason: z.string('Geef de reden.').pipe(ReasonInput)});

/** /ambassadeurs/:id: one function, and every change of it. */
export function ambassadorFunctionPages(service: Service): Route[] {
	const {db} = service;
	const form = functionForm(service);
	return [
		{
			...{method: 'GET', path: '/ambassadeurs/:id', who: readers},
			handle: context => showFunction(service, context, null),
		},
		form('training', {
			schema: TrainingFields,
			controls: {trainings: 'completedOn'},
			work: ({course, completedOn}, change) => recordTraining(db, {course, completedOn}, change),
		}),
		form('dagen', {
			schema: DaysFields,
			controls: {trainings: 'from', email: 'from'},
			work: ({from, until = null}, change) => correctAmbassador(db, {from, until}, change),
		}),
		form('einde', {
			schema: EndFields,
			controls: {until: 'endsOn', trainings: 'endsOn'},
			work: ({endsOn: until}, change) => correctAmbassador(db, {until}, change),
		}),
		form('contact', {
			schema: ContactFields,
			work: ({name, email}, change) => correctAmbassador(db, {name, email}, change),
		}),
		form('opvolger', {
			schema: SuccessorFields,
			controls: successorControls,
			work: ({successorName: name, successorEmail: email, successorFrom: from}, change) =>
				succeedAmbassador(db, {name, email, from}, change),
		}),
		form('verwijderen', {
			schema: RemovalFields,
			work: ({reason}, change) => removeAmbassador(db, {reason}, change),
		}),
		form('contact-verwijderen', {schema: SignedRevision, work: (_, change) => removeContact(db, change)}),
	];
}

const successorControls = {
	name: 'successorName',
	email: 'successorEmail',
	from: 'successorFrom',
	organisation: 'successorFrom',
};

interface FunctionForm<Schema extends z.ZodType<z.output<typeof SignedRevision>>> {
	schema: Schema;
	/** The control on the page for a field of the use case. */
	controls?: Readonly<Record<string, string>>;
	work(form: z.output<Schema>, change: AmbassadorChange): Promise<unknown>;
}

/** Makes the routes of the forms on the page of a function, each by its name on that page. */
function functionForm(service: Service) {
	return <Schema extends z.ZodType<z.output<typeof SignedRevision>>>(
		name: string,
		{schema, controls = {}, work}: FunctionForm<Schema>,
	): Route =>
		registerForm(service, {
			path: `/ambassadeurs/:id/${name}`,
			schema,
			controls,
			async work(form, {write, params: {id = ''}}) {
				await work(form, {...write, id, expected: form.revision});
				return `/ambassadeurs/${id}?gedaan=${form.idempotencyKey}`;
			},
			show: (context: RequestContext, refused) => showFunction(service, context, {name, ...refused}),
		});
}
