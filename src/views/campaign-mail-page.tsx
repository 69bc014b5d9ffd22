import {campaignStateNames} from '../domain/campaign-states.ts';
import type {Campaign} from '../domain/campaigns.ts';
import type {DeliveryCounts} from '../domain/deliveries.ts';
import type {Fault} from '../domain/faults.ts';
import type {SendJob} from '../domain/jobs.ts';
import type {MailedPeople} from '../domain/mail-recipients.ts';
import {DraftFiles, PlanForm, TestForm} from './campaign-mail-forms.tsx';
import {formatInstant} from './format.ts';
import {ErrorSummary} from './forms.tsx';
import {addresseesTable, leftOutTable} from './mail-tables.ts';
import {ambassadorsWords, sendWords} from './mail-words.ts';
import {DataTable} from './table.tsx';

export interface CampaignMailProps {
	campaign: Campaign;
	state: 'draft' | 'released' | 'closed';
	hash: string;
	people: MailedPeople & {peopleHash: string};
	/** Sends of before, the newest first. */
	jobs: readonly SendJob[];
	/** The job that is not over; null when there is none. */
	active: SendJob | null;
	/** The test mail that was just asked; null when none was. */
	test: {job: SendJob; counts: DeliveryCounts; reason: string | null} | null;
	/** Without a mail server nothing can be sent. */
	canSend: boolean;
	/** Address of the asker's account, where a test mail goes; null for a token. */
	ownEmail: string | null;
	municipalities: readonly {code: string; name: string}[];
	typed: Readonly<Record<string, string>>;
	faults: readonly Fault[];
	now: Date;
	newKey(): string;
}

/** The contents of /campagnes/:slug/versturen: who gets the mail and who does not, a try, and the one confirmation. */
export function CampaignMailPage(props: CampaignMailProps) {
	const {campaign, canSend, faults} = props;
	return (
		<>
			<ErrorSummary faults={faults} />
			<p class="back">
				<a class="nl-link" href={`/campagnes/${campaign.slug}`}>
					{campaign.title}
				</a>
			</p>
			<h1 class="nl-heading nl-heading--level-1">Versturen aan ambassadeurs</h1>
			<p class="nl-paragraph mail__lead">{leads[campaign.audience ?? 'residents']}</p>
			<div class="action-page">
				<div class="action-page__side">
					{canSend ? <Sending {...props} /> : <NoServer {...props} />}
					<Earlier {...props} />
				</div>
				<People {...props} />
			</div>
		</>
	);
}

const leads = {
	ambassadors:
		'Ambassadeurs van een gemeente krijgen de mail over hun eigen gemeente. Andere ambassadeurs krijgen een korte mail met een link.',
	residents:
		'Ambassadeurs krijgen een korte mail met een link naar het materiaal. De mailing zelf stuurt de gemeente aan haar inwoners.',
} as const;

function Sending(props: CampaignMailProps) {
	const {campaign, state, active, now} = props;
	return (
		<>
			<TestForm {...props} />
			<section class="utrecht-card action-card" aria-labelledby="versturen">
				<h2 class="nl-heading nl-heading--level-2" id="versturen">
					Versturen
				</h2>
				{active ? (
					<p class="nl-paragraph">
						Deze verzending: {sendWords(active, now)}.{' '}
						<a class="nl-link" href={`/campagnes/${campaign.slug}/versturen/${active._id}`}>
							Bekijk hoe het gaat
						</a>
					</p>
				) : state === 'released' ? (
					<PlanForm {...props} />
				) : (
					<p class="nl-paragraph">
						Deze campagne is {campaignStateNames[state]}. Alleen een vrijgegeven campagne kan verstuurd worden.{' '}
						<a class="nl-link" href={`/campagnes/${campaign.slug}`}>
							Bekijk de campagne
						</a>
					</p>
				)}
			</section>
		</>
	);
}

function NoServer(props: CampaignMailProps) {
	return (
		<section class="utrecht-card action-card" aria-labelledby="geen-mail">
			<h2 class="nl-heading nl-heading--level-2" id="geen-mail">
				Deze dienst verstuurt zelf geen mail
			</h2>
			<p class="nl-paragraph">
				Er is geen mailserver ingesteld (SMTP_URL en MAIL_FROM). Per gemeente staat hier de mailing als concept (.eml):
				open het in je eigen mailprogramma, vul de ontvanger in en verstuur het.
			</p>
			<DraftFiles {...props} />
		</section>
	);
}

function Earlier({campaign, jobs, now}: CampaignMailProps) {
	return jobs.length === 0 ? null : (
		<section class="utrecht-card action-card" aria-labelledby="eerder">
			<h2 class="nl-heading nl-heading--level-2" id="eerder">
				Eerder verstuurd
			</h2>
			<ul class="training-list">
				{jobs.map(job => (
					<li key={job._id}>
						<a class="nl-link training-list__link" href={`/campagnes/${campaign.slug}/versturen/${job._id}`}>
							{formatInstant(job.work.plannedAt ?? job.requestedAt)}
						</a>
						<span class="quiet">
							Aan {ambassadorsWords(job.work.recipients.length)}: {sendWords(job, now)}
						</span>
					</li>
				))}
			</ul>
		</section>
	);
}

function People({campaign: {slug}, people, now}: CampaignMailProps) {
	const {addressees, leftOut} = people;
	return (
		<div class="action-page__side">
			<section class="utrecht-card action-card" aria-labelledby="wel">
				<h2 class="nl-heading nl-heading--level-2" id="wel">
					{ambassadorsWords(addressees.length)} {addressees.length === 1 ? 'krijgt' : 'krijgen'} de mail
				</h2>
				{addressees.length > 0 && (
					<details class="mail__people">
						<summary>Bekijk wie</summary>
						<div class="mail__table">
							<DataTable table={addresseesTable(people, {slug, asOf: now})} />
						</div>
					</details>
				)}
			</section>
			<section class="utrecht-card action-card" aria-labelledby="niet">
				<h2 class="nl-heading nl-heading--level-2" id="niet">
					Wie krijgt de mail niet?
				</h2>
				{leftOut.length === 0 ? (
					<p class="nl-paragraph">Niemand wordt overgeslagen.</p>
				) : (
					<div class="mail__table">
						<DataTable table={leftOutTable(people, {slug, asOf: now})} />
					</div>
				)}
			</section>
		</div>
	);
}
