import {type CampaignFiles, hasCampaign, readCampaign, readCampaigns} from '../mailings/campaign-files.ts';
import type {Database} from '../store/database.ts';

/**
One campaign by its slug; null when there is none.

Every reader of campaigns comes through here, so that a campaign that is stored is found like one that is shipped.

@throws {FaultyCampaign} when its files are not whole.
*/
export async function findCampaign(
	_db: Database,
	{campaignsFolder, slug}: {campaignsFolder: string; slug: string},
): Promise<CampaignFiles | null> {
	return (await hasCampaign(campaignsFolder, slug)) ? readCampaign(campaignsFolder, slug) : null;
}

/** Every campaign, by slug. @throws {FaultyCampaign} for the first that cannot be read. */
export function listCampaignFiles(_db: Database, campaignsFolder: string): Promise<CampaignFiles[]> {
	return readCampaigns(campaignsFolder);
}
