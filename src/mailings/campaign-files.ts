import {readdir, readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {type Campaign, CampaignSchema} from '../domain/campaigns.ts';
import {faultsOf} from '../domain/faults.ts';
import {type CampaignFault, FaultyCampaign} from './campaign-faults.ts';
import {type CampaignKit, readKit} from './campaign-kit.ts';
import {lineOfField, readJson} from './json-lines.ts';
import {READY_MESSAGES} from './ready-messages.ts';

export interface Picture {
	file: string;
	alt: string;
	type: 'image/png' | 'image/jpeg';
	content: Buffer;
}

/** A campaign as its files say. */
export interface CampaignFiles {
	campaign: Campaign;
	mjml: string;
	text: string;
	pictures: readonly Picture[];
	/** What it has beside its mailing; null when it is a mailing only. */
	kit: CampaignKit | null;
}

/** A picture larger than this would make the mail too large. */
const MAX_PICTURE_BYTES = 40_000;

/** The slugs of the campaigns in a folder, in alphabetical order. */
export async function listCampaignSlugs(folder: string): Promise<string[]> {
	const entries = await readdir(folder, {withFileTypes: true});
	return entries
		.filter(entry => entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== READY_MESSAGES)
		.map(entry => entry.name)
		.sort();
}

/** The files of one campaign by their path in its folder, wherever that lies. */
export interface CampaignSource {
	slug: string;
	files: ReadonlyMap<string, Buffer>;
}

/** Whether a folder holds a campaign of this name; a name that could leave the folder is none. */
export async function hasCampaign(folder: string, slug: string): Promise<boolean> {
	return CampaignSchema.shape.slug.safeParse(slug).success && (await listCampaignSlugs(folder)).includes(slug);
}

/** One campaign. @throws {FaultyCampaign} as `wholeCampaign` */
export async function readCampaign(folder: string, slug: string): Promise<CampaignFiles> {
	return wholeCampaign(await readCampaignSource(folder, slug));
}

/** The files of a campaign on disk. A link is left out: it could lead anywhere. */
export async function readCampaignSource(folder: string, slug: string): Promise<CampaignSource> {
	const paths = (await Promise.all(['', 'pictures/'].map(part => plainFiles(join(folder, slug), part)))).flat();
	const files = paths.map(async path => [path, await readFile(join(folder, slug, path))] as const);
	return {slug, files: new Map(await Promise.all(files))};
}

async function plainFiles(folder: string, part: string): Promise<string[]> {
	try {
		const entries = await readdir(join(folder, part), {withFileTypes: true});
		return entries.filter(entry => entry.isFile() && !entry.name.startsWith('.')).map(({name}) => `${part}${name}`);
	} catch (error) {
		if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
			return [];
		}

		throw error;
	}
}

/**
A campaign out of its files.

@throws {FaultyCampaign} when a file is missing or `campaign.json` is not as it should be.
*/
export function wholeCampaign(source: CampaignSource): CampaignFiles {
	const {files, faults} = inspectCampaign(source);
	if (!files) {
		throw new FaultyCampaign(faults);
	}

	return files;
}

/** Reads a campaign and names everything that is wrong with its files themselves; `files` is null when there is any. */
export function inspectCampaign({slug, files}: CampaignSource): {files: CampaignFiles | null; faults: CampaignFault[]} {
	const faults: CampaignFault[] = [];
	const read = (name: string): Buffer | null => {
		const content = files.get(name) ?? null;
		if (!content) {
			faults.push({file: `${slug}/${name}`, line: 1, message: 'Dit bestand ontbreekt.'});
		}

		return content;
	};
	const [json, mjml, text] = ['campaign.json', 'mailing.mjml', 'mailing.txt'].map(read);
	const campaign = json ? parseCampaign(json.toString('utf8'), slug, faults) : null;
	const pictures: Picture[] = [];
	for (const {file, alt} of campaign?.pictures ?? []) {
		const content = read(`pictures/${file}`);
		const picture = content && pictureOf({file, alt, content}, slug, faults);
		pictures.push(...(picture ? [picture] : []));
	}

	const kit = campaign && readKit(campaign, read);
	const isWhole = faults.length === 0 && campaign && mjml && text;
	return {
		faults,
		files: isWhole ? {campaign, mjml: mjml.toString('utf8'), text: text.toString('utf8'), pictures, kit} : null,
	};
}

function parseCampaign(source: string, slug: string, faults: CampaignFault[]): Campaign | null {
	const file = `${slug}/campaign.json`;
	const json = readJson(source);
	if ('message' in json) {
		faults.push({file, ...json});
		return null;
	}

	const parsed = CampaignSchema.safeParse(json.value, {reportInput: true});
	if (!parsed.success) {
		faults.push(
			...faultsOf(parsed.error).map(({field, message}) => ({file, line: lineOfField(source, field), message})),
		);
		return null;
	}

	if (parsed.data.slug !== slug) {
		const message = `De slug ${JSON.stringify(parsed.data.slug)} is anders dan de naam van de map.`;
		faults.push({file, line: lineOfField(source, 'slug'), message});
	}

	return parsed.data;
}

function pictureOf({file, alt, content}: Omit<Picture, 'type'>, slug: string, faults: CampaignFault[]): Picture | null {
	const type = pictureType(content);
	const expected = file.endsWith('.png') ? 'image/png' : 'image/jpeg';
	if (type !== expected) {
		faults.push({file: `${slug}/pictures/${file}`, line: 1, message: `Dit is geen ${expected.slice(6)}-afbeelding.`});
		return null;
	}

	if (content.length > MAX_PICTURE_BYTES) {
		faults.push({file: `${slug}/pictures/${file}`, line: 1, message: 'Deze afbeelding is groter dan 40 kB.'});
	}

	return {file, alt, type, content};
}

/** What a file really is, by its first bytes; null for anything else than png and jpg. */
export function pictureType(content: Buffer): Picture['type'] | null {
	if (content.subarray(0, 8).toString('hex') === '89504e470d0a1a0a') {
		return 'image/png';
	}

	return content.subarray(0, 3).toString('hex') === 'ffd8ff' ? 'image/jpeg' : null;
}
