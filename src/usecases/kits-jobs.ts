import {refuse, refuseFaults} from '../domain/faults.ts';
import {askedJob, isActive, type KitsJob} from '../domain/jobs.ts';
import {KITS_KEPT_DAYS, kitsFileName} from '../domain/kits-work.ts';
import {readChoice, type TypedChoice} from '../domain/material-choice.ts';
import type {Database} from '../store/database.ts';
import {insertJob} from '../store/jobs.ts';
import {forgetKitsBefore, newestKitsJob} from '../store/kits-jobs.ts';
import {deleteUpload, openUpload} from '../store/uploads.ts';
import {readJob} from './jobs.ts';
import {chosenCampaign, releasedCampaigns} from './materials-page.ts';
import type {Write} from './write.ts';

interface WantedKits {
	campaignsFolder: string;
	slug: string;
	typed: TypedChoice;
}

/**
Asks for the kits of all municipalities of a released campaign. While they are being made already with the same choices,
that is the job: two people who ask the same do the machine's work once.

@returns the id of the job.
@throws {Refusal} `invalid` for what was typed wrong; `not-found` for a campaign that is not released.
*/
export async function startKits(
	db: Database,
	{campaignsFolder, slug, typed}: WantedKits,
	write: Write,
): Promise<string> {
	const {campaign} = chosenCampaign(await releasedCampaigns(db, {campaignsFolder}), slug);
	const {choice, faults} = readChoice(campaign, typed);
	refuseFaults(faults);
	const [line, eventDay] = [choice.line ?? null, choice.eventDay ?? null];
	const newest = await newestKitsJob(db, slug);
	if (newest && isActive(newest) && newest.work.line === line && newest.work.eventDay === eventDay) {
		return newest._id;
	}

	const {_id} = await insertJob<'kits'>(db, {
		...askedJob(write),
		kind: 'kits',
		work: {campaign: slug, title: campaign.title, line, eventDay, made: null},
	});
	return _id;
}

/** One job of kits. @throws {Refusal} `not-found`, also for a job of another kind */
export async function readKits(db: Database, id: string): Promise<KitsJob> {
	const job = await readJob(db, id);
	return job.kind === 'kits' ? job : refuse('not-found', 'Deze taak bestaat niet.');
}

/** The newest kits of a campaign that are being made, or can be fetched; null without any. */
export async function latestKits(db: Database, campaign: string): Promise<KitsJob | null> {
	const newest = await newestKitsJob(db, campaign);
	return newest && (isActive(newest) || newest.work.made) ? newest : null;
}

/** The zip that came of a job, to be sent as it is read. @throws {Refusal} `not-found` when there is none, or none any more */
export async function openKits(db: Database, id: string) {
	const {work} = await readKits(db, id);
	const content = work.made && (await openUpload(db, work.made.upload));
	return work.made && content
		? {name: kitsFileName(work), size: work.made.size, content}
		: refuse('not-found', `Dit bestand is er niet (meer): we bewaren het ${KITS_KEPT_DAYS} dagen.`);
}

/** Deletes the zips that are older than they are kept. */
export async function clearOldKits(db: Database, now: Date): Promise<void> {
	const before = new Date(now.getTime() - KITS_KEPT_DAYS * 24 * 3_600_000);
	for (const upload of await forgetKitsBefore(db, before)) {
		await deleteUpload(db, upload);
	}
}
