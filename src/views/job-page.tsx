import {isActive} from '../domain/jobs.ts';
import {roleNames} from '../domain/users.ts';
import {formatInstant} from './format.ts';
import {ErrorSummary} from './forms.tsx';
import {ImportPhasePart} from './import-phases.tsx';
import {ImportSteps} from './import-steps.tsx';
import {importTypeName, jobWords, sizeWords} from './import-words.ts';
import {AskButton} from './job-forms.tsx';
import {JobProgress} from './job-progress.tsx';
import type {JobPageProps} from './job-props.ts';

/** The contents of /taken/:id: where an import stands, and what can be asked of it now. */
export function JobPage(props: JobPageProps) {
	const {job, faults} = props;
	const {work, requestedRole, requestedAt} = job;
	const isLive = isActive(job);
	return (
		<>
			<ErrorSummary faults={faults} />
			<p class="import__up">
				<a class="nl-link" href="/cijfers/importeren">
					Bestanden importeren
				</a>
			</p>
			<h1 class="nl-heading nl-heading--level-1 import__title">{work.fileName}</h1>
			<p class="nl-paragraph import__lead">
				{importTypeName(work.what)}, {sizeWords(work.size)}. Ingeleverd op {formatInstant(requestedAt)} door een{' '}
				{roleNames[requestedRole]}.
			</p>
			{/* Only the words of the state are read aloud when they change, not every count. */}
			<div aria-live="polite">
				<p class="visually-hidden" id="stand" {...(isLive && {'data-live': ''})}>
					{jobWords(job)}
				</p>
			</div>
			<div id="taak" class="job" tabindex={-1} {...(isLive && {'data-live': ''})}>
				<ImportSteps job={job} />
				{isLive ? <Running {...props} /> : <ImportPhasePart {...props} />}
			</div>
		</>
	);
}

const runningTitles = {check: 'Controleren', import: 'Importeren', 'take-back': 'Terugdraaien'} as const;

function Running({job, now, newKey}: JobPageProps) {
	const {work, isCancelAsked} = job;
	return (
		<section class="utrecht-card job__card" aria-labelledby="bezig">
			<h2 class="nl-heading nl-heading--level-2" id="bezig">
				{isCancelAsked ? 'Annuleren' : runningTitles[work.step]}
			</h2>
			<JobProgress
				job={job}
				now={now}
				uncounted={job.state === 'running' ? 'Het bestand wordt gelezen.' : 'Wacht op zijn beurt.'}
			/>
			<p class="nl-paragraph">
				{isCancelAsked
					? 'We stoppen, en draaien terug wat al geschreven was.'
					: 'Je kunt deze pagina sluiten: het gaat door, ook als de dienst opnieuw start.'}
			</p>
			<div class="job__actions">
				{!isCancelAsked && work.step !== 'take-back' && (
					<AskButton job={job} action="annuleren" label="Annuleren" newKey={newKey} />
				)}
				<noscript>
					<a class="nl-link job__refresh" href={`/taken/${job._id}`}>
						Ververs
					</a>
				</noscript>
			</div>
		</section>
	);
}
