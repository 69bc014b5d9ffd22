import type {Fault} from '../domain/faults.ts';
import {isActive, type KitsJob} from '../domain/jobs.ts';
import {KITS_KEPT_DAYS} from '../domain/kits-work.ts';
import {formatCount, formatDay, formatInstant} from './format.ts';
import {ErrorSummary, IdempotencyKey} from './forms.tsx';
import {sizeWords} from './import-words.ts';
import {JobProgress} from './job-progress.tsx';

interface KitsPageProps {
	job: KitsJob;
	faults: readonly Fault[];
	now: Date;
	/** A fresh key for each form. */
	newKey(): string;
}

/** The contents of /alle-materiaal/:id: how far the kits of all municipalities are, and the zip once they are made. */
export function KitsPage({faults, ...props}: KitsPageProps) {
	const {job} = props;
	const {work, requestedAt} = job;
	const isLive = isActive(job);
	return (
		<>
			<ErrorSummary faults={faults} />
			<p>
				<a class="nl-link materials-up" href={materialAddress(job)}>
					Materiaal
				</a>
			</p>
			<h1 class="nl-heading nl-heading--level-1">Materiaal van alle gemeenten</h1>
			<p class="nl-paragraph">
				Campagne “{work.title}”, gevraagd op {formatInstant(requestedAt)}.
			</p>
			{work.line !== null && <p class="nl-paragraph">Eigen regel: {work.line}</p>}
			{work.eventDay !== null && <p class="nl-paragraph">Dag van het evenement: {formatDay(work.eventDay)}</p>}
			{/* Only the words of the state are read aloud when they change, not every count. */}
			<div aria-live="polite">
				<p class="visually-hidden" id="stand" {...(isLive && {'data-live': ''})}>
					{stateWords(job)}
				</p>
			</div>
			<div id="taak" class="job" tabindex={-1} {...(isLive && {'data-live': ''})}>
				{isLive ? <Running {...props} /> : <Ended {...props} />}
			</div>
		</>
	);
}

function materialAddress({work: {campaign, line, eventDay}}: KitsJob): string {
	const chosen = {...(line !== null && {regel: line}), ...(eventDay !== null && {dag: eventDay})};
	return `/materiaal?${new URLSearchParams({campagne: campaign, ...chosen})}`;
}

function stateWords({state, isCancelAsked, work}: KitsJob): string {
	switch (state) {
		case 'waiting':
			return 'Wacht op zijn beurt';
		case 'running':
			return isCancelAsked ? 'Wordt geannuleerd' : 'Wordt gemaakt';
		case 'done':
			return work.made ? 'Klaar' : 'Niet meer bewaard';
		case 'failed':
			return 'Niet gelukt';
		default:
			return 'Geannuleerd';
	}
}

function Running({job, now, newKey}: Omit<KitsPageProps, 'faults'>) {
	const {isCancelAsked} = job;
	return (
		<section class="utrecht-card job__card" aria-labelledby="bezig">
			<h2 class="nl-heading nl-heading--level-2" id="bezig">
				{stateWords(job)}
			</h2>
			<JobProgress job={job} now={now} uncounted="We beginnen zo." />
			<p class="nl-paragraph">Je kunt deze pagina sluiten: het gaat door, ook als de dienst opnieuw start.</p>
			<div class="job__actions">
				{!isCancelAsked && (
					<form method="post" action={`/alle-materiaal/${job._id}/annuleren`}>
						<IdempotencyKey value={newKey()} />
						<button class="nl-button nl-button--secondary" type="submit">
							Annuleren
						</button>
					</form>
				)}
				<noscript>
					<a class="nl-link job__refresh" href={`/alle-materiaal/${job._id}`}>
						Ververs
					</a>
				</noscript>
			</div>
		</section>
	);
}

function Ended({job, newKey}: Omit<KitsPageProps, 'faults'>) {
	const {made} = job.work;
	return (
		<section class="utrecht-card job__card" aria-labelledby="klaar">
			<h2 class="nl-heading nl-heading--level-2" id="klaar">
				{stateWords(job)}
			</h2>
			{made ? (
				<>
					<p class="nl-paragraph">
						Een map per gemeente, {formatCount(made.municipalityCount)} mappen, {sizeWords(made.size)}. De cijfers zijn
						van {formatInstant(made.at)}. We bewaren dit bestand {KITS_KEPT_DAYS} dagen.
					</p>
					<a class="nl-button nl-button--primary" href={`/alle-materiaal/${job._id}/zip`}>
						Download alles (zip)
					</a>
				</>
			) : (
				<p class="nl-paragraph">{endWords(job)}</p>
			)}
			{!made && (
				<KitsForm campaign={job.work.campaign} choice={choiceOf(job)} newKey={newKey} label="Maak het opnieuw" />
			)}
		</section>
	);
}

function endWords({state, failure}: KitsJob): string {
	if (state === 'done') {
		return `Het bestand is er niet meer: we bewaren het ${KITS_KEPT_DAYS} dagen.`;
	}

	return failure ?? 'Je hebt het maken gestopt. Er is niets bewaard.';
}

function choiceOf({work: {line, eventDay}}: KitsJob): KitsFormProps['choice'] {
	return {regel: line ?? undefined, dag: eventDay ?? undefined};
}

/** The way back to the kits that are being made, or were made. */
export function LatestKits({job: {_id, work}}: {job: KitsJob}) {
	return (
		<p class="nl-paragraph">
			<a class="nl-link materials-up" href={`/alle-materiaal/${_id}`}>
				{work.made
					? `Materiaal van alle gemeenten, gemaakt op ${formatInstant(work.made.at)}`
					: 'Het materiaal van alle gemeenten wordt gemaakt'}
			</a>
		</p>
	);
}

interface KitsFormProps {
	campaign: string;
	/** What was chosen in the material, by the names of its fields. */
	choice: {regel?: string | undefined; dag?: string | undefined};
	label: string;
	newKey(): string;
}

/** One button that asks the kits of all municipalities of a campaign. */
export function KitsForm({campaign, choice: {regel, dag}, label, newKey}: KitsFormProps) {
	return (
		<form class="materials-all" method="post" action="/alle-materiaal">
			<IdempotencyKey value={newKey()} />
			<input type="hidden" name="campagne" value={campaign} />
			{regel !== undefined && <input type="hidden" name="regel" value={regel} />}
			{dag !== undefined && <input type="hidden" name="dag" value={dag} />}
			<button class="nl-button nl-button--secondary" type="submit">
				{label}
			</button>
		</form>
	);
}
