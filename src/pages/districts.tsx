import type {Table} from '../domain/table.ts';
import {readQuery} from '../http/read-input.ts';
import type {RequestContext, Route} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import {districtReport, districtsReport} from '../usecases/district-report.ts';
import {addressOf, areaPath} from '../views/addresses.ts';
import {DistrictPage, type DistrictPageProps} from '../views/district-page.tsx';
import {districtTable} from '../views/district-table.ts';
import {DistrictsPage} from '../views/districts-page.tsx';
import {figureTable} from '../views/figure-table.ts';
import {AsOfQuery, asOfRequest} from './as-of.ts';
import {sendPage} from './page.tsx';
import {tableFileRoutes} from './table-files.ts';

const readers = ['admin', 'coordinator', 'reader'] as const;
/** Those who may see which organisation is which. */
const named = ['admin', 'coordinator'] as const;

/** /districten: the districts, and one of them on one sheet. */
export function districtPages(service: Service): Route[] {
	return [
		{method: 'GET', path: '/districten', who: readers, handle: context => showDistricts(service, context)},
		...tableFileRoutes(service, {
			path: '/districten',
			who: readers,
			tableOf: async context => (await districtsOf(service, context)).table,
		}),
		{
			method: 'GET',
			path: '/districten/:slug',
			who: [...readers, 'ambassador'],
			handle: context => showDistrict(service, context),
		},
		...tableFileRoutes(service, {
			path: '/districten/:slug/tabel',
			who: named,
			tableOf: async context => (await districtOf(service, context)).table,
		}),
	];
}

async function showDistricts(service: Service, context: RequestContext): Promise<void> {
	const props = await districtsOf(service, context);
	await sendPage(service, context, {title: `Districten ${props.asOf.year}`, children: <DistrictsPage {...props} />});
}

async function districtsOf(service: Service, context: RequestContext) {
	const {request, asOf, years} = await asOfRequest(service, context, readQuery(context, AsOfQuery));
	const {report, rows, areas} = await districtsReport(service.db, request);
	const table = figureTable({
		name: 'districten',
		title: 'Districten',
		rowLabel: 'District',
		rows,
		hrefOf(key) {
			const area = areas.find(({code}) => code === key);
			return area && addressOf(areaPath(area), asOf);
		},
		moment: report,
		isExample: service.storeKind === 'example',
	});
	return {report, table, asOf, years};
}

async function showDistrict(service: Service, context: RequestContext): Promise<void> {
	const props = await districtOf(service, context);
	await sendPage(service, context, {
		title: `District ${props.area.name} ${props.asOf.year}`,
		scripts: ['charts.js'],
		children: <DistrictPage {...props} />,
	});
}

async function districtOf(service: Service, context: RequestContext): Promise<DistrictPageProps> {
	const {request, asOf, years} = await asOfRequest(service, context, readQuery(context, AsOfQuery));
	const {months, ...found} = await districtReport(service.db, {...request, slug: context.params.slug ?? ''});
	const {report, organisations} = found;
	const isExample = service.storeKind === 'example';
	return {
		...found,
		table: districtTable({organisations, report, asOf, isExample}),
		months: monthTable(
			figureTable({
				...{name: 'maanden', title: `Per maand in ${report.area.name}`, rowLabel: 'Maand'},
				...{rows: months, moment: report, isExample},
			}),
		),
		asOf,
		years,
		seesActions: request.identity.role === 'coordinator',
	};
}

/** Residents are those of 1 January: a month has none of its own. */
function monthTable(table: Table): Table {
	return {
		...table,
		columns: table.columns.map(column => (column.key === 'population' ? {...column, isInFilesOnly: true} : column)),
	};
}
