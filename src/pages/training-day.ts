import {z} from 'zod';
import {calendarText} from '../domain/calendar.ts';
import {refuse} from '../domain/faults.ts';
import {currentVersion} from '../domain/revisions.ts';
import {ChosenInput, TrainingDayInput, trainingDayStates} from '../domain/training-days.ts';
import {appointmentOf} from '../domain/training-words.ts';
import type {RequestContext, Route} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import {mailInvitation} from '../usecases/mail-invitation.ts';
import {readInvitationJob} from '../usecases/mail-job.ts';
import {
	changeTrainingDay,
	inviteTo,
	readTrainingDay,
	recordAttendance,
	setTrainingDayState,
} from '../usecases/training-days.ts';
import {readers, registerForm, SignedRevision} from './ambassador-writes.ts';
import {Signed} from './form.ts';
import {jobRoutes} from './mail-job.tsx';
import {showTrainingDay} from './training-day-show.tsx';

const ChangeFields = TrainingDayInput.safeExtend(SignedRevision.shape);
const StateFields = SignedRevision.extend({state: z.enum(trainingDayStates, 'Kies of de dag doorgaat.')});
const InviteFields = SignedRevision.extend({wie: ChosenInput});
const CameFields = Signed.extend({wie: ChosenInput});

/** /trainingsdagen/:id: who is asked, the invitation, and who came. */
export function trainingDayRoutes(service: Service): Route[] {
	const {db} = service;
	return [
		{
			...{method: 'GET', path: '/trainingsdagen/:id', who: readers},
			handle: context => showTrainingDay(service, context, null),
		},
		{
			...{method: 'GET', path: '/trainingsdagen/:id/afspraak.ics', who: readers},
			handle: context => sendAppointment(service, context),
		},
		...changeRoutes(service),
		registerForm(service, {
			path: '/trainingsdagen/:id/opgeleid',
			schema: CameFields,
			async work({idempotencyKey, wie: ids}, {write, params: {id = ''}}) {
				await recordAttendance(db, {id, ids}, write);
				return `/trainingsdagen/${id}?gedaan=${idempotencyKey}`;
			},
			show: (context, refused) => showTrainingDay(service, context, {part: 'opgeleid', ...refused}),
		}),
	];
}

function changeRoutes(service: Service): Route[] {
	const {db} = service;
	return [
		registerForm(service, {
			path: '/trainingsdagen/:id',
			schema: ChangeFields,
			async work({idempotencyKey, revision: expected, ...form}, {write, params: {id = ''}}) {
				await changeTrainingDay(db, form, {...write, id, expected});
				return `/trainingsdagen/${id}?gewijzigd=ja`;
			},
			show: (context, refused) => showTrainingDay(service, context, {part: 'dag', ...refused}),
		}),
		registerForm(service, {
			path: '/trainingsdagen/:id/stand',
			schema: StateFields,
			async work({revision: expected, state}, {write, params: {id = ''}}) {
				await setTrainingDayState(db, state, {...write, id, expected});
				return `/trainingsdagen/${id}?gewijzigd=ja`;
			},
			show: (context, refused) => showTrainingDay(service, context, {part: 'dag', ...refused}),
		}),
		registerForm(service, {
			path: '/trainingsdagen/:id/uitnodigen',
			schema: InviteFields,
			async work({revision: expected, wie: ids}, {write, params: {id = ''}}) {
				await inviteTo(db, ids, {...write, id, expected});
				return `/trainingsdagen/${id}?uitgenodigd=ja#uitnodiging`;
			},
			show: (context, refused) => showTrainingDay(service, context, {part: 'uitnodigen', ...refused}),
		}),
		registerForm(service, {
			path: '/trainingsdagen/:id/mailen',
			schema: SignedRevision,
			async work({revision: expected}, {write, params: {id = ''}}) {
				if (!service.mail) {
					refuse('conflict', 'Deze dienst heeft geen mailserver (SMTP_URL).');
				}

				return `/trainingsdagen/${id}/mailen/${await mailInvitation(db, {id, expected}, write)}`;
			},
			show: (context, refused) => showTrainingDay(service, context, {part: 'uitnodigen', ...refused}),
		}),
		...jobRoutes(service, {
			path: '/trainingsdagen/:id/mailen/:job',
			jobOf: (_service, {id: trainingDay = '', job: id = ''}) => readInvitationJob(db, {trainingDay, id}),
			backOf: ({work}) => ({href: `/trainingsdagen/${work.trainingDay}`, label: 'Trainingsdag'}),
		}),
	];
}

async function sendAppointment({db}: Service, context: RequestContext): Promise<void> {
	const fact = await readTrainingDay(db, context.params.id ?? '');
	const {_id: id, revision, recordedAt} = fact;
	context.attachment(`burgernet-training-${fact.day.replaceAll('-', '')}.ics`);
	context.type = 'text/calendar; charset=utf-8';
	context.body = calendarText(appointmentOf(currentVersion(fact), {id, revision, recordedAt}));
}
