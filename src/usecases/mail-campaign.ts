import {refuse} from '../domain/faults.ts';
import {isActive, type SendJob} from '../domain/jobs.ts';
import {dayOf} from '../domain/period.ts';
import {findAccount} from '../store/accounts.ts';
import type {Database} from '../store/database.ts';
import {findJob} from '../store/jobs.ts';
import {releaseLease, takeLease} from '../store/leases.ts';
import {listSendJobs} from '../store/send-jobs.ts';
import {areasOfDay} from './areas.ts';
import {campaignStanding, keepRelease, type StandingCampaign} from './campaign-states.ts';
import {mailRecipients, type SeenPeople} from './mail-recipients.ts';
import {insertSendJob} from './send-job.ts';
import type {Write} from './write.ts';

interface Wanted {
	campaignsFolder: string;
	slug: string;
}

/** What the page about sending a campaign shows. */
export interface CampaignMail {
	standing: StandingCampaign;
	people: SeenPeople;
	/** The newest first. */
	jobs: readonly SendJob[];
}

const JOBS_SHOWN = 20;

/** A campaign, who would get its mails now, and what was sent before. @throws {Refusal} `not-found` */
export async function campaignMail(db: Database, {now, ...wanted}: Wanted & {now: Date}): Promise<CampaignMail> {
	const standing = await campaignStanding(db, wanted);
	const {audience} = standing.files.campaign;
	const [people, jobs] = await Promise.all([
		mailRecipients(db, {audience, now}),
		listSendJobs(db, {campaign: wanted.slug, limit: JOBS_SHOWN}),
	]);
	return {standing, people, jobs};
}

export interface MailPlan extends Wanted {
	/** Hash of the content that was seen. */
	seenHash: string;
	/** Hash of the recipients that were seen. */
	seenPeople: string;
	/** null: at once. */
	plannedAt: Date | null;
}

/** Our choice: further ahead nobody knows who is ambassador then. */
const LONGEST_AHEAD_MS = 90 * 86_400_000;

/**
Puts the mails of a campaign in wait, for exactly the people and the text that were confirmed.

@returns the id of the job; the same request again is the same job.
@throws {Refusal} `conflict` for a campaign that is not released, that is being sent or that nobody would get; `stale` when
text or people changed since they were seen; `invalid` for a moment that cannot be; `not-found`.
*/
export async function planCampaignMail(db: Database, plan: MailPlan, write: Write): Promise<string> {
	const known = await findJob(db, write.key);
	if (known) {
		return known._id;
	}

	refuseMoment(plan.plannedAt, write.now);
	const {standing, people} = await campaignMail(db, {...plan, now: write.now});
	if (standing.state !== 'released') {
		refuse('conflict', 'Alleen een vrijgegeven campagne kan verstuurd worden.');
	}

	if (standing.hash !== plan.seenHash) {
		refuse('stale', 'De tekst van deze campagne is intussen gewijzigd. Bekijk hem opnieuw.');
	}

	if (people.peopleHash !== plan.seenPeople) {
		refuse('stale', 'De lijst met ontvangers is intussen gewijzigd. Kijk wie de mail nu krijgt.');
	}

	if (people.addressees.length === 0) {
		refuse('conflict', 'Er is niemand die deze mail kan krijgen.');
	}

	const {slug, plannedAt} = plan;
	const recipients = people.addressees.map(({recipient}) => recipient);
	const {title} = standing.files.campaign;
	const work = {what: 'campaign', campaign: slug, title, contentHash: standing.hash, recipients, plannedAt} as const;
	return alone(db, {slug, key: write.key}, async () => {
		await refuseBusy(db, slug);
		await keepRelease(db, standing, write);
		return (await insertSendJob(db, work, write))._id;
	});
}

function refuseMoment(plannedAt: Date | null, now: Date): void {
	if (plannedAt && plannedAt <= now) {
		refuse('invalid', 'Dit moment is al voorbij.', 'tijd');
	}

	if (plannedAt && plannedAt.getTime() - now.getTime() > LONGEST_AHEAD_MS) {
		refuse('invalid', 'Kies een dag binnen drie maanden.', 'dag');
	}
}

/** Lets one request at a time begin to send a campaign, also over processes: of two at once the second sees the first. */
async function alone<Result>(
	db: Database,
	{slug, key}: {slug: string; key: string},
	work: () => Promise<Result>,
): Promise<Result> {
	const lease = {name: `send:${slug}`, holder: key};
	if (!(await takeLease(db, {...lease, forMs: 10_000}))) {
		refuse('conflict', 'Een collega verstuurt deze campagne op dit moment.');
	}

	try {
		return await work();
	} finally {
		await releaseLease(db, lease);
	}
}

async function refuseBusy(db: Database, slug: string): Promise<void> {
	const jobs = await listSendJobs(db, {campaign: slug, limit: JOBS_SHOWN});
	if (jobs.some(isActive)) {
		refuse('conflict', 'Deze campagne wordt al verstuurd, of staat al klaar om verstuurd te worden.');
	}
}

/**
Mails the asker what an ambassador of a municipality would get, also before a campaign is released.

@returns the id of the job.
@throws {Refusal} `conflict` for a token, which has no address; `invalid` for a municipality that is not there; `not-found`.
*/
export async function sendTestMail(
	db: Database,
	{municipality, ...wanted}: Wanted & {municipality: string},
	write: Write,
): Promise<string> {
	const {files} = await campaignStanding(db, wanted);
	const user = await findAccount(db, write.identity.id, write.now);
	if (!user) {
		refuse('conflict', 'Een testmail gaat naar het adres van je account; een sleutel heeft geen adres.');
	}

	const {municipalities} = await areasOfDay(db, dayOf(write.now));
	if (!municipalities.some(({code}) => code === municipality)) {
		refuse('invalid', 'Kies een gemeente uit de lijst.', 'gemeente');
	}

	const {slug, title} = files.campaign;
	const recipients = [{kind: 'account' as const, id: user._id, organisation: null}];
	const work = {what: 'test', campaign: slug, title, municipality, recipients} as const;
	return (await insertSendJob(db, {...work, recipients}, write))._id;
}
