import type {DeliveryCounts} from '../domain/deliveries.ts';
import type {Fault} from '../domain/faults.ts';
import {isActive, type SendJob, secondsLeft} from '../domain/jobs.ts';
import {roleNames} from '../domain/users.ts';
import {formatCount, formatInstant} from './format.ts';
import {ErrorSummary, IdempotencyKey} from './forms.tsx';
import {leftWords} from './import-words.ts';
import {DoubtfulMails, type DoubtfulRow} from './mail-doubts.tsx';
import {ambassadorsWords, deliveryWords, sendWords} from './mail-words.ts';

export interface MailJobProps {
	job: SendJob;
	counts: DeliveryCounts;
	doubtful: readonly DoubtfulRow[];
	faults: readonly Fault[];
	/** Address of this page. */
	address: string;
	/** Where this job began. */
	back: {href: string; label: string};
	now: Date;
	newKey(): string;
}

/** The contents of the page of a job that sends mails: how far it is, what went wrong, and what can be asked of it. */
export function MailJobPage(props: MailJobProps) {
	const {job, faults, back, now} = props;
	const isLive = isActive(job);
	const {title, plannedAt, recipients} = job.work;
	return (
		<>
			<ErrorSummary faults={faults} />
			<p class="back">
				<a class="nl-link" href={back.href}>
					{back.label}
				</a>
			</p>
			<h1 class="nl-heading nl-heading--level-1">{title}</h1>
			<p class="nl-paragraph mail__lead">
				Aan {ambassadorsWords(recipients.length)}. Bevestigd op {formatInstant(job.requestedAt)} door een{' '}
				{roleNames[job.requestedRole]}
				{plannedAt && `, voor ${formatInstant(plannedAt)}`}.
			</p>
			<div aria-live="polite">
				<p class="visually-hidden" id="stand" {...(isLive && {'data-live': ''})}>
					{sendWords(job, now)}
				</p>
			</div>
			<div id="taak" class="job" tabindex={-1} {...(isLive && {'data-live': ''})}>
				<Standing {...props} />
				<DoubtfulMails {...props} />
			</div>
		</>
	);
}

const titles = {
	waiting: 'Klaar om te versturen',
	running: 'Bezig met versturen',
	cancelled: 'Gepauzeerd',
	failed: 'Gestopt',
	done: 'Klaar',
} as const;

function Standing(props: MailJobProps) {
	const {job, counts, now} = props;
	const {state, failure} = job;
	const words = sendWords(job, now);
	return (
		<section class="utrecht-card job__card" aria-labelledby="hoe">
			<h2 class="nl-heading nl-heading--level-2" id="hoe">
				{titles[state]}
			</h2>
			<Progress {...props} />
			<ul class="mail__counts">
				{(['sent', 'sending', 'waiting', 'failed', 'uncertain'] as const).map(
					each =>
						(each === 'sent' || counts[each] > 0) && (
							<li key={each}>
								<span aria-hidden="true">{deliveryWords[each].sign}</span> <strong>{formatCount(counts[each])}</strong>{' '}
								{deliveryWords[each].word}
							</li>
						),
				)}
			</ul>
			{state === 'failed' && failure && <p class="nl-paragraph">{failure}</p>}
			{isActive(job) && (
				<p class="nl-paragraph">
					{`${words.charAt(0).toUpperCase()}${words.slice(1)}.`}{' '}
					{state === 'running' && 'Je kunt deze pagina sluiten: het gaat door, ook als de dienst opnieuw start.'}
				</p>
			)}
			<Asks {...props} />
		</section>
	);
}

function Progress({job, counts: {total, waiting, sending}, now}: MailJobProps) {
	const done = total - waiting - sending;
	const left = job.state === 'running' ? leftWords(secondsLeft(job.progress, now)) : null;
	return isActive(job) ? (
		<>
			<progress class="job__progress" aria-label="Voortgang" max={Math.max(total, 1)} value={done} />
			<p class="job__count">
				{formatCount(done)} van {formatCount(total)} mails{left ? `, ${left}` : ''}
			</p>
		</>
	) : null;
}

function Asks(props: MailJobProps) {
	const {job, counts, address} = props;
	const canResume = (job.state === 'cancelled' || job.state === 'failed') && (counts.waiting > 0 || counts.sending > 0);
	return (
		<div class="job__actions">
			{isActive(job) && !job.isCancelAsked && <Ask {...props} action="pauze" label="Pauzeer" />}
			{canResume && <Ask {...props} action="hervatten" label={`Ga verder met ${formatCount(counts.waiting)} mails`} />}
			{isActive(job) && (
				<noscript>
					<a class="nl-link job__refresh" href={address}>
						Ververs
					</a>
				</noscript>
			)}
		</div>
	);
}

function Ask({address, action, label, newKey}: MailJobProps & {action: 'pauze' | 'hervatten'; label: string}) {
	return (
		<form method="post" action={`${address}/${action}`}>
			<IdempotencyKey value={newKey()} />
			<button class="nl-button nl-button--secondary" type="submit" id={`knop-${action}`}>
				{label}
			</button>
		</form>
	);
}
