import type {ComponentChildren} from 'preact';
import {renderToString} from 'preact-render-to-string';
import type {FigureRow} from '../domain/figure-rows.ts';
import type {ProgressReport} from '../domain/progress-report.ts';
import {columnIndex, type Table} from '../domain/table.ts';
import {figureTable} from './figure-table.ts';
import {formatDay, formatInstant} from './format.ts';
import {progressMonthTable} from './month-table.ts';
import {progressSentence} from './progress-sentence.ts';
import {nameOf, progressTable} from './progress-table.ts';
import {DataTable} from './table.tsx';

interface YearReportProps {
	unitName: string;
	report: ProgressReport;
	rows: readonly FigureRow[];
	isExample: boolean;
}

type ReportTables = Record<'targets' | 'months' | 'municipalities', Table>;

/** The three tables of a year: the same values as the pages show and export. */
export function yearReportTables({report, rows, isExample}: YearReportProps): ReportTables {
	return {
		targets: progressTable({report, isExample}),
		months: progressMonthTable({report, isExample}),
		municipalities: figureTable({
			name: nameOf('gemeenten', report),
			title: `Gemeenten ${report.year}`,
			rowLabel: 'Gemeente',
			rows,
			moment: report,
			isExample,
		}),
	};
}

/** A report to send on: one page with its styles inside, without scripts, links or anything from elsewhere. */
export function yearReportPage(props: YearReportProps, css: string): string {
	const {report, unitName, isExample} = props;
	const title = `Jaarrapport ${report.year}`;
	const page = (
		<html lang="nl">
			<head>
				<meta charset="utf-8" />
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<meta name="color-scheme" content="light dark" />
				<title>{`${title} – Burgernet ${unitName}`}</title>
				{/* Our own built styles, no text of anybody: escaping would break their child selectors. */}
				<style dangerouslySetInnerHTML={{__html: withoutFonts(css)}} />
			</head>
			<body class="utrecht-document utrecht-document--surface">
				<header class="utrecht-page-header">
					<div class="utrecht-page-header__content page-header">
						<span class="brand">Burgernet {unitName}</span>
					</div>
				</header>
				{isExample && (
					<p class="band band--example">
						<strong>Voorbeeldgegevens.</strong> Deze cijfers zijn verzonnen.
					</p>
				)}
				<main class="page-main">
					<h1 class="nl-heading nl-heading--level-1">{title}</h1>
					<Contents {...props} />
				</main>
			</body>
		</html>
	);
	return `<!doctype html>${renderToString(page)}`;
}

function Contents(props: YearReportProps) {
	const {report} = props;
	const {targets, months, municipalities} = yearReportTables(props);
	const shown = ['id', 'title', 'value', 'goal', 'expected', 'status'];
	return (
		<>
			<p class="nl-paragraph">
				{report.area.name}, {report.isComplete ? 'heel' : 'stand van'} {report.year}, tot en met {formatDay(report.at)},
				zoals bekend op {formatInstant(report.knownAt)}.
			</p>
			<p class="nl-paragraph progress-sentence">{progressSentence(report)}</p>
			{report.targets.length > 0 && (
				<Part title="Doelstellingen" table={withColumns(targets, shown)}>
					<ul class="report__sources">
						{report.targets.map(({target}) => (
							<li key={target.id}>
								{target.id}: {target.definition} Bron: {target.source}
							</li>
						))}
					</ul>
				</Part>
			)}
			<Part title="Per maand" table={months} />
			<Part title="Per gemeente" table={municipalities} />
		</>
	);
}

function Part({title, table, children}: {title: string; table: Table; children?: ComponentChildren}) {
	return (
		<section class="report__part">
			<h2 class="nl-heading nl-heading--level-2">{title}</h2>
			<DataTable table={table} />
			<p class="source-line">
				{table.definition} Bron: {table.source}.
			</p>
			{children}
		</section>
	);
}

/** The same table with only some of its columns: a page has less room than a file. */
function withColumns(table: Table, keys: readonly string[]): Table {
	const places = keys.map(key => columnIndex(table.columns, key));
	return {
		...table,
		columns: places.flatMap(at => table.columns[at] ?? []),
		rows: table.rows.map(row => ({...row, cells: places.map(at => row.cells[at] ?? null)})),
	};
}

/** The fonts are files of the service; without them the page takes those of the reader. */
function withoutFonts(css: string): string {
	return css.replaceAll(/@font-face\s*\{[^}]*\}/g, '');
}
