import {phaseOf} from '../domain/import-work.ts';
import {type ImportJob, isActive} from '../domain/jobs.ts';

const names = ['Bestand', 'Controleren', 'Importeren', 'Klaar'];

/** The steps of an import, and at which one it stands. */
export function ImportSteps({job}: {job: ImportJob}) {
	const current = stepOf(job);
	return (
		<ol class="job-steps" aria-label="Stappen">
			{names.map((name, index) => {
				const isDone = index < current || current === names.length - 1;
				return (
					<li
						key={name}
						class={`job-steps__step${isDone ? ' job-steps__step--done' : ''}`}
						{...(index === current && {'aria-current': 'step'})}
					>
						<span class="job-steps__sign" aria-hidden="true">
							{isDone ? '✔' : index + 1}
						</span>
						{name}
						{isDone && <span class="visually-hidden"> (klaar)</span>}
					</li>
				);
			})}
		</ol>
	);
}

/** The place in `names`: what is being done, or what somebody must do next. */
function stepOf(job: ImportJob): number {
	const {step} = job.work;
	if (isActive(job)) {
		return step === 'check' ? 1 : 2;
	}

	const phase = phaseOf(job.work);
	if (phase === 'imported' || phase === 'taken-back') {
		return 3;
	}

	return phase === 'ready' || phase === 'begun' ? 2 : 1;
}
