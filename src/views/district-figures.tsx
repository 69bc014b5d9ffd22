import type {ComponentChildren} from 'preact';
import {SMALLEST_BEFORE} from '../domain/comparison.ts';
import type {CountBesideUnit, DistrictFigures} from '../domain/district-figures.ts';
import type {Month} from '../domain/period.ts';
import type {ProgressReport} from '../domain/progress-report.ts';
import {type AsOf, addressOf} from './addresses.ts';
import {Explanation, momentWords} from './explanation.tsx';
import {formatCount, formatDecimal, formatGrowth, formatRate, formatThrough, UNKNOWN} from './format.ts';
import {judgementWords, SMALLEST_RATE_COUNT} from './rate-words.ts';
import {formatActions} from './target-words.ts';

interface FiguresProps {
	figures: DistrictFigures;
	report: ProgressReport;
	asOf: AsOf;
	/** Whether the asker may see the rows of actions. */
	seesActions: boolean;
}

interface Beside {
	now: number;
	before: number;
	throughMonth: Month;
}

/** What the district did: four figures, each beside the unit and beside last year. */
export function DistrictFigureCards({figures, report, asOf, seesActions}: FiguresProps) {
	const {started, messages, downloads, success} = figures;
	const rows = seesActions && report.startedRows;
	const href = rows ? addressOf('/acties', asOf, {...rows}) : null;
	return (
		<ul class="district-figures">
			<Card
				title="Acties gestart"
				value={formatCount(started.value)}
				lines={[besideUnit(started), besideLastYear(report.compared.started)]}
				definition="Zoekacties die de meldkamer startte in dit district, ook de ingetrokken acties. Per inwoner: acties en inwoners op 1 januari (CBS) van de gemeenten die er op de peildatum bij horen."
				report={report}
				rows={href === null ? null : {href, label: 'Toon deze acties'}}
			/>
			<Card
				title="Succes"
				value={(success.started ?? 0) < SMALLEST_RATE_COUNT ? UNKNOWN : formatRate(success.rate)}
				lines={successLines(success)}
				definition="Acties met direct succes gedeeld door alle gestarte acties. Boven of onder de norm alleen als het 95%-interval (Wilson) de norm uitsluit."
				report={report}
			/>
			<Card
				title="Berichten"
				value={formatCount(messages.value)}
				lines={[besideUnit(messages), besideLastYear(messages.compared)]}
				definition="Buurtonderzoeken, informatieve berichten en Burgernetmails van gemeenten, basisteams en recherche in dit district."
				report={report}
			/>
			<Card
				title="Downloads van de app"
				value={formatCount(downloads.value)}
				lines={[besideUnit(downloads), besideLastYear(report.compared.downloads)]}
				definition="Nieuwe downloads van de app in hele maanden, van de gemeenten die in die maand bekend zijn. Per inwoner: alleen gemeenten die er op de peildatum bij horen en hun inwoners. Naast vorig jaar staan alleen maanden en gemeenten die beide jaren kennen."
				report={report}
			/>
		</ul>
	);
}

interface CardProps {
	title: string;
	value: string;
	lines: readonly ComponentChildren[];
	definition: string;
	report: ProgressReport;
	rows?: {href: string; label: string} | null;
}

function Card({title, value, lines, definition, report, rows = null}: CardProps) {
	return (
		<li class="utrecht-card district-figure">
			<h2 class="district-figure__title">{title}</h2>
			<p class={value === UNKNOWN ? 'district-figure__value figure figure--unknown' : 'district-figure__value figure'}>
				{value}
			</p>
			<ul class="district-figure__lines">
				{lines.map((line, index) => (
					<li key={String(index)}>{line}</li>
				))}
			</ul>
			<Explanation
				of={title}
				lines={[
					['Wat telt', definition],
					['Stand', momentWords(report)],
				]}
				rows={rows}
			/>
		</li>
	);
}

function besideUnit({perTenThousand, unitPerTenThousand}: CountBesideUnit): string {
	return perTenThousand === null
		? 'per inwoner nog niet bekend'
		: `${formatDecimal(perTenThousand)} per 10.000 inwoners; eenheid ${formatDecimal(unitPerTenThousand)}`;
}

/** `t/m juni 214, vorig jaar 190 (+12,6%)`; too small a last year has no percentage. */
function besideLastYear(beside: Beside | null): string {
	if (beside === null) {
		return 'vorig jaar nog niet bekend';
	}

	const {now, before, throughMonth} = beside;
	const change = before < SMALLEST_BEFORE ? '' : ` (${formatGrowth(now / before)})`;
	return `${formatThrough(throughMonth)} ${formatCount(now)}, vorig jaar ${formatCount(before)}${change}`;
}

function successLines({
	direct,
	started,
	unitRate,
	judgement,
	compared,
}: DistrictFigures['success']): ComponentChildren[] {
	const share = `${formatCount(direct)} van ${formatActions(started)}; eenheid ${formatRate(unitRate)}`;
	const before =
		compared === null
			? 'vorig jaar nog niet bekend'
			: `${formatThrough(compared.throughMonth)} ${formatRate(compared.now)}, vorig jaar ${formatRate(compared.before)}`;
	const words = judgement && <span class={`judgement judgement--${judgement}`}>{judgementWords[judgement]}</span>;
	return [words, share, before].filter(Boolean);
}
