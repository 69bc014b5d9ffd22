import {lstat, readdir, readFile} from 'node:fs/promises';
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

/** A campaign as it lies in its folder. */
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

/** Every campaign in a folder. @throws {FaultyCampaign} for the first that cannot be read. */
export async function readCampaigns(folder: string): Promise<CampaignFiles[]> {
	const slugs = await listCampaignSlugs(folder);
	return Promise.all(slugs.map(slug => readCampaign(folder, slug)));
}

/**
One campaign.

@throws {FaultyCampaign} when a file is missing or `campaign.json` is not as it should be.
*/
export async function readCampaign(folder: string, slug: string): Promise<CampaignFiles> {
	const {files, faults} = await inspectCampaign(folder, slug);
	if (!files) {
		throw new FaultyCampaign(faults);
	}

	return files;
}

/** Whether a folder holds a campaign of this name; a name that could leave the folder is none. */
export async function hasCampaign(folder: string, slug: string): Promise<boolean> {
	return CampaignSchema.shape.slug.safeParse(slug).success && (await listCampaignSlugs(folder)).includes(slug);
}

/** Reads a campaign and names everything that is wrong with its files themselves; `files` is null when there is any. */
export async function inspectCampaign(
	folder: string,
	slug: string,
): Promise<{files: CampaignFiles | null; faults: CampaignFault[]}> {
	const faults: CampaignFault[] = [];
	const read = async (name: string): Promise<Buffer | null> => {
		const content = await readPlainFile(join(folder, slug, name));
		if (!content) {
			faults.push({file: `${slug}/${name}`, line: 1, message: 'Dit bestand ontbreekt.'});
		}

		return content;
	};
	const [json, mjml, text] = await Promise.all(['campaign.json', 'mailing.mjml', 'mailing.txt'].map(read));
	const campaign = json ? parseCampaign(json.toString('utf8'), slug, faults) : null;
	const pictures: Picture[] = [];
	for (const {file, alt} of campaign?.pictures ?? []) {
		const content = await read(`pictures/${file}`);
		const picture = content && pictureOf({file, alt, content}, slug, faults);
		pictures.push(...(picture ? [picture] : []));
	}

	const kit = campaign && (await readKit(campaign, read));
	const isWhole = faults.length === 0 && campaign && mjml && text;
	return {
		faults,
		files: isWhole ? {campaign, mjml: mjml.toString('utf8'), text: text.toString('utf8'), pictures, kit} : null,
	};
}

/** The content of a file; null for a folder, a link (it could lead anywhere) and for nothing at all. */
async function readPlainFile(path: string): Promise<Buffer | null> {
	try {
		return (await lstat(path)).isFile() ? await readFile(path) : null;
	} catch (error) {
		if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
			return null;
		}

		throw error;
	}
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
function pictureType(content: Buffer): Picture['type'] | null {
	if (content.subarray(0, 8).toString('hex') === '89504e470d0a1a0a') {
		return 'image/png';
	}

	return content.subarray(0, 3).toString('hex') === 'ffd8ff' ? 'image/jpeg' : null;
}
