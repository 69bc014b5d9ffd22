import {occurrenceNames, type ReportOccurrence} from '../domain/occurrences.ts';
import {type Day, daysInMonth, monthOf} from '../domain/period.ts';
import type {ProgressReport} from '../domain/progress-report.ts';
import {formatDay} from './format.ts';

/** Id of the list that the charts of a page take their dated lines from (src/client/chart/chart-events.ts). */
const LIST = 'gebeurtenissen';

/** What happened, by number: the charts of the page draw a line with that number on its day. Nothing when nothing happened. */
export function OccurrenceSection({report: {occurrences}}: {report: Pick<ProgressReport, 'occurrences'>}) {
	return occurrences.length === 0 ? null : (
		<section class="utrecht-card occurrences" aria-labelledby={`${LIST}-titel`}>
			<h2 class="occurrences__title" id={`${LIST}-titel`}>
				Gebeurtenissen in de grafieken
			</h2>
			<ol class="occurrences__list" id={LIST}>
				{occurrences.map((occurrence, index) => (
					<li
						key={`${occurrence.day} ${occurrence.line}`}
						data-position={positionOf(occurrence.day)}
						data-mark={index + 1}
					>
						<Words occurrence={occurrence} />
					</li>
				))}
			</ol>
		</section>
	);
}

function Words({occurrence: {day, kind, line, areaName}}: {occurrence: ReportOccurrence}) {
	return (
		<>
			<time datetime={day}>{formatDay(day).slice(0, -5)}</time>: {line}
			<span class="occurrences__place">
				{' '}
				({kind === 'other' ? '' : `${occurrenceNames[kind]}, `}
				{areaName})
			</span>
		</>
	);
}

/** Months since 1 January, with the part of the month that has passed: 4.45 for 14 May. */
function positionOf(day: Day): number {
	const share = (Number(day.slice(8)) - 0.5) / daysInMonth(monthOf(day));
	return Math.round((Number(day.slice(5, 7)) - 1 + share) * 1000) / 1000;
}
