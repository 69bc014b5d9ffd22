import {refuse} from '../domain/faults.ts';
import {type Job, KEPT_DAYS} from '../domain/jobs.ts';
import type {Database} from '../store/database.ts';
import {deleteDeliveriesBefore} from '../store/deliveries.ts';
import {askToCancel, deleteJobsBefore, findJob, forgetFiles} from '../store/jobs.ts';
import {deleteUpload, deleteUploadsBefore} from '../store/uploads.ts';

/** A job by its id. @throws {Refusal} `not-found` */
export async function readJob(db: Database, id: string): Promise<Job> {
	return (await findJob(db, id)) ?? refuse('not-found', 'Deze taak bestaat niet, of is ouder dan 90 dagen.');
}

/** Asks a job that waits or runs to end early. One that ended already stays as it is. @throws {Refusal} `not-found` */
export async function cancelJob(db: Database, id: string): Promise<void> {
	await readJob(db, id);
	await askToCancel(db, id);
}

/** Deletes a file that was handed over with a form that was refused. */
export async function discardUpload(db: Database, upload: string): Promise<void> {
	await deleteUpload(db, upload);
}

/**
Deletes the files of ambassadors that were handed over, and what their jobs tell of them: they may hold the contact that
was just removed. Their imports can then not be taken back any more.
*/
export async function forgetHandedContacts(db: Database): Promise<void> {
	for (const upload of await forgetFiles(db, 'ambassadors')) {
		await deleteUpload(db, upload);
	}
}

/** Deletes what is older than it is kept: jobs that ended, their files, files that no job ever took, and
rows of mails that no figure needs. */
export async function clearOldJobs(db: Database, now: Date): Promise<void> {
	const before = new Date(now.getTime() - KEPT_DAYS * 24 * 3_600_000);
	for (const upload of await deleteJobsBefore(db, before)) {
		await deleteUpload(db, upload);
	}

	await Promise.all([deleteUploadsBefore(db, before), deleteDeliveriesBefore(db, before)]);
}
