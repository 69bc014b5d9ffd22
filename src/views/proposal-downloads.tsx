import type {Month} from '../domain/period.ts';
import {formatCount, formatMonth} from './format.ts';
import {Field} from './forms.tsx';
import {controlOf, type ProposalForm, ProposalFrame} from './proposal-frame.tsx';

interface MonthProps {
	form: ProposalForm;
	month: Month;
	/** null: not known. */
	appDownloads: number | null;
}

/** "Dit aantal downloads klopt niet." */
export function DownloadsProposal({form, month, appDownloads}: MonthProps) {
	return (
		<ProposalFrame
			form={form}
			title={`Kloppen de downloads in ${formatMonth(month)} niet?`}
			standing={`Er staat: ${formatCount(appDownloads)}.`}
		>
			<Field {...controlOf(form)('appDownloads')} label={`Nieuwe downloads in ${formatMonth(month)}`} isRequired />
		</ProposalFrame>
	);
}

interface MonthsProps {
	year: number;
	months: readonly {month: Month; appDownloads: number | null}[];
	back: ProposalForm['back'];
}

/** The months of a year, each with the way to say that it is wrong. */
export function DownloadMonths({year, months, back}: MonthsProps) {
	return (
		<div class="text-page">
			<h1 class="nl-heading nl-heading--level-1">Downloads per maand in {year}</h1>
			<p class="nl-paragraph">
				Kies de maand die niet klopt.{' '}
				<a class="nl-link" href={back.href}>
					{back.label}
				</a>
			</p>
			<ul class="utrecht-card proposal-months">
				{months.map(({month, appDownloads}) => (
					<li key={month}>
						<span class="proposal-months__month">{formatMonth(month).slice(0, -5)}</span>
						<span class="proposal-months__count">{formatCount(appDownloads)}</span>
						<a class="nl-link doubt" href={`/voorstellen/nieuw/downloads?maand=${month}`}>
							Klopt dit niet?<span class="visually-hidden"> {formatMonth(month)}</span>
						</a>
					</li>
				))}
			</ul>
		</div>
	);
}
