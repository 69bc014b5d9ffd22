import {kindNames} from '../domain/areas.ts';
import type {TargetProgress} from '../domain/progress.ts';
import type {ProgressReport} from '../domain/progress-report.ts';
import type {Cell, Column, Table} from '../domain/table.ts';
import type {Target} from '../domain/targets.ts';
import {filterOf} from './figure-table.ts';
import {formatLike} from './forecast-words.ts';
import {statusWords} from './status.tsx';
import {expectedOf, figureOf, normWords, organisations} from './target-words.ts';

interface ReportTableInput {
	report: ProgressReport;
	/** The figures are invented. */
	isExample: boolean;
}

/** Each target has a unit of its own: so what is judged is text as on the page, and what it is made of are numbers. */
const columns = [
	{key: 'id', label: 'Nummer', kind: 'text'},
	{key: 'title', label: 'Doelstelling', kind: 'text'},
	{key: 'owner', label: 'Eigenaar', kind: 'text'},
	{key: 'value', label: 'Stand', kind: 'text'},
	{key: 'goal', label: 'Norm', kind: 'text'},
	{key: 'expected', label: 'Verwacht nu', kind: 'text'},
	{key: 'low', label: 'Eindstand laag', kind: 'text'},
	{key: 'middle', label: 'Eindstand midden', kind: 'text'},
	{key: 'high', label: 'Eindstand hoog', kind: 'text'},
	{key: 'chance', label: 'Kans', kind: 'rate'},
	{key: 'status', label: 'Oordeel', kind: 'text'},
	{key: 'numerator', label: 'Teller', kind: 'count'},
	{key: 'denominator', label: 'Noemer', kind: 'count'},
	{key: 'quotient', label: 'Teller ÷ noemer', kind: 'rate', quotient: {of: 'numerator', by: 'denominator'}},
	{key: 'definition', label: 'Wat telt', kind: 'text', isInFilesOnly: true},
	{key: 'source', label: 'Bron', kind: 'text'},
] as const satisfies readonly Column[];

/** Our choice: actions and their success first, then growth, then the organisations; within a kind as in the plan. */
const kindOrder: readonly Target['kind'][] = ['count', 'rate', 'growth', 'members'];

/** The targets in the order in which page, print and files show them. */
export function inOrder(targets: readonly TargetProgress[]): TargetProgress[] {
	return kindOrder.flatMap(kind => targets.filter(progress => progress.target.kind === kind));
}

/** How a year goes in one area, a row for each target. As known at a moment it never changes any more. */
export function progressTable({report, isExample}: ReportTableInput): Table {
	return {
		name: nameOf('voortgang', report),
		title: `Voortgang ${report.year}`,
		period: String(report.year),
		columns,
		rows: inOrder(report.targets).map(progress => {
			const cells = cellsOf(progress, report);
			return {cells: columns.map(({key}) => cells[key])};
		}),
		definition:
			'Eén rij per doelstelling. Stand, norm, verwacht nu en eindstand staan er zoals op de pagina Voortgang, elk in de eenheid van de doelstelling. De eindstand op 31 december is een schatting: in ongeveer 8 van de 10 gevallen ligt hij tussen laag en hoog. Kans: hoe waarschijnlijk het is dat de norm gehaald wordt. Een leeg vak is nog niet bekend of geldt niet voor dit gebied.',
		source: 'Acties, downloads en ambassadeurs zoals vastgelegd in deze dienst; doelstellingen: zie de kolom Bron',
		...contextOf({report, isExample}),
	};
}

/** What every table of a report says of itself. */
export function contextOf({report, isExample}: ReportTableInput): Pick<Table, 'filter' | 'note' | 'asOf'> {
	return {
		filter: filterOf(report),
		note: isExample ? 'Voorbeeldgegevens: deze cijfers zijn verzonnen.' : null,
		asOf: report.knownAt,
	};
}

/** `voortgang` for the unit, `voortgang-houten` for an area: files of several areas do not overwrite each other. */
export function nameOf(subject: string, {area}: Pick<ProgressReport, 'area'>): string {
	return area.kind === 'unit' ? subject : `${subject}-${area.slug}`;
}

function cellsOf(
	progress: TargetProgress,
	{isComplete}: ProgressReport,
): Record<(typeof columns)[number]['key'], Cell> {
	const {target, value, numerator, denominator, goal, status, forecast} = progress;
	const expected = expectedOf(progress, isComplete);
	return {
		id: target.id,
		title: target.title,
		owner: kindNames[target.owner].toLowerCase(),
		value: value === null ? null : valueWords(progress),
		goal: goal === null ? null : goalWords({...target, goal}),
		expected: expected && withUnit(target, expected),
		low: forecast && withUnit(target, formatLike(target, forecast.low)),
		middle: forecast && withUnit(target, formatLike(target, forecast.middle)),
		high: forecast && withUnit(target, formatLike(target, forecast.high)),
		chance: forecast?.chance ?? null,
		status: status === null ? 'ter vergelijking' : statusWords[status].word,
		numerator,
		denominator,
		quotient: numerator === null || !denominator ? null : value,
		definition: target.definition,
		source: target.source,
	};
}

function valueWords(progress: TargetProgress): string {
	const {value, rest} = figureOf(progress);
	return progress.target.kind === 'members' ? `${value} ${rest}` : withUnit(progress.target, value);
}

function goalWords(target: Target): string {
	return target.kind === 'members' ? normWords(target) : withUnit(target, normWords(target));
}

/** A figure of the page with its unit, so that no spreadsheet takes it for a number without one, or for a formula. */
function withUnit(target: Target, figure: string): string {
	switch (target.kind) {
		case 'count':
			return `${figure} acties`;
		case 'rate':
			return figure;
		case 'growth':
			return figure.replace(/^\+(.*)/, '$1 meer').replace(/^−(.*)/, '$1 minder');
		case 'members':
			return `${figure} ${organisations(target, 2)}`;
	}
}
