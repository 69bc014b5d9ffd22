import {hash} from 'node:crypto';
import {Refusal} from '../domain/faults.ts';
import type {KitsJob} from '../domain/jobs.ts';
import type {KitsWork} from '../domain/kits-work.ts';
import {type GrowingZip, openZip} from '../mailings/zip-files.ts';
import type {Database} from '../store/database.ts';
import type {JobEnding} from '../store/jobs.ts';
import {deleteUpload, saveUploadAs} from '../store/uploads.ts';
import {kitsOf} from './kit.ts';
import type {KitRequest} from './kit-values.ts';
import type {CampaignSetting} from './mailing-of-municipality.ts';
import {chosenCampaign, releasedCampaigns} from './materials-page.ts';

export interface KitsTools {
	setting: CampaignSetting;
	now(): Date;
	signal: AbortSignal;
	progress(done: number, total: number | null, what: string): void;
	isCancelled(): boolean;
}

type KitsEnded = Omit<JobEnding, 'changedAt'>;

/**
Makes the kits of all municipalities of a campaign as one zip, with a folder for each.

An attempt that was broken off begins again: nobody sees a zip before it is whole.

@throws the reason of the signal when the process stops; what the store throws when it is away.
*/
export async function runKits(db: Database, job: KitsJob, tools: KitsTools): Promise<KitsEnded> {
	const upload = uploadOf(job);
	try {
		const made = await makeZip(db, {upload, work: job.work}, tools);
		return {state: 'done', failure: null, work: {...job.work, made}};
	} catch (error) {
		if (tools.isCancelled()) {
			await deleteUpload(db, upload);
			return {state: 'cancelled', failure: null, work: job.work};
		}

		// The campaign may be closed by now: what is told about that is of use to who asked.
		if (error instanceof Refusal && error.code === 'not-found') {
			return {state: 'failed', failure: error.message, work: job.work};
		}

		throw error;
	}
}

/** The id of the zip, the same in each attempt: twelve bytes, as the store of files wants. */
function uploadOf({_id}: KitsJob): string {
	return hash('sha256', `kits:${_id}`).slice(0, 24);
}

async function makeZip(
	db: Database,
	{upload, work}: {upload: string; work: KitsWork},
	{setting, now, signal, progress}: KitsTools,
): Promise<KitsWork['made']> {
	const {campaign: slug, line, eventDay} = work;
	const {campaign} = chosenCampaign(await releasedCampaigns(db, setting), slug);
	const request: KitRequest = {
		...{...setting, slug: campaign.slug, now: now()},
		...{line: line ?? undefined, eventDay: eventDay ?? undefined},
	};
	const zip = await openZip(request.now);
	const failed = new AbortController();
	const stop = AbortSignal.any([signal, failed.signal]);
	const giveUp = (error: unknown): never => {
		failed.abort(error);
		throw error;
	};
	const [municipalityCount, size] = await Promise.all([
		fill(db, {zip, request, stop}, progress).catch(giveUp),
		saveUploadAs(db, {id: upload, signal: stop}, zip.content).catch(giveUp),
	]);
	return {upload, size, municipalityCount, at: request.now};
}

/** @returns of how many municipalities. */
async function fill(
	db: Database,
	{zip, request, stop}: {zip: GrowingZip; request: KitRequest; stop: AbortSignal},
	progress: KitsTools['progress'],
): Promise<number> {
	let done = 0;
	for await (const {municipality, files, total} of kitsOf(db, request, null)) {
		for (const {name, content} of files) {
			zip.add({name: `${municipality.slug}/${name}`, content});
		}

		stop.throwIfAborted();
		progress(++done, total, 'gemeenten');
	}

	zip.end();
	return done;
}
