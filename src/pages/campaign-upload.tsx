import {randomUUID} from 'node:crypto';
import type {Fault} from '../domain/faults.ts';
import {identityOf, type RequestContext, type Route} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import {takeCampaign} from '../usecases/take-campaign.ts';
import {zipLimits} from '../usecases/unpack-campaign.ts';
import {CampaignUploadPage} from '../views/campaign-upload.tsx';
import {Signed} from './form.ts';
import {sendPage} from './page.tsx';
import {tellingSentBefore} from './sent-before.ts';
import {submitUpload} from './upload-form.ts';

const who = ['admin', 'coordinator'] as const;
const path = '/campagnes/nieuw';

/** /campagnes/nieuw: hands over a campaign as a folder in a zip. */
export function campaignUploadPages(service: Service): Route[] {
	return [
		{method: 'GET', path, who, handle: context => show(service, context, [])},
		{method: 'POST', path, who, handle: context => take(service, context)},
	];
}

async function take(service: Service, context: RequestContext): Promise<void> {
	const {db, campaignsFolder} = service;
	const refused = await submitUpload(service, context, {
		schema: Signed,
		largest: zipLimits.bytes,
		async work({idempotencyKey: key}, {upload}) {
			const write = {identity: identityOf(context), key, now: service.now()};
			const slug = await tellingSentBefore(() => takeCampaign(db, {...write, campaignsFolder, upload}));
			return `/campagnes/${slug}?gedaan=uploaded`;
		},
	});
	if (refused) {
		await show(service, context, refused.faults);
	}
}

async function show(service: Service, context: RequestContext, faults: readonly Fault[]): Promise<void> {
	const children = <CampaignUploadPage faults={faults} newKey={() => randomUUID()} />;
	await sendPage(service, context, {title: 'Stuur een campagne in', children});
}
