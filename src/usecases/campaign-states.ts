import {
	type CampaignStanding,
	type CampaignState,
	nextStates,
	secondReaderFault,
	standingOf,
} from '../domain/campaign-states.ts';
import type {Campaign} from '../domain/campaigns.ts';
import {refuse} from '../domain/faults.ts';
import type {Identity} from '../domain/users.ts';
import {type CampaignFiles, wholeCampaign} from '../mailings/campaign-files.ts';
import {hashOfCampaign} from '../mailings/campaign-hash.ts';
import {checkCampaign} from '../mailings/check-campaign.ts';
import {checkApart} from '../mailings/render-mjml.ts';
import type {Database} from '../store/database.ts';
import {changeFact, findFact, insertFact} from '../store/revisions.ts';
import {type CampaignFolder, findFolder, listFolders} from './campaign-folder.ts';
import {findSettings} from './settings.ts';
import {changeOf, type Write} from './write.ts';

/** A campaign with how it stands. */
export interface StandingCampaign extends CampaignStanding, CampaignFolder {
	files: CampaignFiles;
	/** Revision of what was decided; 0 when nothing was. */
	revision: number;
	hash: string;
}

/** Every campaign with how it stands, by slug. @throws {FaultyCampaign} */
export async function campaignStandings(db: Database, campaignsFolder: string): Promise<StandingCampaign[]> {
	const all = await listFolders(db, campaignsFolder);
	return Promise.all(all.map(folder => withStanding(db, folder)));
}

/** One campaign with how it stands. @throws {Refusal} `not-found` */
export async function campaignStanding(
	db: Database,
	wanted: {campaignsFolder: string; slug: string},
): Promise<StandingCampaign> {
	const folder = await findFolder(db, wanted);
	return folder ? withStanding(db, folder) : refuse('not-found', 'Deze campagne bestaat niet.');
}

async function withStanding(db: Database, folder: CampaignFolder): Promise<StandingCampaign> {
	const files = wholeCampaign(folder.source);
	const fact = await findFact(db.campaigns, files.campaign.slug);
	const hash = hashOfCampaign(files);
	// Whatever a copy says of itself: somebody here has to release it.
	const shipped = folder.stored ? 'draft' : files.campaign.state;
	return {...folder, files, hash, revision: fact?.revision ?? 0, ...standingOf(fact, {shipped, hash})};
}

/**
Why somebody may not release a campaign; null when it may be released.

Only who changed its content last counts: a campaign that is shipped has no author here.
*/
export async function refusalOfReader(
	db: Database,
	{stored, identity}: Pick<CampaignFolder, 'stored'> & {identity: Identity},
): Promise<string | null> {
	const {settings} = await findSettings(db);
	return secondReaderFault(settings, {author: stored?.recordedBy ?? null, reader: identity.id});
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

@throws {Refusal} `not-found`, `stale`; `conflict` for a step that this state does not have, and for who may not release the
own text; `invalid` for content with faults.
*/
export async function setCampaignState(
	db: Database,
	state: CampaignState['state'],
	{slug, campaignsFolder, expected, seenHash, ...write}: StateChange,
): Promise<void> {
	const standing = await campaignStanding(db, {campaignsFolder, slug});
	const change = changeOf(write, {slug, state, expected, seenHash});
	const fact = await findFact(db.campaigns, slug);
	const isRepeated = [fact, ...(fact?.history ?? [])].some(version => version?.changeId === change.changeId);
	if (!isRepeated) {
		await refuseStep(db, state, {...standing, seenHash, identity: write.identity});
	}

	const fields = decidedFields(state, standing.files.campaign, seenHash);
	const isNew = expected === 0 && (await insertFact(db, db.campaigns, {id: slug, fields, change}));
	if (!isNew) {
		await changeFact(db, db.campaigns, {id: slug, change, expected, decide: () => ({fields})});
	}
}

function decidedFields(
	state: CampaignState['state'],
	{title, day}: Pick<Campaign, 'title' | 'day'>,
	hash: string,
): CampaignState {
	return {state, releasedHash: state === 'released' ? hash : null, title, day: day ?? null};
}

/**
Keeps that somebody confirmed a campaign as it stands, where nobody decided about it yet: a campaign that is shipped as
released counts from then on as released here. Safe to repeat.
*/
export async function keepRelease(
	db: Database,
	{files: {campaign}, hash, revision}: StandingCampaign,
	write: Write,
): Promise<void> {
	if (revision === 0) {
		const fields = decidedFields('released', campaign, hash);
		const change = changeOf(write, {slug: campaign.slug, state: 'released', hash});
		await insertFact(db, db.campaigns, {id: campaign.slug, fields, change});
	}
}

async function refuseStep(
	db: Database,
	state: CampaignState['state'],
	step: StandingCampaign & {seenHash: string; identity: Identity},
): Promise<void> {
	if (step.hash !== step.seenHash) {
		refuse('stale', 'De tekst van deze campagne is intussen gewijzigd. Bekijk hem opnieuw.');
	}

	if (!nextStates[step.state].includes(state)) {
		refuse('conflict', 'Deze stap kan nu niet meer. Kijk hoe de campagne er nu voor staat.');
	}

	if (state !== 'released') {
		return;
	}

	const refusal = await refusalOfReader(db, step);
	if (refusal) {
		refuse('conflict', refusal);
	}

	const [first] = await checkCampaign(step.source, checkApart);
	if (first) {
		refuse('invalid', `${first.file}, regel ${first.line}: ${first.message}`);
	}
}
