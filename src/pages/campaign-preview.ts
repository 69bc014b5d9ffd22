import {z} from 'zod';
import {previewColors, readPreviewChoice} from '../domain/campaign-preview.ts';
import {SlugInput} from '../domain/campaigns.ts';
import {parseInput, refuseFaults} from '../domain/faults.ts';
import {AreaCodeInput} from '../domain/inputs.ts';
import {inColors} from '../domain/preview-colors.ts';
import {readQuery} from '../http/read-input.ts';
import {identityOf, type RequestContext, type Route} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import {materialOf} from '../usecases/kit.ts';
import {foundCampaign, mailingOfMunicipality} from '../usecases/mailing-of-municipality.ts';

const who = ['admin', 'coordinator'] as const;
const Place = z.strictObject({slug: SlugInput, municipality: AreaCodeInput});
const MaterialPlace = Place.extend({material: z.enum(['square', 'story', 'poster'], 'Dit voorbeeld bestaat niet.')});
/** A name that is not one of the campaign's own is refused when the campaign is known. */
const Typed = z.string().max(500, 'Deze tekst is te lang.');
export const PreviewColorsInput = z.enum(Object.keys(previewColors) as ['licht', 'donker'], 'Kies licht of donker.');
const MailQuery = z.object({kleur: PreviewColorsInput.default('licht')}).catchall(Typed);
const MaterialQuery = z.object({}).catchall(Typed);

/** A mail is somebody's html: it shows itself and its own pictures, and does nothing. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; frame-ancestors 'self'; sandbox";

/** What a municipality would get of a campaign, in whatever state it is: the mail for a frame, and its poster and pictures. */
export function campaignPreviewRoutes(service: Service): Route[] {
	const path = '/campagnes/:slug/voorbeeld/:municipality';
	return [
		{method: 'GET', path, who, handle: context => showMail(service, context)},
		{method: 'GET', path: `${path}/:material`, who, handle: context => showMaterial(service, context)},
	];
}

async function showMail({db, now, ...setting}: Service, context: RequestContext): Promise<void> {
	const {slug, municipality} = parseInput(Place, context.params);
	const {kleur, ...typed} = readQuery(context, MailQuery);
	const {lines, eventDay} = await choiceOf(db, {campaignsFolder: setting.campaignsFolder, slug}, typed);
	const request = {...setting, slug, municipality, lines, eventDay, identity: identityOf(context), now: now()};
	const {html} = await mailingOfMunicipality(db, request);
	context.set('Content-Security-Policy', POLICY);
	context.set('X-Frame-Options', 'SAMEORIGIN');
	context.type = 'html';
	context.body = inColors(html, kleur);
}

/** Not as a file: nobody fetched it, so nothing is counted. */
async function showMaterial({db, now, ...setting}: Service, context: RequestContext): Promise<void> {
	const {slug, ...place} = parseInput(MaterialPlace, context.params);
	const typed = readQuery(context, MaterialQuery);
	const {line, eventDay} = await choiceOf(db, {campaignsFolder: setting.campaignsFolder, slug}, typed);
	const request = {...setting, slug, ...place, line, eventDay, identity: identityOf(context), now: now()};
	const {type, content} = await materialOf(db, request);
	context.set('Content-Disposition', 'inline');
	context.type = type;
	context.body = content;
}

async function choiceOf(
	db: Service['db'],
	wanted: {campaignsFolder: string; slug: string},
	typed: Readonly<Record<string, string>>,
) {
	const {campaign} = await foundCampaign(db, wanted);
	const {choice, faults} = readPreviewChoice(campaign, typed);
	refuseFaults(faults);
	const [first] = campaign.lines ?? [];
	// Poster and pictures hold the first line only.
	return {...choice, line: first && choice.lines[first.name]};
}
