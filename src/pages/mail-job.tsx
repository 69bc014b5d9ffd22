import {randomUUID} from 'node:crypto';
import type {Context} from 'koa';
import {z} from 'zod';
import type {SendJob} from '../domain/jobs.ts';
import {identityOf, type RequestContext, type Route} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import {type MailAsked, pauseMail, readCampaignJob, resumeMail, sendAgain, sentJob} from '../usecases/mail-job.ts';
import {MailJobPage} from '../views/mail-job-page.tsx';
import {type RefusedForm, Signed, submitForm} from './form.ts';
import {sendPage} from './page.tsx';

const who = ['admin', 'coordinator'] as const;
const AgainFields = Signed.extend({mail: z.string('Deze mail is onbekend.').max(200, 'Deze mail is onbekend.')});

/** Where jobs that send mails have their pages, and how one is found by its address. */
interface JobPlace {
	path: string;
	jobOf(service: Service, params: RequestContext['params']): Promise<SendJob>;
	/** Where the job began. */
	backOf(job: SendJob): {href: string; label: string};
}

/** /campagnes/:slug/versturen/:job: how the mails of a campaign go, and what can be asked of them. */
export function mailJobPages(service: Service): Route[] {
	return jobRoutes(service, {
		path: '/campagnes/:slug/versturen/:job',
		jobOf: ({db}, {slug = '', job: id = ''}) => readCampaignJob(db, {slug, id}),
		backOf: ({work}) => ({href: `/campagnes/${work.campaign}/versturen`, label: 'Versturen aan ambassadeurs'}),
	});
}

/** The page of a job that sends mails, and its buttons. */
export function jobRoutes(service: Service, place: JobPlace): Route[] {
	const {db, campaignsFolder} = service;
	const {path} = place;
	const asking = <Schema extends z.ZodType<{idempotencyKey: string}>>(
		name: string,
		schema: Schema,
		work: (asked: MailAsked, form: z.output<Schema>) => Promise<void>,
	): Route => ({
		method: 'POST',
		path: `${path}/${name}`,
		who,
		async handle(context) {
			const job = await place.jobOf(service, context.params);
			const refused = await submitForm(context, schema, async form => {
				const write = {identity: identityOf(context), key: form.idempotencyKey, now: service.now()};
				await work({job, write}, form);
				return addressOf(context);
			});
			if (refused) {
				await show(service, context, {place, refused});
			}
		},
	});
	return [
		{method: 'GET', path, who, handle: context => show(service, context, {place, refused: null})},
		asking('pauze', Signed, asked => pauseMail(db, asked)),
		asking('hervatten', Signed, asked => resumeMail(db, {...asked, campaignsFolder})),
		asking('opnieuw', AgainFields, (asked, {mail}) => sendAgain(db, mail, asked)),
	];
}

/** The address of the page, also when a button of it was pressed. */
function addressOf({path, method}: Context): string {
	return method === 'POST' ? path.slice(0, path.lastIndexOf('/')) : path;
}

async function show(
	service: Service,
	context: RequestContext,
	{place, refused}: {place: JobPlace; refused: RefusedForm | null},
): Promise<void> {
	const job = await place.jobOf(service, context.params);
	const children = (
		<MailJobPage
			{...(await sentJob(service.db, job))}
			faults={(refused?.faults ?? []).map(fault => ({...fault, field: ''}))}
			address={addressOf(context)}
			back={place.backOf(job)}
			now={service.now()}
			newKey={() => randomUUID()}
		/>
	);
	await sendPage(service, context, {title: `Versturen: ${job.work.title}`, scripts: ['live.js'], children});
}
