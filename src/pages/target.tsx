import {z} from 'zod';
import {type Area, kindNames, UNIT} from '../domain/areas.ts';
import {refuse} from '../domain/faults.ts';
import {AreaCodeInput} from '../domain/inputs.ts';
import type {Table} from '../domain/table.ts';
import {targetDivisions} from '../domain/target-report.ts';
import {readQuery} from '../http/read-input.ts';
import {identityOf, type RequestContext, type Route} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import {visibleAreas} from '../usecases/areas.ts';
import {targetReport} from '../usecases/target-report.ts';
import {funnelTable} from '../views/funnel-section.tsx';
import {TargetPage} from '../views/target-page.tsx';
import {divisionWords, type TableContext} from '../views/target-table.ts';
import {targetTable} from '../views/target-tables.ts';
import {AsOfQuery, asOfRequest} from './as-of.ts';
import {sendPage} from './page.tsx';
import {tableFileRoutes} from './table-files.ts';

const Query = AsOfQuery.extend({gebied: AreaCodeInput.default(UNIT)});
const divisionOf = new Map(targetDivisions.map(by => [divisionWords[by].word, by]));
const words = [...divisionOf.keys()] as [string, ...string[]];
const FileQuery = Query.extend({verdeling: z.enum(words, `Kies een verdeling: ${words.join(', ')}.`)});

/** /doelen/:id: how one target stands, where, and what it is made of. */
export function targetPages(service: Service): Route[] {
	return [
		{method: 'GET', path: '/doelen/:id', who: 'signed-in', handle: context => showTarget(service, context)},
		...tableFileRoutes(service, {
			path: '/doelen/:id/tabel',
			who: 'signed-in',
			tableOf: context => dividedTableOf(service, context),
		}),
		...tableFileRoutes(service, {
			path: '/doelen/:id/trechter',
			who: ['admin', 'coordinator'],
			tableOf: context => funnelTableOf(service, context),
		}),
	];
}

async function showTarget(service: Service, context: RequestContext): Promise<void> {
	const {content, years} = await contentOf(service, context, readQuery(context, Query));
	const identity = identityOf(context);
	const areas = await visibleAreas(service.db, {identity, now: service.now()});
	const {progress} = content.report;
	await sendPage(service, context, {
		title: `${progress.target.title} ${content.asOf.year}`,
		scripts: content.report.funnel ? ['charts.js'] : [],
		children: (
			<TargetPage
				context={content}
				years={years}
				areas={areas.map(area => ({value: area.code, label: labelOf(area)}))}
				role={identity.role}
			/>
		),
	});
}

/** The kind before the name, because a district and its detectives share one; not where the name says it already. */
function labelOf({name, kind}: Pick<Area, 'name' | 'kind'>): string {
	if (kind === 'unit') {
		return `Hele eenheid (${name})`;
	}

	return name.startsWith(kindNames[kind]) ? name : `${kindNames[kind]} ${name}`;
}

async function contentOf(
	service: Service,
	context: RequestContext,
	{gebied, ...query}: z.output<typeof Query>,
): Promise<{content: TableContext; years: readonly number[]}> {
	const {request, asOf, years} = await asOfRequest(service, context, query);
	const report = await targetReport(service.db, {...request, id: context.params.id ?? '', area: gebied});
	return {content: {report, asOf, isExample: service.storeKind === 'example'}, years};
}

async function dividedTableOf(service: Service, context: RequestContext): Promise<Table> {
	const {verdeling, ...query} = readQuery(context, FileQuery);
	const {content} = await contentOf(service, context, query);
	const by = divisionOf.get(verdeling);
	const found = by && targetTable(content, by);
	return found
		? found.table
		: refuse('not-found', 'Deze verdeling heeft dit doel niet, of zij toont gebieden die niet bij jouw rol horen.');
}

async function funnelTableOf(service: Service, context: RequestContext): Promise<Table> {
	const {content} = await contentOf(service, context, readQuery(context, Query));
	const {funnel} = content.report;
	return funnel
		? funnelTable(content, funnel)
		: refuse('not-found', 'Voor dit doel is er geen trechter: die hoort bij een percentage van acties.');
}
