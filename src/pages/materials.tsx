import {randomUUID} from 'node:crypto';
import {z} from 'zod';
import {SlugInput} from '../domain/campaigns.ts';
import {refuse} from '../domain/faults.ts';
import {isByPerson} from '../domain/fetches.ts';
import {AreaCodeInput} from '../domain/inputs.ts';
import {isMaterialId} from '../domain/materials.ts';
import {readQuery} from '../http/read-input.ts';
import {identityOf, type RequestContext, type Route} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import {recordFetch} from '../usecases/fetches.ts';
import {latestKits} from '../usecases/kits-jobs.ts';
import {fetchMaterial, type MaterialsRequest, materialsOfMunicipality} from '../usecases/materials-page.ts';
import {areaPath} from '../views/addresses.ts';
import {MaterialsPage} from '../views/materials-page.tsx';
import {kitsPages} from './kits.tsx';
import {askingOf} from './own-links.tsx';
import {sendPage} from './page.tsx';

const who = ['coordinator', 'ambassador'] as const;
const Typed = z.string().max(500, 'Deze tekst is te lang.').optional();
const chosen = {gemeente: AreaCodeInput.optional(), regel: Typed, dag: Typed};
const PageQuery = z.strictObject({campagne: SlugInput.optional(), ...chosen});
const FileQuery = z.strictObject({...chosen, beeld: z.literal('voorbeeld').optional()});

/** What a browser may show in a page; everything else is handed over as a file. */
const previews = new Set(['image/png', 'image/svg+xml']);

/** /materiaal: what a municipality can use, each of its files, and the kits of all municipalities. */
export function materialPages(service: Service): Route[] {
	return [
		{method: 'GET', path: '/materiaal', who, handle: context => showMaterials(service, context)},
		{method: 'GET', path: '/materiaal/:slug/:material', who, handle: context => sendMaterial(service, context)},
		...kitsPages(service),
	];
}

async function showMaterials(service: Service, context: RequestContext): Promise<void> {
	const {campagne, ...typed} = readQuery(context, PageQuery);
	const request = requestOf(service, context, {slug: campagne, ...typed});
	const found = await materialsOfMunicipality(service.db, request);
	const {municipality, faults} = found;
	context.status = faults.length > 0 ? 400 : 200;
	const {role, area} = request.identity;
	const latest = role === 'coordinator' && found.shown ? await latestKits(service.db, found.shown.campaign.slug) : null;
	const mayChoose = role === 'coordinator' || area === municipality.code;
	await sendPage(service, context, {
		title: `Materiaal voor ${municipality.name}`,
		scripts: ['copy.js'],
		children: (
			<MaterialsPage
				{...found}
				typed={typed}
				brandHref={mayChoose ? `${areaPath(municipality)}/logo` : null}
				allKits={role === 'coordinator' ? {latest, newKey: () => randomUUID()} : null}
			/>
		),
	});
}

function requestOf(
	{campaignsFolder, origin, appUrls, now}: Service,
	context: RequestContext,
	{slug, gemeente, regel, dag}: {slug: string | undefined} & Omit<z.output<typeof PageQuery>, 'campagne'>,
): MaterialsRequest {
	return {
		...{campaignsFolder, origin, appUrls},
		...{identity: identityOf(context), now: now(), municipality: gemeente, slug, typed: {regel, dag}},
	};
}

async function sendMaterial(service: Service, context: RequestContext): Promise<void> {
	const {slug = '', material = ''} = context.params;
	const {beeld, ...query} = readQuery(context, FileQuery);
	if (!isMaterialId(material)) {
		refuse('not-found', 'Dit materiaal bestaat niet.');
	}

	const request = requestOf(service, context, {slug, ...query});
	const {made, municipality, campaign} = await fetchMaterial(service.db, {...request, material});
	const isPreview = beeld !== undefined && previews.has(made.type);
	if (isPreview) {
		context.set('Content-Disposition', 'inline');
	} else {
		context.attachment(made.name);
	}

	context.type = made.type;
	context.body = made.content;
	if (!isPreview && isByPerson(askingOf(context))) {
		const fetched = {municipality: municipality.code, campaign: campaign.slug, material};
		await recordFetch(service.db, fetched, request);
	}
}
