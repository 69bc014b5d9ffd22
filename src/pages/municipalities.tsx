import {z} from 'zod';
import {refuse} from '../domain/faults.ts';
import {AreaCodeInput} from '../domain/inputs.ts';
import {readQuery} from '../http/read-input.ts';
import type {RequestContext, Route} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import {municipalitiesReport} from '../usecases/municipalities-report.ts';
import {MunicipalitiesPage, type MunicipalitiesPageProps} from '../views/municipalities-page.tsx';
import {
	firstDirection,
	type MunicipalityChoice,
	municipalitiesTable,
	municipalityColumns,
} from '../views/municipalities-table.ts';
import {indicatorKeys} from '../views/municipality-indicators.ts';
import {municipalityStandings} from '../views/municipality-standings.ts';
import {AsOfQuery, asOfRequest} from './as-of.ts';
import {sendPage} from './page.tsx';
import {tableFileRoutes} from './table-files.ts';

/** Ranked lists with names are for these. */
const who = ['admin', 'coordinator'] as const;

const columnKeys = municipalityColumns.map(({key}) => key);
const Query = AsOfQuery.extend({
	district: AreaCodeInput.optional(),
	stand: z.enum(Object.keys(municipalityStandings), 'Deze stand kennen we niet.').optional(),
	sorteer: z.enum(columnKeys, 'Op deze kolom kun je niet sorteren.').default('name'),
	richting: z.enum(['op', 'af'], 'Kies op of af.').optional(),
	indicator: z.enum(indicatorKeys, 'Dit cijfer kan de kaart niet tonen.').default('acties'),
});

/** /gemeenten: every municipality, as a table and as a map of tiles. */
export function municipalitiesPages(service: Service): Route[] {
	return [
		{
			method: 'GET',
			path: '/gemeenten',
			who,
			async handle(context) {
				const props = await contentOf(service, context);
				await sendPage(service, context, {
					title: `Gemeenten ${props.asOf.year}`,
					children: <MunicipalitiesPage {...props} />,
				});
			},
		},
		...tableFileRoutes(service, {
			path: '/gemeenten',
			who,
			tableOf: async context => (await contentOf(service, context)).table,
		}),
	];
}

async function contentOf(service: Service, context: RequestContext): Promise<MunicipalitiesPageProps> {
	const {district, stand, sorteer, richting, indicator, ...query} = readQuery(context, Query);
	const {request, asOf, years} = await asOfRequest(service, context, query);
	const report = await municipalitiesReport(service.db, request);
	if (district !== undefined && !report.districts.some(({code}) => code === district)) {
		refuse('not-found', `Het district ${JSON.stringify(district)} bestaat niet.`, 'district');
	}

	const directions = {op: 'ascending', af: 'descending'} as const;
	const choice: MunicipalityChoice = {
		district: district ?? null,
		standing: stand ?? null,
		sort: sorteer,
		direction: richting ? directions[richting] : firstDirection(sorteer),
		indicator,
	};
	const isExample = service.storeKind === 'example';
	return {report, table: municipalitiesTable(report, {choice, asOf, isExample}), choice, asOf, years};
}
