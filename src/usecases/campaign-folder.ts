import {SlugInput} from '../domain/campaigns.ts';
import type {Fact} from '../domain/revisions.ts';
import type {StoredCampaign} from '../domain/stored-campaigns.ts';
import {
	type CampaignFiles,
	type CampaignSource,
	hasCampaign,
	listCampaignSlugs,
	readCampaignSource,
	wholeCampaign,
} from '../mailings/campaign-files.ts';
import {readContents} from '../store/campaign-contents.ts';
import type {Database} from '../store/database.ts';
import {findFact} from '../store/revisions.ts';

/** The folder of a campaign, wherever it lies. */
export interface CampaignFolder {
	source: CampaignSource;
	/** What was copied or handed over; null for a campaign that is shipped, which nobody changes. */
	stored: Fact<StoredCampaign> | null;
}

interface Wanted {
	campaignsFolder: string;
	slug: string;
}

/**
The folder of one campaign; null when there is none.

Every reader of campaigns comes through here, so that a campaign that is stored is found like one that is shipped. A stored
one goes first: it is somebody's work, also when the product ships one of the same name later.
*/
export async function findFolder(db: Database, {campaignsFolder, slug}: Wanted): Promise<CampaignFolder | null> {
	const stored = SlugInput.safeParse(slug).success ? await findFact(db.campaignFolders, slug) : null;
	if (stored) {
		return (await withSources(db, [stored]))[0] ?? null;
	}

	const isShipped = await hasCampaign(campaignsFolder, slug);
	return isShipped ? {source: await readCampaignSource(campaignsFolder, slug), stored: null} : null;
}

/** The folder of every campaign, by slug. */
export async function listFolders(db: Database, campaignsFolder: string): Promise<CampaignFolder[]> {
	const [slugs, stored] = await Promise.all([listCampaignSlugs(campaignsFolder), db.campaignFolders.find().toArray()]);
	const taken = new Set(stored.map(({_id}) => _id));
	const shipped = slugs
		.filter(slug => !taken.has(slug))
		.map(async slug => ({source: await readCampaignSource(campaignsFolder, slug), stored: null}));
	const folders = [...(await Promise.all(shipped)), ...(await withSources(db, stored))];
	return folders.sort((a, b) => (a.source.slug < b.source.slug ? -1 : 1));
}

async function withSources(db: Database, facts: readonly Fact<StoredCampaign>[]): Promise<CampaignFolder[]> {
	const contents = await readContents(
		db,
		facts.flatMap(({files}) => files.map(({hash}) => hash)),
	);
	return facts.map(stored => {
		// A content that is gone is a file that is missing: the check names it.
		const files = stored.files.flatMap(({path, hash}): [string, Buffer][] => {
			const content = contents.get(hash);
			return content ? [[path, content]] : [];
		});
		return {source: {slug: stored._id, files: new Map(files)}, stored};
	});
}

/** One campaign by its slug; null when there is none. @throws {FaultyCampaign} when its files are not whole. */
export async function findCampaign(db: Database, wanted: Wanted): Promise<CampaignFiles | null> {
	const folder = await findFolder(db, wanted);
	return folder && wholeCampaign(folder.source);
}

/** Every campaign, by slug. @throws {FaultyCampaign} for the first that cannot be read. */
export async function listCampaignFiles(db: Database, campaignsFolder: string): Promise<CampaignFiles[]> {
	return (await listFolders(db, campaignsFolder)).map(({source}) => wholeCampaign(source));
}
