import type {ComponentChildren} from 'preact';
import type {ProgressReport} from '../domain/progress-report.ts';
import {formatDay, formatInstant} from './format.ts';

interface ExplanationProps {
	/** The figure that is explained; heard, not seen. */
	of: string;
	/** Term and text, in order; one without a text is left out. */
	lines: readonly (readonly [term: string, text: ComponentChildren])[];
	/** The rows behind the figure, for whoever may see them; null else. */
	rows?: {href: string; label: string} | null;
}

/** "Hoe wordt dit berekend?": what stands beside every figure. */
export function Explanation({of, lines, rows = null}: ExplanationProps) {
	return (
		<details class="calculation">
			<summary>
				Hoe wordt dit berekend?<span class="visually-hidden"> ({of})</span>
			</summary>
			<dl class="calculation__list">
				{lines
					.filter(([, text]) => text !== null)
					.map(([term, text]) => (
						<div key={term}>
							<dt>{term}</dt>
							<dd>{text}</dd>
						</div>
					))}
				{rows && (
					<div>
						<dt>De rijen</dt>
						<dd>
							<a class="nl-link" href={rows.href}>
								{rows.label}
							</a>
						</dd>
					</div>
				)}
			</dl>
		</details>
	);
}

/** The moment of a figure in words, for its explanation. */
export function momentWords({at, knownAt}: Pick<ProgressReport, 'at' | 'knownAt'>): string {
	return `tot en met ${formatDay(at)}, zoals bekend op ${formatInstant(knownAt)}`;
}
