import type {Target} from '../domain/targets.ts';
import {kindWords} from './target-rule.ts';

/** The first step of a new target: the four kinds, each with an example. */
export function TargetKindsPage({year}: {year: number}) {
	return (
		<div class="target-form-page">
			<h1 class="nl-heading nl-heading--level-1">Nieuw doel voor {year}</h1>
			<p class="nl-paragraph target-form-page__title">Wat voor doel is het?</p>
			<ul class="target-kinds">
				{(Object.keys(kindWords) as Target['kind'][]).map(kind => {
					const {name, explanation, example} = kindWords[kind];
					return (
						<li class="utrecht-card target-kinds__kind" key={kind}>
							<h2 class="nl-heading nl-heading--level-2">
								<a class="nl-link" href={`/doelen/nieuw?jaar=${year}&soort=${kind}`}>
									{name}
								</a>
							</h2>
							<p class="target-form__rule">{explanation}</p>
							<p class="target-kinds__example">Voorbeeld: {example}.</p>
						</li>
					);
				})}
			</ul>
		</div>
	);
}
