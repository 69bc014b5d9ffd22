import {randomUUID} from 'node:crypto';
import {z} from 'zod';
import {refuse} from '../domain/faults.ts';
import {AreaCodeInput, DayInput, KeyInput} from '../domain/inputs.ts';
import {instantOf} from '../domain/period.ts';
import {TimeInput} from '../domain/training-days.ts';
import {readQuery} from '../http/read-input.ts';
import {identityOf, type RequestContext, type Route} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import {campaignMailOverview, mailDraft} from '../usecases/campaign-mail-overview.ts';
import {planCampaignMail, sendTestMail} from '../usecases/mail-campaign.ts';
import {CampaignMailPage} from '../views/campaign-mail-page.tsx';
import {type RefusedForm, Signed, submitForm} from './form.ts';
import {mailJobPages} from './mail-job.tsx';
import {sendPage} from './page.tsx';
import {unsubscribePages} from './unsubscribe.tsx';

const who = ['admin', 'coordinator'] as const;
const Hash = z.string().regex(/^[0-9a-f]{64}$/, 'Wat je zag, is onbekend. Open deze pagina opnieuw.');
const PlanFields = Signed.extend({
	hash: Hash,
	wie: Hash,
	moment: z.enum(['nu', 'later'], 'Kies wanneer de mails weggaan.').default('nu'),
	dag: DayInput.optional(),
	tijd: TimeInput.optional(),
}).superRefine(({moment, dag, tijd}, context) => {
	const fault = (field: string, message: string) => context.addIssue({code: 'custom', path: [field], message});
	if (moment === 'nu' && (dag ?? tijd) !== undefined) {
		// A mail cannot be called back.
		fault('moment', 'Je koos “meteen” en vulde ook een dag of tijd in. Kies wat je bedoelt.');
	} else if (moment === 'later') {
		dag ?? fault('dag', 'Vul de dag in.');
		tijd ?? fault('tijd', 'Vul de tijd in.');
	}
});
const TestFields = Signed.extend({gemeente: AreaCodeInput});
const Query = z.strictObject({test: KeyInput.optional()});

/** /campagnes/:slug/versturen: who gets the mails of a campaign, a try, the one confirmation, and how it goes; and the way out. */
export function campaignMailPages(service: Service): Route[] {
	const path = '/campagnes/:slug/versturen';
	return [
		{method: 'GET', path, who, handle: context => showMail(service, context, null)},
		{method: 'POST', path, who, handle: context => plan(service, context)},
		{method: 'POST', path: `${path}/test`, who, handle: context => tryOut(service, context)},
		{method: 'GET', path: `${path}/concept/:municipality`, who, handle: context => sendDraft(service, context)},
		...mailJobPages(service),
		...unsubscribePages(service),
	];
}

async function plan(service: Service, context: RequestContext): Promise<void> {
	const {db, campaignsFolder} = service;
	const slug = context.params.slug ?? '';
	const refused = await submitForm(context, PlanFields, async ({idempotencyKey: key, hash, wie, dag, tijd}) => {
		refuseWithoutServer(service);
		const plannedAt = dag && tijd ? instantOf(dag, `${tijd}:00`) : null;
		const write = {identity: identityOf(context), key, now: service.now()};
		const wanted = {campaignsFolder, slug, seenHash: hash, seenPeople: wie, plannedAt};
		return `/campagnes/${slug}/versturen/${await planCampaignMail(db, wanted, write)}`;
	});
	if (refused) {
		await showMail(service, context, refused);
	}
}

function refuseWithoutServer({mail}: Service): void {
	if (!mail) {
		refuse('conflict', 'Deze dienst heeft geen mailserver (SMTP_URL).');
	}
}

async function tryOut(service: Service, context: RequestContext): Promise<void> {
	const {db, campaignsFolder} = service;
	const slug = context.params.slug ?? '';
	const refused = await submitForm(context, TestFields, async ({idempotencyKey: key, gemeente: municipality}) => {
		refuseWithoutServer(service);
		const write = {identity: identityOf(context), key, now: service.now()};
		return `/campagnes/${slug}/versturen?test=${await sendTestMail(db, {campaignsFolder, slug, municipality}, write)}`;
	});
	if (refused) {
		await showMail(service, context, refused);
	}
}

/** The mailing of one municipality as a draft, for who has no mail server here. */
async function sendDraft({db, now, campaignsFolder, origin, appUrls}: Service, context: RequestContext): Promise<void> {
	const {slug = '', municipality = ''} = context.params;
	const setting = {campaignsFolder, origin, appUrls, slug, municipality, now: now()};
	const {name, type, content} = await mailDraft(db, setting);
	context.attachment(name);
	context.type = type;
	context.body = content;
}

async function showMail(service: Service, context: RequestContext, refused: RefusedForm | null): Promise<void> {
	const {db, campaignsFolder, mail} = service;
	const now = service.now();
	const slug = context.params.slug ?? '';
	const test = refused ? null : (readQuery(context, Query).test ?? null);
	const wanted = {campaignsFolder, slug, now, identity: identityOf(context), test};
	const {standing, ...overview} = await campaignMailOverview(db, wanted);
	const {campaign} = standing.files;
	const page = (
		<CampaignMailPage
			{...overview}
			campaign={campaign}
			state={standing.state}
			hash={standing.hash}
			canSend={mail !== null}
			typed={refused?.typed ?? {}}
			faults={refused?.faults ?? []}
			now={now}
			newKey={() => randomUUID()}
		/>
	);
	await sendPage(service, context, {title: `Versturen: ${campaign.title}`, scripts: ['live.js'], children: page});
}
