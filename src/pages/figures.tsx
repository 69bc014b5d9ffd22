import {z} from 'zod';
import {KeyInput, MonthInput, YearInput} from '../domain/inputs.ts';
import {dayOf, yearOf} from '../domain/period.ts';
import {readQuery} from '../http/read-input.ts';
import type {RequestContext, Route} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import {readFigureGrid} from '../usecases/figure-grid.ts';
import {reportYears} from '../usecases/targets.ts';
import {FiguresPage} from '../views/figures-page.tsx';
import {figuresTable} from '../views/figures-table.ts';
import {FIGURES_PATH, measures} from '../views/figures-words.ts';
import {figureNotice} from './figure-notice.ts';
import {sendPage} from './page.tsx';
import {tableFileRoutes} from './table-files.ts';

const who = ['coordinator'] as const;
const FileQuery = z.strictObject({jaar: YearInput.optional()});
/** `maand` with `opgeslagen` or `teruggenomen`: what was just done, by the key of that write. */
const Query = FileQuery.extend({
	maat: z.enum(measures, 'Kies downloads of deelnemers.').default('downloads'),
	maand: MonthInput.optional(),
	opgeslagen: KeyInput.optional(),
	teruggenomen: KeyInput.optional(),
});

/** /cijfers: the downloads and participants of a year, month by month, with their files. */
export function figurePages(service: Service): Route[] {
	return [
		{method: 'GET', path: FIGURES_PATH, who, handle: context => showFigures(service, context)},
		...tableFileRoutes(service, {
			path: FIGURES_PATH,
			who,
			async tableOf(context) {
				const now = service.now();
				const {jaar = yearOf(dayOf(now))} = readQuery(context, FileQuery);
				const {grid} = await readFigureGrid(service.db, {year: jaar, now});
				return figuresTable(grid, {isExample: service.storeKind === 'example', asOf: now});
			},
		}),
	];
}

async function showFigures(service: Service, context: RequestContext): Promise<void> {
	const {db} = service;
	const now = service.now();
	const running = yearOf(dayOf(now));
	const {jaar: year = running, maat, maand, ...done} = readQuery(context, Query);
	const [{grid, gaps, populations}, {years}, notice] = await Promise.all([
		readFigureGrid(db, {year, now}),
		reportYears(db),
		maand === undefined ? null : figureNotice(db, {month: maand, ...done}),
	]);
	const choices = [...new Set([running, year, ...years])].filter(one => one <= running || one === year);
	const page = (
		<FiguresPage
			grid={grid}
			gaps={gaps}
			populations={populations}
			measure={maat}
			years={choices.sort((a, b) => b - a)}
			notice={notice}
		/>
	);
	await sendPage(service, context, {title: `Cijfers ${year}`, children: page});
}
