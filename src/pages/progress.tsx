import type {Context} from 'koa';
import {type Area, UNIT} from '../domain/areas.ts';
import {AreaCodeInput, lineInput} from '../domain/inputs.ts';
import {dayOf} from '../domain/period.ts';
import type {ProgressReport} from '../domain/progress-report.ts';
import {readQuery} from '../http/read-input.ts';
import type {Route} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import {visibleAreas} from '../usecases/areas.ts';
import {progressOverview} from '../usecases/progress-overview.ts';
import {progressReport} from '../usecases/progress-report.ts';
import {progressMonthTable} from '../views/month-table.ts';
import {type MunicipalityFilter, municipalityRowsTable} from '../views/municipality-rows.ts';
import {ProgressPage} from '../views/progress-page.tsx';
import {progressTable} from '../views/progress-table.ts';
import {AsOfQuery, asOfRequest} from './as-of.ts';
import {FollowUpDone} from './attention-show.tsx';
import {type PageContent, sendKeptPage} from './page.tsx';
import {tableFileRoutes} from './table-files.ts';

const FileQuery = AsOfQuery.extend({
	gebied: AreaCodeInput.default(UNIT),
	district: lineInput(80).optional(),
	stand: lineInput(30).optional(),
});
const Query = FileQuery.extend({opvolging: FollowUpDone});

/** /voortgang: do we make it? The whole state is in the address, and its files take that state along. */
export function progressPages(service: Service): Route[] {
	const files = [
		{path: '/voortgang', tableOf: progressTable},
		{path: '/voortgang/maanden', tableOf: progressMonthTable},
		{path: '/voortgang/gemeenten', tableOf: municipalityRowsTable},
	];
	return [
		{method: 'GET', path: '/voortgang', who: 'signed-in', handle: context => showProgress(service, context)},
		...files.flatMap(({path, tableOf}) =>
			tableFileRoutes(service, {
				path,
				who: 'signed-in',
				tableOf: async context => tableOf(await fileInput(service, context)),
			}),
		),
	];
}

async function showProgress(service: Service, context: Context): Promise<void> {
	const now = service.now();
	const make = (formKey: string) => progressContent({...service, now: () => now}, context, formKey);
	await sendKeptPage(service, context, {now, make});
}

async function progressContent(service: Service, context: Context, formKey: string): Promise<PageContent> {
	const {db} = service;
	const {gebied, opvolging, district = null, stand = null, ...moment} = readQuery(context, Query);
	const {request, asOf, years} = await asOfRequest(service, context, moment);
	const [overview, areas] = await Promise.all([
		progressOverview(db, {...request, area: gebied, done: opvolging}),
		visibleAreas(db, request),
	]);
	const page = (
		<ProgressPage
			{...overview}
			years={years}
			areas={areas.map(choiceOf)}
			query={{at: asOf.at, knownAt: asOf.knownAt, district, standing: stand}}
			role={request.identity.role}
			today={dayOf(request.now)}
			source="Bron: acties, downloads en ambassadeurs zoals vastgelegd in deze dienst."
			newKey={() => formKey}
		/>
	);
	return {title: `Voortgang ${asOf.year}`, scripts: ['charts.js', 'live.js'], children: page};
}

interface FileInput {
	report: ProgressReport;
	filter: MunicipalityFilter;
	isExample: boolean;
}

async function fileInput(service: Service, context: Context): Promise<FileInput> {
	const {gebied, district = null, stand = null, ...moment} = readQuery(context, FileQuery);
	const {request} = await asOfRequest(service, context, moment);
	const report = await progressReport(service.db, {...request, area: gebied});
	return {report, filter: {district, standing: stand}, isExample: service.storeKind === 'example'};
}

const groups: Partial<Record<Area['kind'], string>> = {
	district: 'Districten',
	basisteam: 'Basisteams',
	detectives: 'Districtsrecherches',
	municipality: 'Gemeenten',
};

function choiceOf({code, name, kind}: Area) {
	return {code, name: kind === 'unit' ? `Hele eenheid (${name})` : name, group: groups[kind] ?? ''};
}
