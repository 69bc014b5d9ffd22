import type {Attention} from '../domain/attention.ts';
import {REPORTED_WITHIN_DAYS} from '../domain/figure-gaps.ts';
import {figuresPath, gapWords, monthWord} from './figures-words.ts';

/** Months whose downloads were not delivered, each with the form to fill it in. */
export function MissingFigures({attention: {missingFigures}}: {attention: Pick<Attention, 'missingFigures'>}) {
	return missingFigures.length === 0 ? null : (
		<div class="attention__outcomes">
			<h3 class="attention__name">Downloadcijfers ontbreken</h3>
			<p class="attention__gain">
				Een maand telt hier mee als ze langer dan {REPORTED_WITHIN_DAYS} dagen voorbij is. Zonder cijfers telt de maand
				niet in de groei van de downloads.
			</p>
			<ul class="attention-figures">
				{missingFigures.map(gap => (
					<li key={gap.month}>
						<span class="attention__ask">{gapWords(gap)}</span>{' '}
						<a class="nl-link attention__rows" href={figuresPath(gap.month)}>
							Vul {monthWord(gap.month)} in
						</a>
					</li>
				))}
			</ul>
		</div>
	);
}
