import {randomUUID} from 'node:crypto';
import {z} from 'zod';
import {editFields, type TypedCampaign} from '../domain/campaign-edits.ts';
import {KeyInput} from '../domain/inputs.ts';
import {SeenRevision} from '../domain/month-column.ts';
import {identityOf, type RequestContext, type Route} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import {editableCampaign, editCampaign} from '../usecases/edit-campaign.ts';
import {CampaignEditPage} from '../views/campaign-edit.tsx';
import {tellingColleagueFirst} from './colleague-first.ts';
import {type RefusedForm, submitForm} from './form.ts';
import {sendPage} from './page.tsx';

const who = ['admin', 'coordinator'] as const;
const path = '/campagnes/:slug/bewerken';
/** What was typed is judged by the campaign itself, so that every fault is told at once. */
const typedFields = Object.fromEntries(Object.keys(editFields).map(name => [name, z.string().default('')]));
const Fields = z.strictObject({idempotencyKey: KeyInput, revision: SeenRevision, ...typedFields});

/** /campagnes/:slug/bewerken: changes the texts of a campaign that was copied or handed over. */
export function campaignEditPages(service: Service): Route[] {
	return [
		{method: 'GET', path, who, handle: context => show(service, context, null)},
		{method: 'POST', path, who, handle: context => save(service, context)},
	];
}

function slugOf({params}: RequestContext): string {
	return params.slug ?? '';
}

async function save(service: Service, context: RequestContext): Promise<void> {
	const {db, campaignsFolder} = service;
	const slug = slugOf(context);
	await editableCampaign(db, {campaignsFolder, slug});
	const refused = await submitForm(context, Fields, async ({idempotencyKey, revision, ...typed}) => {
		const write = {identity: identityOf(context), key: idempotencyKey, now: service.now()};
		const edit = {...write, campaignsFolder, slug, expected: revision, typed: typed as TypedCampaign};
		await tellingColleagueFirst('deze campagne', () => editCampaign(db, edit));
		return `/campagnes/${slug}?gedaan=edited`;
	});
	if (refused) {
		await show(service, context, refused);
	}
}

async function show(service: Service, context: RequestContext, refused: RefusedForm | null): Promise<void> {
	const {db, campaignsFolder} = service;
	const {campaign, stored, typed: kept} = await editableCampaign(db, {campaignsFolder, slug: slugOf(context)});
	const typed = refused ? typedIn(refused.typed) : kept;
	const isStale = refused !== null && refused.typed.revision !== String(stored.revision);
	const page = (
		<CampaignEditPage
			campaign={campaign}
			typed={typed}
			revision={stored.revision}
			faults={refused?.faults ?? []}
			differing={isStale ? differing(typed, kept) : []}
			newKey={() => randomUUID()}
		/>
	);
	await sendPage(service, context, {title: `Bewerk ${campaign.title}`, children: page});
}

/** A form leaves empty fields out; what was emptied stays empty. */
function typedIn(typed: RefusedForm['typed']): TypedCampaign {
	return Object.fromEntries(Object.keys(editFields).map(name => [name, typed[name] ?? '']));
}

function differing(typed: TypedCampaign, kept: TypedCampaign): string[] {
	const plain = (text = '') => text.replaceAll('\r\n', '\n').trim();
	return Object.entries(editFields)
		.filter(([name]) => plain(typed[name]) !== plain(kept[name]))
		.map(([, label]) => label);
}
