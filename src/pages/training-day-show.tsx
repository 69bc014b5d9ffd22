import {randomUUID} from 'node:crypto';
import {z} from 'zod';
import {courseNames} from '../domain/ambassadors.ts';
import {dayOf} from '../domain/period.ts';
import {currentVersion} from '../domain/revisions.ts';
import {readQuery} from '../http/read-input.ts';
import {identityOf, type RequestContext} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import {listInvitations} from '../usecases/mail-invitation.ts';
import {participantsOf, readTrainingDay} from '../usecases/training-days.ts';
import type {RegisterNotice} from '../views/ambassador-notice.tsx';
import {TrainingDayPage, type TrainingDayPageProps} from '../views/training-day-page.tsx';
import {noticeOf} from './ambassador-show.tsx';
import type {RefusedForm} from './form.ts';
import {sendPage} from './page.tsx';

const done = z.literal('ja').optional();
const Query = z.strictObject({gedaan: z.uuid().optional(), gewijzigd: done, uitgenodigd: done});

/** Answers with the page of a training day as it stands now, over what was typed in a part of it. */
export async function showTrainingDay(
	service: Service,
	context: RequestContext,
	refused: (RefusedForm & {part: TrainingDayPageProps['refusedForm']}) | null,
): Promise<void> {
	const {db} = service;
	const fact = await readTrainingDay(db, context.params.id ?? '');
	const training = currentVersion(fact);
	const page = (
		<TrainingDayPage
			id={fact._id}
			revision={fact.revision}
			training={training}
			participants={await participantsOf(db, fact)}
			canMail={service.mail !== null}
			mailed={await listInvitations(db, fact._id)}
			today={dayOf(service.now())}
			mayChange={identityOf(context).role === 'coordinator'}
			notice={refused ? null : await toldNotice(service, readQuery(context, Query))}
			refusedForm={refused?.part ?? null}
			typed={refused?.typed ?? {}}
			faults={refused?.faults ?? []}
			newKey={() => randomUUID()}
		/>
	);
	await sendPage(service, context, {title: `Training ${courseNames[training.course]}`, children: page});
}

async function toldNotice(
	service: Service,
	{gedaan, gewijzigd, uitgenodigd}: z.output<typeof Query>,
): Promise<RegisterNotice | null> {
	if (gedaan) {
		return noticeOf(service, gedaan);
	}

	if (uitgenodigd) {
		return {text: 'De genodigden zijn bewaard. Verstuur nu de uitnodiging.', undoKey: null};
	}

	return gewijzigd ? {text: 'De trainingsdag is gewijzigd.', undoKey: null} : null;
}
