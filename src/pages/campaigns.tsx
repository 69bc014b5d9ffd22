import {z} from 'zod';
import {KeyInput} from '../domain/inputs.ts';
import {SeenRevision} from '../domain/month-column.ts';
import {identityOf, type RequestContext, type Route} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import {campaignStandings, setCampaignState} from '../usecases/campaign-states.ts';
import {CampaignsPage} from '../views/campaigns-page.tsx';
import {campaignCopyPages} from './campaign-copies.ts';
import {campaignEditPages} from './campaign-edit.tsx';
import {campaignMailPages} from './campaign-mail.tsx';
import {campaignPictureRoutes} from './campaign-pictures.ts';
import {campaignPreviewRoutes} from './campaign-preview.ts';
import {nothingTyped, showCampaign} from './campaign-show.tsx';
import {campaignUploadPages} from './campaign-upload.tsx';
import {tellingColleagueFirst} from './colleague-first.ts';
import {submitForm} from './form.ts';
import {nationalFilePages} from './national-files.tsx';
import {sendPage} from './page.tsx';
import {whatFollowedPages} from './what-followed.tsx';

const who = ['admin', 'coordinator'] as const;
const StepFields = z.strictObject({
	idempotencyKey: KeyInput,
	revision: SeenRevision,
	hash: z.string().regex(/^[0-9a-f]{64}$/, 'De tekst die je zag, is onbekend. Open de campagne opnieuw.'),
});

/** /campagnes: the campaigns by state, each with its preview, its next step, its texts and what followed it. */
export function campaignPages(service: Service): Route[] {
	const steps = (['draft', 'released', 'closed'] as const).map(
		(state): Route => ({
			method: 'POST',
			path: `/campagnes/:slug/stand/${state}`,
			who,
			handle: context => takeStep(service, context, state),
		}),
	);
	return [
		...campaignUploadPages(service),
		...nationalFilePages(service),
		...campaignCopyPages(service),
		...campaignEditPages(service),
		...campaignPictureRoutes(service),
		...campaignPreviewRoutes(service),
		...whatFollowedPages(service),
		...campaignMailPages(service),
		{method: 'GET', path: '/campagnes', who, handle: context => showCampaigns(service, context)},
		{method: 'GET', path: '/campagnes/:slug', who, handle: context => showCampaign(service, context, nothingTyped)},
		...steps,
	];
}

async function showCampaigns(service: Service, context: RequestContext): Promise<void> {
	const standings = await campaignStandings(service.db, service.campaignsFolder);
	const items = standings.map(({files: {campaign}, stored, state, isChanged}) => ({
		campaign,
		state,
		isChanged,
		isStored: stored !== null,
	}));
	await sendPage(service, context, {title: 'Campagnes', children: <CampaignsPage items={items} />});
}

async function takeStep(
	service: Service,
	context: RequestContext,
	state: 'draft' | 'released' | 'closed',
): Promise<void> {
	const {db, campaignsFolder} = service;
	const slug = context.params.slug ?? '';
	const refused = await submitForm(context, StepFields, async ({idempotencyKey, revision, hash}) => {
		const write = {identity: identityOf(context), key: idempotencyKey, now: service.now()};
		const change = {...write, campaignsFolder, slug, expected: revision, seenHash: hash};
		await tellingColleagueFirst('deze campagne', () => setCampaignState(db, state, change));
		return `/campagnes/${slug}?gedaan=${state}`;
	});
	if (refused) {
		await showCampaign(service, context, {...refused, typed: {}});
	}
}
