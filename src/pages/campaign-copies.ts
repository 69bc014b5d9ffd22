import {z} from 'zod';
import {CampaignSchema} from '../domain/campaigns.ts';
import {SeenRevision} from '../domain/month-column.ts';
import {identityOf, type RequestContext, type Route} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import {copyCampaign, undoCampaign} from '../usecases/stored-campaigns.ts';
import {showCampaign} from './campaign-show.tsx';
import {tellingColleagueFirst} from './colleague-first.ts';
import {Signed, submitForm} from './form.ts';

const who = ['admin', 'coordinator'] as const;
const CopyFields = Signed.extend({title: z.string('Geef de kopie een titel.').pipe(CampaignSchema.shape.title)});
const UndoFields = Signed.extend({revision: SeenRevision});

/** What a page of a campaign asks of its texts: a copy of them, and the former version back. */
export function campaignCopyPages(service: Service): Route[] {
	return [
		{method: 'POST', path: '/campagnes/:slug/kopieer', who, handle: context => copy(service, context)},
		{method: 'POST', path: '/campagnes/:slug/terug', who, handle: context => undo(service, context)},
	];
}

async function copy(service: Service, context: RequestContext): Promise<void> {
	const {db, campaignsFolder} = service;
	const slug = context.params.slug ?? '';
	const refused = await submitForm(context, CopyFields, async ({idempotencyKey: key, title}) => {
		const write = {identity: identityOf(context), key, now: service.now()};
		return `/campagnes/${await copyCampaign(db, {...write, campaignsFolder, slug, title})}?gedaan=copied`;
	});
	if (refused) {
		await showCampaign(service, context, refused);
	}
}

async function undo(service: Service, context: RequestContext): Promise<void> {
	const slug = context.params.slug ?? '';
	const refused = await submitForm(context, UndoFields, async ({idempotencyKey: key, revision: expected}) => {
		const write = {identity: identityOf(context), key, now: service.now()};
		await tellingColleagueFirst('deze campagne', () => undoCampaign(service.db, {...write, slug, expected}));
		return `/campagnes/${slug}?gedaan=restored`;
	});
	if (refused) {
		await showCampaign(service, context, {...refused, typed: {}});
	}
}
