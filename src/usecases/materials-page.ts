import {type Area, areaOf, areasOn, membersOn} from '../domain/areas.ts';
import type {Campaign} from '../domain/campaigns.ts';
import {type Fault, refuse, refuseFaults} from '../domain/faults.ts';
import {quarterBefore, quarterOf, quarterOfWeek} from '../domain/fetches.ts';
import {type MaterialChoice, readChoice, type TypedChoice} from '../domain/material-choice.ts';
import type {MaterialId} from '../domain/materials.ts';
import type {NationalFile} from '../domain/national-files.ts';
import {dayOf} from '../domain/period.ts';
import type {Fact} from '../domain/revisions.ts';
import type {Identity} from '../domain/users.ts';
import type {CampaignFiles} from '../mailings/campaign-files.ts';
import type {Database} from '../store/database.ts';
import {listAreas} from '../store/facts.ts';
import {listFetches} from '../store/fetches.ts';
import {campaignStandings} from './campaign-states.ts';
import {type MadeMaterial, materialOf, materialsOfCampaign} from './kit.ts';
import type {CampaignSetting} from './mailing-of-municipality.ts';
import {offeredNationalFiles} from './national-files.ts';
import {type FollowedHere, followedIn} from './what-followed.ts';

export interface MaterialsRequest extends CampaignSetting {
	identity: Identity;
	now: Date;
	/** Code of the municipality; left out: the first that the asker works for. */
	municipality?: string | undefined;
	/** Slug of the campaign; left out: the first that is released. */
	slug?: string | undefined;
	typed: TypedChoice;
}

/** What /materiaal shows of one campaign. */
export interface CampaignMaterials {
	campaign: Campaign;
	materials: readonly MaterialId[];
	/** The texts to copy; null for a campaign that is a mailing only. */
	texts: {text: string; newsletter: string} | null;
	/** How often this municipality fetched something, in this quarter and the one before. */
	fetched: {now: number; before: number};
	followed: FollowedHere | null;
}

export interface MaterialsOfMunicipality {
	/** Those that the asker may choose from, by name. */
	municipalities: readonly Area[];
	municipality: Area;
	/** The released campaigns for residents. */
	campaigns: readonly Campaign[];
	faults: readonly Fault[];
	/** Null while nothing is released. */
	shown: CampaignMaterials | null;
	/** Ready files of national campaigns that are offered today, by title. */
	national: readonly Fact<NationalFile>[];
}

/**
The material that somebody can use for a municipality. What was typed wrong is left out of the material and named.

@throws {Refusal} `not-found` for a municipality that the asker does not work for, or a campaign that is not released.
*/
export async function materialsOfMunicipality(
	db: Database,
	request: MaterialsRequest,
): Promise<MaterialsOfMunicipality> {
	const [place, released, national] = await Promise.all([
		placeOf(db, request),
		releasedCampaigns(db, request),
		offeredNationalFiles(db, dayOf(request.now)),
	]);
	const campaigns = released.map(({campaign}) => campaign);
	if (released.length === 0 && request.slug === undefined) {
		return {...place, campaigns, faults: [], shown: null, national};
	}

	const files = chosenCampaign(released, request.slug);
	const {choice, faults} = readChoice(files.campaign, request.typed);
	return {...place, campaigns, faults, shown: await shownOf(db, request, {...place, files, choice}), national};
}

/** The municipality that is asked for, and those that the asker works for: the own one, or those that the own team serves. */
async function placeOf(db: Database, {identity, municipality: code, now}: MaterialsRequest) {
	const areas = await listAreas(db);
	const day = dayOf(now);
	const own = areaOf(areas, identity.area ?? '');
	const all = identity.role === 'coordinator' ? areasOn(areas, 'municipality', day) : [];
	const served = own ? membersOn(areas, own, {kind: 'municipality', day}) : all;
	const municipalities = [...served].sort((a, b) => a.name.localeCompare(b.name, 'nl'));
	const municipality = code === undefined ? municipalities[0] : municipalities.find(area => area.code === code);
	return municipality
		? {municipalities, municipality}
		: refuse('not-found', 'Deze gemeente bestaat niet, of je werkt er niet voor.', 'gemeente');
}

