import {randomUUID} from 'node:crypto';
import {refuse} from '../domain/faults.ts';
import {dayOf, yearOf} from '../domain/period.ts';
import type {Table} from '../domain/table.ts';
import {readQuery} from '../http/read-input.ts';
import type {RequestContext, Route, Who} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import {type OrganisationKind, type OrganisationReport, organisationReport} from '../usecases/organisation-report.ts';
import {newestProposals} from '../usecases/read-proposals.ts';
import {ownReadyMessages} from '../usecases/ready-messages.ts';
import {areaPath} from '../views/addresses.ts';
import type {Doubts} from '../views/organisation-doubts.tsx';
import {monthTable} from '../views/organisation-months.ts';
import {AbsentOrganisationPage, OrganisationPage} from '../views/organisation-page.tsx';
import {actionsHref} from '../views/organisation-rows.ts';
import {organisationTitle} from '../views/organisation-words.ts';
import type {ReadyMessagesProps} from '../views/ready-messages.tsx';
import {AsOfQuery, type AsOfRequest, asOfRequest} from './as-of.ts';
import {sendPage} from './page.tsx';
import {tableFileRoutes} from './table-files.ts';

const readers: Who = ['admin', 'coordinator', 'ambassador'];
const kinds: readonly OrganisationKind[] = ['municipality', 'basisteam', 'detectives'];

/** The page of a municipality, basisteam or detectives, and the files of its months. */
export function organisationPages(service: Service): Route[] {
	return kinds.flatMap(kind => {
		const path = areaPath({kind, slug: ':slug'});
		return [
			{method: 'GET' as const, path, who: readers, handle: context => showOrganisation(service, context, kind)},
			...tableFileRoutes(service, {
				path: `${path}/tabel`,
				who: ['admin', 'coordinator'],
				tableOf: context => monthFile(service, context, kind),
			}),
		];
	});
}

async function read(service: Service, context: RequestContext, kind: OrganisationKind) {
	const asked = await asOfRequest(service, context, readQuery(context, AsOfQuery));
	const slug = context.params.slug ?? '';
	return {asked, organisation: await organisationReport(service.db, {...asked.request, kind, slug})};
}

async function showOrganisation(service: Service, context: RequestContext, kind: OrganisationKind): Promise<void> {
	const {asked, organisation} = await read(service, context, kind);
	const {asOf, years, request} = asked;
	const title = organisationTitle(organisation.area);
	if ('lastDay' in organisation) {
		context.status = 404;
		return sendPage(service, context, {
			title,
			children: <AbsentOrganisationPage {...organisation} year={asOf.year} />,
		});
	}

	const months = monthsOf(service, organisation, asked);
	const {role} = request.identity;
	const [doubts, ready] = await Promise.all([
		doubtsOf(service, context, asked),
		readyOf(service, {asked, code: organisation.area.code}),
	]);
	await sendPage(service, context, {
		title,
		scripts: [...(months ? ['charts.js'] : []), ...(ready ? ['copy.js'] : [])],
		children: <OrganisationPage {...organisation} {...{months, asOf, years, role, doubts, ready}} />,
	});
}

/** Ready messages are for who sends them, now: on the own page, unless it looks back. */
async function readyOf(
	{db, campaignsFolder}: Service,
	{asked: {asOf, request}, code}: {asked: AsOfRequest; code: string},
): Promise<ReadyMessagesProps | null> {
	const {identity, now} = request;
	const isOwn = identity.role === 'ambassador' && identity.area === code;
	const isNow = asOf.year === yearOf(dayOf(now)) && asOf.at === null && asOf.knownAt === null;
	if (!isOwn || !isNow) {
		return null;
	}

	return {...(await ownReadyMessages(db, {campaignsFolder, identity, now})), newKey: () => randomUUID()};
}

/** An ambassador says what is wrong now; what was known before is not mended. */
async function doubtsOf({db}: Service, context: RequestContext, {asOf, request}: AsOfRequest): Promise<Doubts | null> {
	const {identity, now} = request;
	if (identity.role !== 'ambassador' || asOf.knownAt !== null) {
		return null;
	}

	return {
		email: (context.state.email as string | undefined) ?? null,
		proposals: await newestProposals(db, identity, now),
	};
}

async function monthFile(service: Service, context: RequestContext, kind: OrganisationKind): Promise<Table> {
	const {asked, organisation} = await read(service, context, kind);
	const table = 'lastDay' in organisation ? null : monthsOf(service, organisation, asked);
	return table ?? refuse('not-found', `${organisation.area.name} hoort op die dag niet bij deze eenheid.`);
}

function monthsOf(
	{storeKind}: Service,
	{area, district, months, report}: OrganisationReport,
	{asOf, request}: AsOfRequest,
): Table | null {
	const place = {area, district: district?.area ?? null, asOf: {...asOf, at: report.at}};
	const mayReadRows = request.identity.role === 'coordinator';
	return (
		months &&
		monthTable({
			...{area, rows: months, report},
			hrefOf: month => (mayReadRows ? (actionsHref(place, {telt: 'gestart', maand: month}) ?? undefined) : undefined),
			isExample: storeKind === 'example',
		})
	);
}
