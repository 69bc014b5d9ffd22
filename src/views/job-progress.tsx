import {type Job, secondsLeft} from '../domain/jobs.ts';
import {formatCount} from './format.ts';
import {leftWords} from './import-words.ts';

interface JobProgressProps {
	job: Pick<Job, 'state' | 'progress'>;
	now: Date;
	/** What is said while there is no count yet. */
	uncounted: string;
}

/** How far a job in the background is, and how long it still takes. */
export function JobProgress({job: {state, progress}, now, uncounted}: JobProgressProps) {
	const {done, total, what} = progress;
	const left = leftWords(secondsLeft(progress, now));
	const isCounted = state === 'running' && total !== null && total > 0;
	return (
		<>
			<progress
				class="job__progress"
				aria-label="Voortgang"
				max={isCounted ? total : 1}
				{...(isCounted && {value: Math.min(done, total)})}
			/>
			<p class="job__count">
				{isCounted ? `${formatCount(done)} van ${formatCount(total)} ${what}${left ? `, ${left}` : ''}` : uncounted}
			</p>
		</>
	);
}
