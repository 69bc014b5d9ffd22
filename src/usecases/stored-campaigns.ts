import type {Campaign} from '../domain/campaigns.ts';
import {refuse} from '../domain/faults.ts';
import type {Change} from '../domain/revisions.ts';
import {slugOf} from '../domain/slugs.ts';
import {reservedSlugs, type StoredCampaign} from '../domain/stored-campaigns.ts';
import {type CampaignSource, listCampaignSlugs, wholeCampaign} from '../mailings/campaign-files.ts';
import {saveContents} from '../store/campaign-contents.ts';
import type {Database} from '../store/database.ts';
import {changeFact, insertFact} from '../store/revisions.ts';
import {findFolder} from './campaign-folder.ts';
import {changeOf, type Write} from './write.ts';

interface CopyRequest extends Write {
	campaignsFolder: string;
	/** Slug of the campaign that is copied. */
	slug: string;
	title: string;
}

/**
Copies a campaign under a new title, with a slug made of it. The copy is a draft that can be changed, and shows the figures
of today also when the campaign that it comes from is closed.

@returns the slug of the copy; the same request again yields the same one.
@throws {Refusal} `not-found`; {FaultyCampaign} when the campaign is not whole.
*/
export async function copyCampaign(
	db: Database,
	{campaignsFolder, slug: copiedFrom, title, ...write}: CopyRequest,
): Promise<string> {
	const change = changeOf(write, {copiedFrom, title});
	const before = await madeBefore(db, change);
	if (before !== null) {
		return before;
	}

	const folder = await findFolder(db, {campaignsFolder, slug: copiedFrom});
	const {source} = folder ?? refuse('not-found', 'Deze campagne bestaat niet.');
	const {day, ...campaign} = wholeCampaign(source).campaign;
	for (;;) {
		const slug = slugOf(title, await takenSlugs(db, campaignsFolder));
		const copy = withCampaign(source, {...campaign, slug, title});
		const fields = await storedFields(db, {source: copy, copiedFrom});
		if (await insertFact(db, db.campaignFolders, {id: slug, fields, change})) {
			return slug;
		}
	}
}

/** The slug that the same request gave a campaign before; null when it is new. @throws {Refusal} `key-reused` */
export async function madeBefore(db: Database, {changeId, bodyHash}: Change): Promise<string | null> {
	const fact = await db.campaignFolders.findOne({$or: [{changeId}, {'history.changeId': changeId}]});
	const first = fact && [...fact.history, fact].find(version => version.changeId === changeId);
	if (first && first.bodyHash !== bodyHash) {
		refuse('key-reused', 'Deze sleutel (Idempotency-Key) is al gebruikt voor een ander verzoek.');
	}

	return fact?._id ?? null;
}

/** Every slug that no new campaign may have. */
export async function takenSlugs(db: Database, campaignsFolder: string): Promise<Set<string>> {
	const [shipped, stored] = await Promise.all([listCampaignSlugs(campaignsFolder), db.campaignFolders.distinct('_id')]);
	return new Set([...reservedSlugs, ...shipped, ...stored]);
}

/** A folder with another `campaign.json`, which goes under its slug. Whatever it says of its state: what is stored begins as a draft. */
export function withCampaign({files}: CampaignSource, campaign: Campaign): CampaignSource {
	const json = `${JSON.stringify({...campaign, state: 'draft'}, null, '\t')}\n`;
	return {slug: campaign.slug, files: new Map([...files, ['campaign.json', Buffer.from(json)]])};
}

/** Keeps what the files of a folder hold. @returns the folder as it is kept. */
export async function storedFields(
	db: Database,
	{source, copiedFrom}: {source: CampaignSource; copiedFrom: string | null},
): Promise<StoredCampaign> {
	const files = [...source.files].sort(([a], [b]) => (a < b ? -1 : 1));
	const hashes = await saveContents(
		db,
		files.map(([, content]) => content),
	);
	return {copiedFrom, files: files.map(([path], index) => ({path, hash: hashes[index] as string}))};
}

/**
Brings back the content that stood before the last change; once more brings that change back.

@throws {Refusal} `not-found`, `stale`; `conflict` when nothing was changed yet.
*/
export async function undoCampaign(
	db: Database,
	{slug, expected, ...write}: Write & {slug: string; expected: number},
): Promise<void> {
	const fact = await db.campaignFolders.findOne({_id: slug});
	const before = fact?.history.at(-1);
	if (!fact) {
		refuse('not-found', 'Deze campagne bestaat niet, of hoort bij het product en wijzigt niet.');
	}

	const change = changeOf(write, {slug, expected, isUndo: true});
	const {copiedFrom, files} = before ?? refuse('conflict', 'Aan deze campagne is nog niets gewijzigd.');
	const decide = () => ({fields: {copiedFrom, files}});
	await changeFact(db, db.campaignFolders, {id: slug, change, expected, decide});
}
