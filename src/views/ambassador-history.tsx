import type {Deed} from '../domain/ambassador-changes.ts';
import {type AmbassadorFields, courseNames} from '../domain/ambassadors.ts';
import {recorderWords} from './action-words.ts';
import type {AmbassadorPageProps} from './ambassador-page.tsx';
import {deedWords} from './ambassador-words.ts';
import {formatDay, formatInstant} from './format.ts';

/** Every version of a function, the newest first: when, who (a role, never a name), what and why. */
export function AmbassadorHistory({history, roleOf}: Pick<AmbassadorPageProps, 'history' | 'roleOf'>) {
	return (
		<section class="utrecht-card action-card" aria-labelledby="geschiedenis">
			<h2 class="nl-heading nl-heading--level-2" id="geschiedenis">
				Geschiedenis
			</h2>
			<ol class="timeline" reversed>
				{history.map(({version, before, deed}) => (
					<li class="timeline__entry" key={version.revision}>
						<p class="timeline__moment">
							<time datetime={version.recordedAt.toISOString()}>{formatInstant(version.recordedAt)}</time>,{' '}
							{recorderWords(version, roleOf)}
						</p>
						<p class="timeline__deed">{deedWords[deed]}</p>
						<p>{factsOfDeed(version, {before, deed})}</p>
						{version.reason && deed !== 'contact-removed' && <p class="timeline__reason">Reden: {version.reason}</p>}
					</li>
				))}
			</ol>
		</section>
	);
}

/** The days after a change; of a contact nothing is kept. */
function factsOfDeed(
	{from, until, trainings}: AmbassadorFields,
	{before, deed}: {before: AmbassadorFields | null; deed: Deed},
): string | null {
	switch (deed) {
		case 'added':
		case 'days':
		case 'ended':
		case 'reopened':
			return until === null ? `Vanaf ${formatDay(from)}` : `Van ${formatDay(from)} tot ${formatDay(until)}`;
		case 'trained': {
			const known = JSON.stringify(before?.trainings ?? []);
			const added = trainings.filter(training => !known.includes(JSON.stringify(training)));
			const words = added.map(({course, completedOn}) => `${courseNames[course]} op ${formatDay(completedOn)}`);
			return new Intl.ListFormat('nl-NL').format(words);
		}

		default:
			return null;
	}
}
