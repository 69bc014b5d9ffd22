import {hash} from 'node:crypto';
import {type Campaign, SlugInput} from '../domain/campaigns.ts';
import {type Fault, Refusal, refuse, refuseFaults} from '../domain/faults.ts';
import {type CampaignSource, wholeCampaign} from '../mailings/campaign-files.ts';
import {checkCampaign} from '../mailings/check-campaign.ts';
import {readJson} from '../mailings/json-lines.ts';
import {checkApart} from '../mailings/render-mjml.ts';
import type {Database} from '../store/database.ts';
import {insertFact} from '../store/revisions.ts';
import {deleteUpload, readUpload} from '../store/uploads.ts';
import {madeBefore, storedFields, takenSlugs, withCampaign} from './stored-campaigns.ts';
import {unpackCampaign} from './unpack-campaign.ts';
import {changeOf, type Write} from './write.ts';

interface TakeRequest extends Write {
	campaignsFolder: string;
	/** Id of the zip that was handed over. It is not kept; what is in it is. */
	upload: string;
}

/** Our choice: more faults than these nobody mends at once. */
const MOST_FAULTS = 40;
/** So much of the form that changes the texts is read, less some room for what grows; four times what is shipped. */
const LARGEST_FORM = 56_000;

/**
Takes a campaign that was handed over as a folder in a zip, when all of it is in order; it begins as a draft.

@returns its slug; the same request again yields the same one.
@throws {Refusal} `invalid` for the field `file`, with every fault by file and line; `conflict` when its slug is taken.
*/
export async function takeCampaign(db: Database, {campaignsFolder, upload, ...write}: TakeRequest): Promise<string> {
	try {
		const zip =
			(await readUpload(db, upload)) ?? refuse('invalid', 'Het bestand is er niet meer. Kies het opnieuw.', 'file');
		const change = changeOf(write, {zip: hash('sha256', zip)});
		const before = await madeBefore(db, change);
		if (before !== null) {
			return before;
		}

		const source = await readSource(zip);
		const {campaign} = wholeCampaign(source);
		const {slug} = campaign;
		if ((await takenSlugs(db, campaignsFolder)).has(slug)) {
			refuseTaken(slug);
		}

		const fields = await storedFields(db, {source: withCampaign(source, campaign), copiedFrom: null});
		return (await insertFact(db, db.campaignFolders, {id: slug, fields, change})) ? slug : refuseTaken(slug);
	} finally {
		await deleteUpload(db, upload);
	}
}

function refuseTaken(slug: string): never {
	return refuse(
		'conflict',
		`Er is al een campagne met de slug "${slug}". Kies in campaign.json een andere slug.`,
		'file',
	);
}

/** @throws {Refusal} `invalid` for what is not in order. */
async function readSource(zip: Buffer): Promise<CampaignSource> {
	const files = withPlainLines(await unpackCampaign(zip));
	const texts = [...files]
		.filter(([path]) => !path.startsWith('pictures/'))
		.map(([, content]) => content.toString('utf8'));
	if (texts.reduce((sum, text) => sum + sizeOnForm(text), 0) > LARGEST_FORM) {
		refuse('invalid', 'De teksten zijn samen te lang: ze passen niet op het formulier om ze te bewerken.', 'file');
	}

	const source = {slug: slugIn(files.get('campaign.json')), files};
	const found = await checkCampaign(source, checkApart);
	if (found.length > 0) {
		const sentences = found.map(
			({file, line, message}) => `${file.slice(source.slug.length + 1)}, regel ${line}: ${message}`,
		);
		const rest = sentences.length - MOST_FAULTS;
		throw new Refusal('invalid', [
			...sentences.slice(0, MOST_FAULTS).map(fault),
			...(rest > 0 ? [fault(`En nog ${rest} andere.`)] : []),
		]);
	}

	refuseFaults(unnamedFiles(source, wholeCampaign(source).campaign));
	return source;
}

/** Texts as every computer writes them: without the mark that some begin with, and with one sign at the end of a line. */
function withPlainLines(files: ReadonlyMap<string, Buffer>): Map<string, Buffer> {
	const plain = (text: string) => text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
	return new Map(
		[...files].map(([path, content]) => [
			path,
			path.startsWith('pictures/') ? content : Buffer.from(plain(content.toString('utf8'))),
		]),
	);
}

/** How many bytes a text is when a browser sends it. */
function sizeOnForm(text: string): number {
	return new URLSearchParams({text: text.replaceAll('\n', '\r\n')}).toString().length;
}

function fault(message: string): Fault {
	return {field: 'file', message};
}

/** The slug that a `campaign.json` gives, as far as it can be read: the check tells what is wrong with it. */
function slugIn(json: Buffer | undefined): string {
	const read = readJson(json?.toString('utf8') ?? '');
	const slug = 'value' in read ? SlugInput.safeParse((read.value as {slug?: unknown} | null)?.slug) : null;
	return slug?.success ? slug.data : 'campagne';
}

/** A file that nothing shows is judged by nothing either; `text.md` goes with `material`. */
function unnamedFiles({files}: CampaignSource, {pictures, material}: Campaign): Fault[] {
	const named = new Set([...pictures.map(({file}) => file), material?.picture].map(file => `pictures/${file}`));
	const isNamed = (path: string) => (path === 'text.md' ? material : !path.startsWith('pictures/') || named.has(path));
	return [...files.keys()]
		.filter(path => !isNamed(path))
		.map(path => fault(`${path}: campaign.json gebruikt dit bestand niet. Noem het daar, of laat het weg.`));
}
