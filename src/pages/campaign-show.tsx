import {randomUUID} from 'node:crypto';
import {z} from 'zod';
import {type PreviewShape, previewShapes, readPreviewChoice} from '../domain/campaign-preview.ts';
import {type Campaign, campaignDay} from '../domain/campaigns.ts';
import {refuse} from '../domain/faults.ts';
import {AreaCodeInput} from '../domain/inputs.ts';
import {dayOf} from '../domain/period.ts';
import type {Fact} from '../domain/revisions.ts';
import type {StoredCampaign} from '../domain/stored-campaigns.ts';
import {readQuery} from '../http/read-input.ts';
import {identityOf, type RequestContext} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import {areasOfDay} from '../usecases/areas.ts';
import {findCampaign} from '../usecases/campaign-folder.ts';
import {campaignStanding, refusalOfReader} from '../usecases/campaign-states.ts';
import {mailingOfMunicipality} from '../usecases/mailing-of-municipality.ts';
import {CampaignPage} from '../views/campaign-page.tsx';
import {type Done, doneWords} from '../views/campaign-words.ts';
import {PreviewColorsInput} from './campaign-preview.ts';
import type {RefusedForm} from './form.ts';
import {sendPage} from './page.tsx';

const shapes = Object.keys(previewShapes) as [PreviewShape];
/** The rest are the campaign's own lines and the day of its event, which are looked at when the campaign is known. */
const Query = z
	.object({
		gemeente: AreaCodeInput.optional(),
		beeld: z.enum(shapes, 'Kies telefoon, desktop of tekst.').default('telefoon'),
		kleur: PreviewColorsInput.default('licht'),
		gedaan: z.enum(Object.keys(doneWords) as [Done]).optional(),
	})
	.catchall(z.string().max(500, 'Deze tekst is te lang.'));

/** No form was refused. */
export const nothingTyped: RefusedForm = {faults: [], typed: {}};

/** Answers with the page of a campaign as it stands now, with the faults of a step that was refused. */
export async function showCampaign(
	service: Service,
	context: RequestContext,
	{faults, typed}: RefusedForm,
): Promise<void> {
	const {db, campaignsFolder} = service;
	const {gemeente, beeld: shape, kleur: colors, gedaan, ...tried} = readQuery(context, Query);
	const slug = context.params.slug ?? '';
	const {files, stored, ...standing} = await campaignStanding(db, {campaignsFolder, slug});
	const {municipalities} = await areasOfDay(db, campaignDay(files.campaign, dayOf(service.now())));
	const code = gemeente ?? municipalities[0]?.code ?? refuse('not-found', 'Er is nog geen gemeente.');
	const {db: _, now, ...setting} = service;
	const tries = readPreviewChoice(files.campaign, tried as Record<string, string>);
	const request = {...setting, slug, municipality: code, ...tries.choice, identity: identityOf(context), now: now()};
	const {subject, preheader, text} = await mailingOfMunicipality(db, request);
	const given = Object.entries(tried).filter(([name]) => !tries.faults.some(({field}) => field === name));
	if (tries.faults.length > 0) {
		context.status = 400;
	}

	const page = (
		<CampaignPage
			{...standing}
			campaign={files.campaign}
			done={faults.length > 0 ? null : doneOf(gedaan, standing.state)}
			copies={{
				...(await copiesOf(service, files.campaign, stored)),
				faults,
				typedTitle: typed.title,
				newKey: () => randomUUID(),
			}}
			releaseRefusal={await refusalOfReader(db, {stored, identity: identityOf(context)})}
			faults={[...faults, ...tries.faults]}
			preview={{
				...{code, subject, preheader, text, shape, colors, municipalities},
				...{typed: tried as Record<string, string>, given: Object.fromEntries(given) as Record<string, string>},
				...{faults: tries.faults, hasKit: files.kit !== null},
			}}
			newKey={() => randomUUID()}
		/>
	);
	await sendPage(service, context, {title: files.campaign.title, children: page});
}

/** A state that was left again since is not told any more. */
function doneOf(done: Done | undefined, state: string): Done | null {
	const isOfState = done === 'draft' || done === 'released' || done === 'closed';
	return done === undefined || (isOfState && done !== state) ? null : done;
}

async function copiesOf({db, campaignsFolder}: Service, {slug, title}: Campaign, stored: Fact<StoredCampaign> | null) {
	const {copiedFrom: from, revision, history} = stored ?? {copiedFrom: null, revision: 0, history: []};
	const source = from === null ? null : await findCampaign(db, {campaignsFolder, slug: from});
	const copiedFrom = from === null ? null : {slug: from, title: source?.campaign.title ?? null};
	return {slug, title, isStored: stored !== null, copiedFrom, revision, hasFormer: history.length > 0};
}
