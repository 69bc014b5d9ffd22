import type {Area} from '../domain/areas.ts';
import type {DeliveryCounts} from '../domain/deliveries.ts';
import {refuse} from '../domain/faults.ts';
import {isActive, type SendJob} from '../domain/jobs.ts';
import {dayOf} from '../domain/period.ts';
import type {Identity} from '../domain/users.ts';
import {findAccount} from '../store/accounts.ts';
import type {Database} from '../store/database.ts';
import {areasOfDay} from './areas.ts';
import {campaignStanding} from './campaign-states.ts';
import {type MadeMaterial, materialOf} from './kit.ts';
import type {KitRequest} from './kit-values.ts';
import {type CampaignMail, campaignMail} from './mail-campaign.ts';
import {readSendJob, sentJob} from './mail-job.ts';

/** A test mail, and how it went. */
export interface SeenTest {
	job: SendJob;
	counts: DeliveryCounts;
	/** Why it did not arrive; null when it did, or is under way. */
	reason: string | null;
}

/** What the page about sending a campaign shows to one asker. */
export interface CampaignMailOverview extends CampaignMail {
	/** The job that is not over; null when there is none. */
	active: SendJob | null;
	test: SeenTest | null;
	/** Address of the asker's account, where a test mail goes; null for a token. */
	ownEmail: string | null;
	municipalities: readonly Area[];
}

/**
A campaign, who would get its mails now, what was sent before, and the asker's test mail.

@param test id of the test mail that was asked last; null when none was.
@throws {Refusal} `not-found`, also for a test mail of somebody else
*/
export async function campaignMailOverview(
	db: Database,
	{
		identity,
		test,
		...wanted
	}: {campaignsFolder: string; slug: string; now: Date; identity: Identity; test: string | null},
): Promise<CampaignMailOverview> {
	const [mail, user, {municipalities}, seen] = await Promise.all([
		campaignMail(db, wanted),
		findAccount(db, identity.id, wanted.now),
		areasOfDay(db, dayOf(wanted.now)),
		test === null ? null : ownTest(db, {id: test, identity}),
	]);
	const active = mail.jobs.find(isActive) ?? null;
	return {...mail, active, test: seen, ownEmail: user?.email ?? null, municipalities};
}

async function ownTest(db: Database, {id, identity}: {id: string; identity: Identity}): Promise<SeenTest> {
	const job = await readSendJob(db, id);
	if (job.work.what !== 'test' || job.requestedBy !== identity.id) {
		refuse('not-found', 'Deze testmail bestaat niet.');
	}

	const {counts, doubtful} = await sentJob(db, job);
	return {job, counts, reason: doubtful[0]?.reason ?? null};
}

/**
The mailing of one municipality as a draft for the own mail program, where this service sends nothing itself.

@throws {Refusal} `conflict` for a campaign that is not released; `not-found`.
*/
export async function mailDraft(db: Database, request: KitRequest & {municipality: string}): Promise<MadeMaterial> {
	const {state} = await campaignStanding(db, request);
	return state === 'released'
		? materialOf(db, {...request, material: 'mailing-eml'})
		: refuse('conflict', 'Alleen een vrijgegeven campagne kan verstuurd worden.');
}
