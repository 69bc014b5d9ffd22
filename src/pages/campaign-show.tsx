import {randomUUID} from 'node:crypto';
import {z} from 'zod';
import {campaignDay} from '../domain/campaigns.ts';
import {type Fault, refuse} from '../domain/faults.ts';
import {AreaCodeInput} from '../domain/inputs.ts';
import {dayOf} from '../domain/period.ts';
import {readQuery} from '../http/read-input.ts';
import {identityOf, type RequestContext} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import {areasOfDay} from '../usecases/areas.ts';
import {campaignStanding} from '../usecases/campaign-states.ts';
import {mailingOfMunicipality} from '../usecases/mailing-of-municipality.ts';
import {CampaignPage} from '../views/campaign-page.tsx';
import {sendPage} from './page.tsx';

const Query = z.strictObject({
	gemeente: AreaCodeInput.optional(),
	beeld: z.enum(['telefoon', 'desktop', 'tekst'], 'Kies telefoon, desktop of tekst.').default('telefoon'),
	gedaan: z.enum(['draft', 'released', 'closed']).optional(),
});

/** Answers with the page of a campaign as it stands now, with the faults of a step that was refused. */
export async function showCampaign(service: Service, context: RequestContext, faults: readonly Fault[]): Promise<void> {
	const {db, campaignsFolder} = service;
	const query = readQuery(context, Query);
	const slug = context.params.slug ?? '';
	const {files, hash, ...standing} = await campaignStanding(db, {campaignsFolder, slug});
	const {municipalities} = await areasOfDay(db, campaignDay(files.campaign, dayOf(service.now())));
	const code = query.gemeente ?? municipalities[0]?.code ?? refuse('not-found', 'Er is nog geen gemeente.');
	const {db: _, now, ...setting} = service;
	const request = {...setting, slug, municipality: code, identity: identityOf(context), now: now()};
	const {subject, preheader, text} = await mailingOfMunicipality(db, request);
	const page = (
		<CampaignPage
			{...standing}
			campaign={files.campaign}
			hash={hash}
			taken={faults.length > 0 ? null : (query.gedaan ?? null)}
			faults={faults}
			preview={{code, subject, preheader, text, width: query.beeld}}
			municipalities={municipalities}
			newKey={() => randomUUID()}
		/>
	);
	await sendPage(service, context, {title: files.campaign.title, children: page});
}
