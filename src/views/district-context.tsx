import type {Advice} from '../domain/advice.ts';
import type {ProgressReport} from '../domain/progress-report.ts';
import {type AsOf, addressOf, areaPath} from './addresses.ts';
import {owedWords, stepWords} from './advice-words.ts';
import {nameInDistrict} from './district-table.ts';
import {Explanation, momentWords} from './explanation.tsx';
import {formatCount} from './format.ts';
import {divisionOf, figureOf} from './target-words.ts';

/** The targets that organisations of the district own, counted within it; a goal and status have only the unit. */
export function DistrictTargets({report}: {report: ProgressReport}) {
	const targets = report.targets.filter(({target}) => target.kind === 'members');
	return targets.length === 0 ? null : (
		<section class="utrecht-card district-card" aria-labelledby="doelen">
			<h2 class="nl-heading nl-heading--level-2" id="doelen">
				Doelstellingen van de eenheid, in dit district
			</h2>
			<ul class="district-targets">
				{targets.map(progress => {
					const {value, rest} = figureOf(progress);
					return (
						<li key={progress.target.id}>
							<span class="district-targets__title">{progress.target.title}</span>
							<span class="district-targets__figure">
								<strong>{value}</strong> {rest}
							</span>
						</li>
					);
				})}
			</ul>
			<Explanation
				of="doelstellingen in dit district"
				lines={[
					...targets.map(progress => {
						const division = divisionOf(progress);
						const {title, definition} = progress.target;
						return [title, division === null ? definition : `${definition} Hier: ${division}.`] as const;
					}),
					['Goed of fout', 'Een district heeft geen eigen norm: de doelstelling geldt voor de hele eenheid.'],
					['Stand', momentWords(report)],
				]}
			/>
		</section>
	);
}

/** Our choice: as many as a meeting has time for. */
const SHOWN = 5;

/** Whom to call first in this district, each with one next step; nothing when nobody waits. */
export function DistrictAttention({advice, asOf}: {advice: readonly Advice[]; asOf: AsOf}) {
	const more = advice.length - SHOWN;
	return advice.length === 0 ? null : (
		<section class="utrecht-card district-card district-attention" aria-labelledby="aandacht">
			<h2 class="nl-heading nl-heading--level-2" id="aandacht">
				Vraagt aandacht
			</h2>
			<ol class="district-attention__list">
				{advice.slice(0, SHOWN).map(one => (
					<li key={one.area.code}>
						<a class="nl-link" href={addressOf(areaPath(one.area), asOf)}>
							{nameInDistrict(one.area)}
						</a>
						: {owedWords(one.owed, one.target)}. {stepWords(one)}
					</li>
				))}
			</ol>
			{more > 0 && (
				<p class="district-attention__more">
					En nog {formatCount(more)} in dit district.{' '}
					<a class="nl-link" href={addressOf('/aandacht', asOf)}>
						Alles wat aandacht vraagt
					</a>
				</p>
			)}
		</section>
	);
}
