import type {ComponentChildren} from 'preact';
import type {MembersTarget} from '../domain/targets.ts';
import {addressOf, areaPath} from './addresses.ts';
import {momentWords} from './explanation.tsx';
import {forecastExplanation} from './forecast-words.ts';
import {formatCount, formatDay} from './format.ts';
import {boundsWords, expectedWords, formulaNote, formulaOf} from './target-formula.ts';
import {lackWords, paceSentences} from './target-pace.ts';
import {rowsAddress, type TableContext} from './target-table.ts';
import {formatActions} from './target-words.ts';

/** "Zo is het berekend": the formula with the numbers of this page, and all that explains them. */
export function TargetCalculation({context}: {context: TableContext}) {
	const {progress, report} = context.report;
	const {target} = progress;
	const lines: [string, ComponentChildren][] = [
		['Berekening', <Formula key="formula" context={context} />],
		['Open acties', boundsWords(progress)],
		[`Verwacht op ${formatDay(report.at)}`, report.isComplete ? null : expectedWords(progress)],
		['Verwachte eindstand', forecastExplanation(progress)],
		['Wat telt', target.definition],
		['Let op', target.note],
		['Stand', momentWords(report)],
		['Bron', target.source],
		['De rijen', <RowsLinks key="rows" context={context} />],
	];
	return (
		<section class="utrecht-card target-part" aria-labelledby="berekening">
			<h2 class="nl-heading nl-heading--level-2" id="berekening">
				Zo is het berekend
			</h2>
			<dl class="target-lines">
				{lines
					.filter(([, text]) => text !== null)
					.map(([term, text]) => (
						<div key={term}>
							<dt>{term}</dt>
							<dd>{text}</dd>
						</div>
					))}
			</dl>
		</section>
	);
}

function Formula({context}: {context: TableContext}) {
	const {progress} = context.report;
	const note = formulaNote(progress);
	return (
		<>
			<strong class="target-formula">{formulaOf(progress) ?? 'De getallen zijn nog niet bekend.'}</strong>
			{note && <> {note}</>}
		</>
	);
}

/** The way to the rows: to the list of actions for whoever may open it, else to the tables of this page. */
function RowsLinks({context}: {context: TableContext}) {
	const {numerator, denominator, target} = context.report.progress;
	const isRate = target.kind === 'rate';
	const isOfActions = isRate || target.kind === 'count';
	const started = isRate ? denominator : numerator;
	const all = isOfActions ? rowsAddress(context, {telt: 'gestart'}, started) : null;
	const direct = isRate ? rowsAddress(context, {telt: 'gestart', uitkomst: 'direct'}, numerator) : null;
	return (
		<ul class="target-rows">
			{all && (
				<li>
					<a class="nl-link" href={all}>
						Bekijk de {formatActions(started)}
					</a>
				</li>
			)}
			{direct && (
				<li>
					<a class="nl-link" href={direct}>
						Bekijk de {formatActions(numerator)} met direct succes
					</a>
				</li>
			)}
			<li>
				<a class="nl-link" href="#verdeling">
					{target.kind === 'growth' ? 'Bekijk de maanden van beide jaren' : 'Bekijk de verdeling op deze pagina'}
				</a>
			</li>
		</ul>
	);
}

/** "Wat is er nog nodig": sentences; the organisations that still lack something by name, as far as they may be seen. */
export function TargetNeeds({context}: {context: TableContext}) {
	const {progress, pace, area, report} = context.report;
	const [first, ...rest] = paceSentences(pace, {progress, areaName: area.name, isComplete: report.isComplete});
	return (
		<section class="utrecht-card target-part" aria-labelledby="nodig">
			<h2 class="nl-heading nl-heading--level-2" id="nodig">
				Wat is er nog nodig?
			</h2>
			<p class="nl-paragraph target-needs">{first}</p>
			{rest.map(sentence => (
				<p class="nl-paragraph" key={sentence}>
					{sentence}
				</p>
			))}
			{progress.target.kind === 'members' && <Unmet context={context} target={progress.target} />}
		</section>
	);
}

function Unmet({context, target}: {context: TableContext; target: MembersTarget}) {
	const {pace} = context.report;
	const unmet = pace?.kind === 'members' ? pace.unmet : [];
	return unmet.length === 0 ? null : (
		<ul class="target-unmet" aria-label={`${formatCount(unmet.length)} voldoen nog niet`}>
			{unmet.map(row => (
				<li key={row.area.code}>
					<a class="nl-link" href={addressOf(areaPath(row.area), context.asOf)}>
						{row.area.name}
					</a>
					: {lackWords(row, target).join(', ')}
				</li>
			))}
		</ul>
	);
}
