import type {Delivery} from '../../src/domain/deliveries.ts';
import {type Job, noProgress} from '../../src/domain/jobs.ts';
import type {Recipient} from '../../src/domain/mail-jobs.ts';
import {saveMapping} from '../../src/store/column-mappings.ts';
import type {Database} from '../../src/store/database.ts';
import {insertJob} from '../../src/store/jobs.ts';

/** A job with every field filled in, and the columns that somebody chose for its file. */
export async function insertFilledJob(db: Database, now: Date): Promise<void> {
	const kept = [{line: 3, what: 'Houten, mei 2022', why: 'sindsdien met de hand gewijzigd'}];
	const outcome = {added: 1, changed: 2, unchanged: 3, kept, keptCount: 1, at: now};
	const mapping = [{column: 'gemeente', header: 'Plaats'}];
	const check = {
		header: ['Plaats'],
		columns: mapping,
		missing: ['maand'],
		unknown: ['Opmerking'],
		firstRows: [{line: 2, cells: ['Houten']}],
		rows: 1,
		faults: [{line: 2, column: 'A (Plaats)', message: 'Deze cel mag niet leeg zijn.'}],
		faultCount: 1,
		counts: outcome,
		isRemembered: false,
	};
	const takenBack = {removed: 1, restored: 2, untouched: 3, kept, keptCount: 1, at: now};
	const file = {upload: '0123456789abcdef01234567', fileName: 'mei.csv', size: 12, sha256: 'a1'};
	const job: Job = {
		...everyJob(now),
		...{_id: 'job', kind: 'import'},
		work: {
			...{what: 'app-downloads', step: 'import', ...file, mapping, importId: 'a', check, result: outcome, takenBack},
		},
	};
	await insertJob(db, job);
	await saveMapping(db, {kind: 'app-downloads', headers: ['Plaats'], mapping: {gemeente: 'Plaats'}, now});
}

/** What every job has, with all of it filled in. */
function everyJob(now: Date): Omit<Job, '_id' | 'kind' | 'work'> {
	return {
		...{state: 'failed', revision: 1, lastKey: 'job', failure: 'Mislukt.'},
		...{requestedBy: 'a', requestedRole: 'coordinator', requestedAt: now, changedAt: now, isCancelAsked: false},
		...{attempts: 0, holder: '', expiresAt: now, progress: {...noProgress, total: 9, beganAt: now}, notBefore: now},
	};
}

const recipient: Recipient = {kind: 'ambassador', id: 'a', organisation: 'GM0321'};

/** A mailing and the making of kits with every field filled in, and one of the mails. */
export async function insertFilledOutbox(db: Database, now: Date): Promise<void> {
	const made = {upload: '0123456789abcdef01234567', size: 12, municipalityCount: 38, at: now};
	await insertJob(db, {
		...everyJob(now),
		...{_id: 'kits', kind: 'kits'},
		work: {campaign: 'stap-over', title: 'Stap over', line: 'Kom ook', eventDay: '2022-05-14', made},
	});
	await insertJob(db, {
		...everyJob(now),
		...{_id: 'mailing', kind: 'send'},
		work: {
			...{what: 'campaign', campaign: 'stap-over', trainingDay: 'a', title: 'Stap over', contentHash: 'a1'},
			...{municipality: 'GM0321', returnTo: '/materiaal', recipients: [recipient], plannedAt: now, unreachableCount: 1},
		},
	});
	const delivery: Delivery = {
		...{_id: 'mailing:a', job: 'mailing', what: 'campaign', campaign: 'stap-over', recipient, state: 'failed'},
		...{attempts: 1, nextAt: now, holder: 'a', reason: 'Geweigerd.', changedAt: now, askedKey: 'a'},
	};
	await db.deliveries.insertOne(delivery);
}
