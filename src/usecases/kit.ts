import {refuse} from '../domain/faults.ts';
import {type MaterialFile, type MaterialId, materialFileName, materialIds, materials} from '../domain/materials.ts';
import type {CampaignFiles} from '../mailings/campaign-files.ts';
import {composeEml, picturesInside} from '../mailings/compose-eml.ts';
import {drawApart} from '../mailings/draw-apart.ts';
import {fillMailing, type MailingFilling} from '../mailings/mailing.ts';
import {type PagePart, pageHtml, pageText, readPageTexts} from '../mailings/page-texts.ts';
import {renderApart} from '../mailings/render-mjml.ts';
import {zipFiles} from '../mailings/zip-files.ts';
import type {Database} from '../store/database.ts';
import {type KitRequest, type KitValues, kitValues} from './kit-values.ts';
import {fillOf, wordsOf} from './kit-words.ts';
import {compiledFor, mailingLogo} from './mailing-brand.ts';
import {linksOf, originSetting} from './mailing-of-municipality.ts';
import {ownLink} from './own-links.ts';

/** A material as a file that can be fetched. */
export interface MadeMaterial {
	name: string;
	type: string;
	content: Buffer;
}

const mailings = ['mailing-html', 'mailing-txt', 'mailing-eml'] as const;

/** What a campaign has material for, in the order in which it is offered; a campaign without words for it has its mailing only. */
export function materialsOfCampaign({kit}: Pick<CampaignFiles, 'kit'>): MaterialId[] {
	return kit ? [...materialIds] : [...mailings, 'zip'];
}

/**
One material of a municipality, or its whole kit as a zip.

The same figures as in the mailing and on the page, as they stand on the campaign's day.

@throws {Refusal} `not-found` as `kitValues`, and for a material that this campaign does not have.
*/
export async function materialOf(
	db: Database,
	{material, municipality, ...request}: KitRequest & {material: MaterialId; municipality: string},
): Promise<MadeMaterial> {
	const {value: kit} = await kitValues(db, request, [municipality]).next();
	if (!kit || !materialsOfCampaign(kit.files).includes(material)) {
		refuse('not-found', 'Dit materiaal bestaat niet bij deze campagne.', 'material');
	}

	return material === 'zip' ? zipOf(db, kit, request) : fileOf(db, {kit, material}, request);
}

/** The whole kit of a municipality: every file that its campaign has. @throws {Refusal} as `materialOf` */
export function kitOf(db: Database, request: KitRequest & {municipality: string}): Promise<MadeMaterial> {
	return materialOf(db, {...request, material: 'zip'});
}

/** The kit of a municipality whose values are known, as a zip. */
export async function zipOf(db: Database, kit: KitValues, request: KitRequest): Promise<MadeMaterial> {
	return made(kit, 'zip', await zipFiles(await filesOf(db, kit, request), request.now));
}

/** Every file of the kit of a municipality whose values are known. */
function filesOf(db: Database, kit: KitValues, request: KitRequest): Promise<MadeMaterial[]> {
	const ids = materialsOfCampaign(kit.files).filter(id => id !== 'zip');
	return Promise.all(ids.map(material => fileOf(db, {kit, material}, request)));
}

/** The kit of one of some municipalities. */
interface MadeKit {
	municipality: KitValues['municipality'];
	files: MadeMaterial[];
	/** Of how many municipalities kits are made. */
	total: number;
}

/** The kits of some municipalities one after the other. @param codes as in `kitValues` @throws {Refusal} as `kitValues` */
export async function* kitsOf(
	db: Database,
	request: KitRequest,
	codes: readonly string[] | null,
): AsyncGenerator<MadeKit> {
	for await (const kit of kitValues(db, request, codes)) {
		yield {municipality: kit.municipality, files: await filesOf(db, kit, request), total: kit.total};
	}
}

function made({files, municipality}: KitValues, id: MaterialId, content: Buffer | string): MadeMaterial {
	const name = materialFileName(id, {campaign: files.campaign.slug, municipality: municipality.slug});
	return {name, type: materials[id].type, content: Buffer.from(content)};
}

type Wanted = {kit: KitValues; material: MaterialFile};

async function fileOf(db: Database, {kit, material}: Wanted, request: KitRequest): Promise<MadeMaterial> {
	switch (material) {
		case 'mailing-html':
		case 'mailing-txt':
		case 'mailing-eml':
			return made(kit, material, await mailingFile({kit, material}, request));
		case 'text':
		case 'newsletter':
		case 'text-html':
		case 'newsletter-html':
			return made(kit, material, await textFile(db, {kit, material}, request));
		default: {
			const link = await ownLink(db, {...placeOf(kit), material, origin: request.origin});
			const words = wordsOf(kit, {line: request.line, link}) ?? refuse('not-found', 'Deze campagne heeft geen poster.');
			return made(kit, material, await drawApart({material, words, madeAt: request.now}));
		}
	}
}

function placeOf({files, municipality}: KitValues): {campaign: string; municipality: string} {
	return {campaign: files.campaign.slug, municipality: municipality.code};
}

async function textFile(
	db: Database,
	{kit, material}: {kit: KitValues; material: 'text' | 'newsletter' | 'text-html' | 'newsletter-html'},
	request: KitRequest,
): Promise<string> {
	const part = material.replace('-html', '') as PagePart;
	const blocks = readPageTexts(kit.files.kit?.page ?? '')[part];
	const app = await ownLink(db, {...placeOf(kit), material: part, origin: request.origin});
	const links = new Map(Object.entries({...linksOf(request), link_app: app}));
	const filling = {fill: fillOf(kit), links};
	return material === part ? pageText(blocks, filling) : pageHtml(blocks, filling);
}

/** The mailing leads to the app itself and not by an own link: it tells its reader that no click is counted. */
async function mailingFile(
	{kit, material}: {kit: KitValues; material: (typeof mailings)[number]},
	request: KitRequest,
): Promise<string | Buffer> {
	const {values, lines, form} = kit;
	const {slug, now} = request;
	const logo = await mailingLogo(kit.brand, {slug: kit.municipality.slug, origin: request.origin});
	const compiled = await compiledFor(kit.files, {logo, render: renderApart});
	const filling: MailingFilling = {form, values, lines, logo, ...originSetting(request, slug)};
	if (material !== 'mailing-eml') {
		const {html, text} = fillMailing(compiled, filling);
		return material === 'mailing-html' ? html : text;
	}

	const {pictures, ...inside} = picturesInside(compiled, logo);
	return composeEml(fillMailing(compiled, {...filling, ...inside}), {slug, pictures, now});
}