/** What municipalities may send to their residents now: a variant after what it is a variant of. */
export async function releasedCampaigns(
	db: Database,
	{campaignsFolder}: Pick<CampaignSetting, 'campaignsFolder'>,
): Promise<CampaignFiles[]> {
	const standings = await campaignStandings(db, campaignsFolder);
	const orderOf = ({slug, variantOf}: Campaign) => (variantOf ? `1 ${variantOf} ${slug}` : `0 ${slug}`);
	return standings
		.filter(({state, files}) => state === 'released' && files.campaign.audience !== 'ambassadors')
		.map(({files}) => files)
		.sort((a, b) => orderOf(a.campaign).localeCompare(orderOf(b.campaign)));
}

/** The campaign of a slug, or the first. @throws {Refusal} `not-found` */
export function chosenCampaign(released: readonly CampaignFiles[], slug: string | undefined): CampaignFiles {
	const files = slug === undefined ? released[0] : released.find(({campaign}) => campaign.slug === slug);
	return files ?? refuse('not-found', 'Deze campagne is er niet, of is niet meer vrijgegeven.', 'campagne');
}

interface Place {
	municipality: Area;
	files: CampaignFiles;
	choice: MaterialChoice;
}

async function shownOf(db: Database, request: MaterialsRequest, place: Place): Promise<CampaignMaterials> {
	const {files, municipality} = place;
	const {campaign} = files;
	const materials = materialsOfCampaign(files);
	const textOf = async (material: MaterialId) => (await madeFor(db, request, {...place, material})).content.toString();
	const [text, newsletter, fetched, followed] = await Promise.all([
		materials.includes('text') ? textOf('text') : null,
		materials.includes('newsletter') ? textOf('newsletter') : null,
		fetchedLately(db, {municipality, slug: campaign.slug, now: request.now}),
		followedIn(db, {...request, slug: campaign.slug, municipality: municipality.code}),
	]);
	const texts = text !== null && newsletter !== null ? {text, newsletter} : null;
	return {campaign, materials, texts, fetched, followed};
}

/** Without the asker's identity: that this is a municipality of the asker's own was settled before, also for a team. */
function madeFor(
	db: Database,
	{campaignsFolder, origin, appUrls, now}: MaterialsRequest,
	{municipality, files, choice, material}: Place & {material: MaterialId},
): Promise<MadeMaterial> {
	const setting = {campaignsFolder, origin, appUrls, now, slug: files.campaign.slug};
	return materialOf(db, {...setting, ...choice, municipality: municipality.code, material});
}

async function fetchedLately(
	db: Database,
	{municipality, slug, now}: {municipality: Area; slug: string; now: Date},
): Promise<CampaignMaterials['fetched']> {
	const rows = await listFetches(db, {municipality: municipality.code, campaign: slug});
	const quarter = quarterOf(dayOf(now));
	const countOf = (wanted: string) =>
		rows.filter(({week}) => quarterOfWeek(week) === wanted).reduce((sum, {count}) => sum + count, 0);
	return {now: countOf(quarter), before: countOf(quarterBefore(quarter))};
}

/**
One material as a file, for which municipality it was made, and of which campaign.

@throws {Refusal} as `materialsOfMunicipality`; `invalid` for what was typed wrong; `not-found` for a material that the
campaign does not have.
*/
export async function fetchMaterial(
	db: Database,
	request: MaterialsRequest & {material: MaterialId},
): Promise<{made: MadeMaterial; municipality: Area; campaign: Campaign}> {
	const [{municipality}, released] = await Promise.all([placeOf(db, request), releasedCampaigns(db, request)]);
	const files = chosenCampaign(released, request.slug);
	const {choice, faults} = readChoice(files.campaign, request.typed);
	refuseFaults(faults);
	const made = await madeFor(db, request, {municipality, files, choice, material: request.material});
	return {made, municipality, campaign: files.campaign};
}
