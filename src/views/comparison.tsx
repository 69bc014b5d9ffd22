import {type Compared, type ComparedFigure, type Movements, SMALLEST_BEFORE} from '../domain/comparison.ts';
import {lastDayOfMonth} from '../domain/period.ts';
import type {ProgressReport} from '../domain/progress-report.ts';
import {changeOf, comparedNames, countsOf, movementWords} from './comparison-words.ts';
import {Explanation, momentWords} from './explanation.tsx';
import {formatCount, UNKNOWN} from './format.ts';
import {type Reader, startedRowsLink} from './report-links.ts';

interface ComparisonProps {
	report: ProgressReport;
	reader: Reader;
}

const figures: readonly ComparedFigure[] = ['started', 'downloads'];

/** This year beside last year, for an area and in how many of its municipalities; nothing before there is anything. */
export function ComparisonSection({report, reader}: ComparisonProps) {
	const {compared} = report;
	if (compared.started === null && compared.downloads === null) {
		return null;
	}

	return (
		<section class="utrecht-card comparison" aria-labelledby="vergelijking-titel" id="vergelijking">
			<h2 class="nl-heading nl-heading--level-2" id="vergelijking-titel">
				Vergeleken met {report.year - 1}
			</h2>
			<div class="comparison__figures">
				{figures.map(figure => (
					<ComparedFigureBlock key={figure} figure={figure} report={report} reader={reader} />
				))}
			</div>
		</section>
	);
}

function ComparedFigureBlock({figure, report, reader}: ComparisonProps & {figure: ComparedFigure}) {
	const compared = report.compared[figure];
	const movements = report.movements?.[figure] ?? null;
	return (
		<div class="comparison__figure">
			<h3 class="comparison__title">{comparedNames[figure].title}</h3>
			{compared === null ? (
				<p class="comparison__counts">{UNKNOWN}: geen maand is in beide jaren bekend</p>
			) : (
				<p class="comparison__counts">
					<strong class="comparison__change">{changeOf(compared)}</strong> <span>{countsOf(figure, compared)}</span>
				</p>
			)}
			{movements && movements.of > 0 && (
				<>
					<MovementBar movements={movements} />
					<p class="nl-paragraph">{movementWords(figure, movements)}</p>
				</>
			)}
			<ComparedExplanation figure={figure} compared={compared} report={report} reader={reader} />
		</div>
	);
}

const parts = [
	{key: 'rose', word: 'gestegen'},
	{key: 'steady', word: 'daartussen'},
	{key: 'fell', word: 'gedaald'},
	{key: 'tooSmall', word: 'te klein'},
	{key: 'unknown', word: UNKNOWN},
] as const;

/** A bar of all municipalities, in neutral colours: the sentence below it says the same. */
function MovementBar({movements}: {movements: Movements}) {
	const {rose, fell, steady, of} = movements;
	if (rose + fell + steady === 0) {
		return null;
	}

	let x = 0;
	const bars = parts
		.filter(({key}) => movements[key] > 0)
		.map(({key, word}) => {
			const bar = {key, word, count: movements[key], x: x / of};
			x += movements[key];
			return bar;
		});
	return (
		<div class="movements" aria-hidden="true">
			<svg class="movements__bar" width="100%" height="12" aria-hidden="true" focusable="false">
				{bars.map(({key, count, x: from}) => (
					<rect
						key={key}
						class={`movements__part movements__part--${key}`}
						x={percent(from)}
						y="0"
						width={percent(count / of)}
						height="12"
					/>
				))}
			</svg>
			<ul class="movements__legend">
				{bars.map(({key, count, word}) => (
					<li key={key}>
						<svg class="movements__sign" width="10" height="10" aria-hidden="true" focusable="false">
							<rect class={`movements__part movements__part--${key}`} width="10" height="10" />
						</svg>
						{word}: {formatCount(count)}
					</li>
				))}
			</ul>
		</div>
	);
}

function percent(share: number): string {
	return `${Math.round(share * 10_000) / 100}%`;
}

interface ExplanationInput extends ComparisonProps {
	figure: ComparedFigure;
	compared: Compared | null;
}

function ComparedExplanation({figure, compared, report, reader}: ExplanationInput) {
	const {noun} = comparedNames[figure];
	const isStarted = figure === 'started';
	return (
		<Explanation
			of={`${comparedNames[figure].title}, vergeleken met ${report.year - 1}`}
			lines={[
				[
					'Wat telt',
					isStarted
						? 'Zoekacties die de meldkamer startte, ook de ingetrokken acties, in de hele maanden van dit jaar en dezelfde maanden van vorig jaar.'
						: 'Nieuwe downloads in de hele maanden die in beide jaren bekend zijn; onder de eenheid alleen gemeenten die in beide jaren bekend zijn.',
				],
				[
					'Gestegen of gedaald',
					report.movements &&
						`Een gemeente telt mee als zij in die maanden van vorig jaar minstens ${SMALLEST_BEFORE} ${noun} had. Precies 10% telt: van 20 naar 22 is gestegen, van 20 naar 18 is gedaald.`,
				],
				[
					'Berekening',
					compared && compared.before >= SMALLEST_BEFORE
						? `${formatCount(compared.now)} ÷ ${formatCount(compared.before)} ${noun}: ${changeOf(compared)}`
						: null,
				],
				['Stand', momentWords(report)],
				['Bron', `${isStarted ? 'Acties' : 'Downloads'} zoals vastgelegd in deze dienst`],
			]}
			rows={isStarted && compared ? startedRowsLink(reader, report, lastDayOfMonth(compared.throughMonth)) : null}
		/>
	);
}
