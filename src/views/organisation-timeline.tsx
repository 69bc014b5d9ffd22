import type {TimelineEntry} from '../domain/timeline.ts';
import {formatDay} from './format.ts';
import type {OrganisationPageProps} from './organisation-page.tsx';
import {entryWords, shortName} from './organisation-words.ts';

type Props = Pick<OrganisationPageProps, 'area' | 'report' | 'timeline' | 'hasMessages' | 'role' | 'doubts'>;

/** What the organisation did in the year, the newest first. */
export function TimelineSection({area, report, timeline, hasMessages, role, doubts}: Props) {
	const who = role === 'ambassador' ? 'jullie' : shortName(area);
	return (
		<section class="utrecht-card organisation-card" aria-labelledby="tijdlijn">
			<h2 class="nl-heading nl-heading--level-2" id="tijdlijn">
				Wat {who} {role === 'ambassador' ? 'deden' : 'deed'} in {report.year}
			</h2>
			{!hasMessages && (
				<p class="nl-paragraph quiet">
					Losse berichten staan hier alleen voor de coördinator en de eigen ambassadeurs.
				</p>
			)}
			{timeline.length === 0 ? (
				<p class="nl-paragraph">
					Over {report.year} is nog niets vastgelegd.{' '}
					{role === 'ambassador' && (
						<a class="nl-link" href="/berichten">
							Leg je eerste bericht vast
						</a>
					)}
				</p>
			) : (
				<ol class="year-line">
					{timeline.map((entry, index) => (
						<Entry key={index} entry={entry} />
					))}
				</ol>
			)}
			{doubts && (
				<p class="nl-paragraph">
					<a class="nl-link doubt" href="/berichten">
						Klopt een bericht of opgave niet? Wijzig het zelf
					</a>
				</p>
			)}
		</section>
	);
}

function Entry({entry}: {entry: TimelineEntry}) {
	return (
		<li class={`year-line__entry year-line__entry--${entry.what === 'message' ? 'message' : 'fact'}`}>
			<time class="year-line__day" datetime={entry.day}>
				{formatDay(entry.day).slice(0, -5)}
			</time>
			<span>{entryWords(entry)}</span>
		</li>
	);
}
