import {type CampaignStanding, type CampaignState, nextStates, standingOf} from '../domain/campaign-states.ts';
import {refuse} from '../domain/faults.ts';
import type {CampaignFiles} from '../mailings/campaign-files.ts';
import {hashOfCampaign} from '../mailings/campaign-hash.ts';
import {checkCampaign} from '../mailings/check-campaign.ts';
import type {Database} from '../store/database.ts';
import {changeFact, findFact, insertFact} from '../store/revisions.ts';
import {findCampaign, listCampaignFiles} from './campaign-folder.ts';
import {changeOf, type Write} from './write.ts';

/** A campaign with how it stands. */
export interface StandingCampaign extends CampaignStanding {
	files: CampaignFiles;
	/** Revision of what was decided; 0 when nothing was. */
	revision: number;
	hash: string;
}

/** Every campaign with how it stands, by slug. @throws {FaultyCampaign} */
export async function campaignStandings(db: Database, campaignsFolder: string): Promise<StandingCampaign[]> {
	const all = await listCampaignFiles(db, campaignsFolder);
	return Promise.all(all.map(files => withStanding(db, files)));
}

/** One campaign with how it stands. @throws {Refusal} `not-found` */
export async function campaignStanding(
	db: Database,
	wanted: {campaignsFolder: string; slug: string},
): Promise<StandingCampaign> {
	const files = await findCampaign(db, wanted);
	return files ? withStanding(db, files) : refuse('not-found', 'Deze campagne bestaat niet.');
}

async function withStanding(db: Database, files: CampaignFiles): Promise<StandingCampaign> {
	const fact = await findFact(db.campaigns, files.campaign.slug);
	const hash = hashOfCampaign(files);
	const standing = standingOf(fact, {shipped: files.campaign.state, hash});
	return {files, hash, revision: fact?.revision ?? 0, ...standing};
}

export interface StateChange extends Write {
	campaignsFolder: string;
	slug: string;
	/** The revision that the asker has seen; 0 when nothing was decided. */
	expected: number;
	/** Hash of the content that the asker has seen: nobody releases a text that changed meanwhile. */
	seenHash: string;
}

/**
Releases a campaign, takes it back to a draft, or closes it.

@throws {Refusal} `not-found`, `stale`; `conflict` for a step that this state does not have; `invalid` for content with faults.
*/
export async function setCampaignState(
	db: Database,
	state: CampaignState['state'],
	{slug, campaignsFolder, expected, seenHash, ...write}: StateChange,
): Promise<void> {
	const {files, hash, ...now} = await campaignStanding(db, {campaignsFolder, slug});
	const change = changeOf(write, {slug, state, expected, seenHash});
	const fact = await findFact(db.campaigns, slug);
	const isRepeated = [fact, ...(fact?.history ?? [])].some(version => version?.changeId === change.changeId);
	if (!isRepeated) {
		await refuseStep(state, {now: now.state, hash, seenHash, campaignsFolder, files});
	}

	const fields = {state, releasedHash: state === 'released' ? seenHash : null};
	const isNew = expected === 0 && (await insertFact(db, db.campaigns, {id: slug, fields, change}));
	if (!isNew) {
		await changeFact(db, db.campaigns, {id: slug, change, expected, decide: () => ({fields})});
	}
}

async function refuseStep(
	state: CampaignState['state'],
	step: {now: CampaignState['state']; hash: string; seenHash: string; campaignsFolder: string; files: CampaignFiles},
): Promise<void> {
	if (step.hash !== step.seenHash) {
		refuse('stale', 'De tekst van deze campagne is intussen gewijzigd. Bekijk hem opnieuw.');
	}

	if (!nextStates[step.now].includes(state)) {
		refuse('conflict', 'Deze stap kan nu niet meer. Kijk hoe de campagne er nu voor staat.');
	}

	const faults = state === 'released' ? await checkCampaign(step.campaignsFolder, step.files.campaign.slug) : [];
	const [first] = faults;
	if (first) {
		refuse('invalid', `${first.file}, regel ${first.line}: ${first.message}`);
	}
}
