import type {Context} from 'koa';
import {z} from 'zod';
import {actionKinds, results, starters} from '../domain/actions.ts';
import type {Area, AreaKind} from '../domain/areas.ts';
import {refuse} from '../domain/faults.ts';
import {AreaCodeInput, DayInput, InstantInput, YearInput} from '../domain/inputs.ts';
import {dayOf, yearOf} from '../domain/period.ts';
import type {Table} from '../domain/table.ts';
import {cursorOf, cursorText} from '../http/cursor.ts';
import {readQuery} from '../http/read-input.ts';
import {identityOf, type Route} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import {actionYears, everyActionOf, readActionList} from '../usecases/action-list.ts';
import {everyArea} from '../usecases/areas.ts';
import {type FilterChoices, type FilterValues, filterWords} from '../views/action-filter.tsx';
import {ActionListPage} from '../views/action-list.tsx';
import {actionTable} from '../views/action-table.ts';
import {sendPage} from './page.tsx';
import {tableFileRoutes} from './table-files.ts';

const roles = ['coordinator', 'control-room'] as const;
const PAGE = 50;
const ALL_YEARS = 'alle';

const FilterQuery = z.strictObject({
	jaar: z.union([z.literal(ALL_YEARS), YearInput]).optional(),
	maand: z
		.string()
		.regex(/^(\d{4}-)?(0[1-9]|1[0-2])$/, 'Schrijf de maand als 05 of 2022-05.')
		.optional(),
	district: AreaCodeInput.optional(),
	basisteam: AreaCodeInput.optional(),
	gemeente: AreaCodeInput.optional(),
	soort: z.enum(actionKinds).optional(),
	starter: z.enum(starters).optional(),
	uitkomst: z.enum([...results, 'open']).optional(),
	/** `gestart`: only what counts as started by the control room. */
	telt: z.enum(['gestart']).optional(),
	peildatum: DayInput.optional(),
	bekendop: InstantInput.optional(),
});
const ListQuery = FilterQuery.extend({na: z.string().max(200).optional()});

/** /acties: every action that is recorded, for whoever may see them all; the whole state is in the address. */
export function actionPages(service: Service): Route[] {
	return [
		{method: 'GET', path: '/acties', who: roles, handle: context => showList(service, context)},
		...tableFileRoutes(service, {path: '/acties', who: roles, tableOf: context => wholeTable(service, context)}),
	];
}

async function showList(service: Service, context: Context): Promise<void> {
	const {na, ...query} = readQuery(context, ListQuery);
	const {filter, values, choices} = await filterOf(service, query);
	const after = na === undefined ? null : cursorOf(na, 'na');
	const list = await readActionList(service.db, identityOf(context), {filter, after, limit: PAGE});
	const here = addressOf(values);
	const last = list.actions.at(-1);
	const page = (
		<ActionListPage
			table={tableOf(service, {list, values, choices, knownAt: filter.knownAt})}
			count={list.count}
			choices={choices}
			values={values}
			first={after ? `/acties?${here}` : null}
			older={
				list.hasMore && last ? `/acties?${here}&na=${cursorText({startedAt: last.startedAt, id: last._id})}` : null
			}
			search={here}
			knownAt={query.bekendop ?? null}
		/>
	);
	await sendPage(service, context, {title: 'Acties', children: page});
}

async function wholeTable(service: Service, context: Context): Promise<Table> {
	const {db} = service;
	const {filter, values, choices} = await filterOf(service, readQuery(context, FilterQuery));
	const [actions, areas] = await Promise.all([
		everyActionOf(db, identityOf(context), filter),
		everyArea(db, filter.knownAt),
	]);
	const nameOf = (code: string) => areas.find(area => area.code === code)?.name ?? code;
	return tableOf(service, {list: {actions, nameOf}, values, choices, knownAt: filter.knownAt});
}

interface TableInput {
	list: Pick<Awaited<ReturnType<typeof readActionList>>, 'actions' | 'nameOf'>;
	values: FilterValues;
	choices: FilterChoices;
	/** undefined: as known now. */
	knownAt: Date | undefined;
}

function tableOf({storeKind, now}: Service, {list, values, choices, knownAt}: TableInput): Table {
	const {actions, nameOf} = list;
	const year = values.jaar === ALL_YEARS ? 'alle-jaren' : values.jaar;
	const period = values.maand ? `${year}-${values.maand}` : year;
	const filter = filterWords(values, choices);
	return actionTable({actions, nameOf, period, filter, isExample: storeKind === 'example', asOf: knownAt ?? now()});
}

/** What the address asks for, for the store and for the form. Our choice: without a year the newest that has facts. */
async function filterOf({db, now}: Service, query: z.output<typeof FilterQuery>) {
	const [known, areas] = await Promise.all([actionYears(db), everyArea(db)]);
	const newest = known[0] ?? yearOf(dayOf(now()));
	const month = query.maand?.slice(-2);
	const ownYear = query.maand?.length === 7 ? Number(query.maand.slice(0, 4)) : undefined;
	const asked = query.jaar === ALL_YEARS && month ? undefined : query.jaar;
	const year = ownYear ?? asked ?? newest;
	if (ownYear !== undefined && typeof asked === 'number' && asked !== ownYear) {
		refuse('invalid', 'De maand ligt niet in het gekozen jaar.', 'maand');
	}

	const {district, basisteam, gemeente: municipality, soort: kind, starter, uitkomst: outcome} = query;
	const {telt, peildatum: until, bekendop} = query;
	const years = typeof year === 'number' && !known.includes(year) ? [year, ...known] : known;
	return {
		filter: {
			...(year !== ALL_YEARS && {year, ...(month && {month: `${year}-${month}`})}),
			...{district, basisteam, municipality, kind, starter, outcome, until, knownAt: bekendop},
			...(telt && {isStarted: true as const}),
		},
		values: {
			...{jaar: String(year), maand: month ?? '', district: district ?? '', basisteam: basisteam ?? ''},
			...{gemeente: municipality ?? '', soort: kind ?? '', starter: starter ?? '', uitkomst: outcome ?? ''},
			...{telt: telt ?? '', peildatum: until ?? '', bekendop: bekendop?.toISOString() ?? ''},
		},
		choices: {
			years: years.toSorted((a, b) => b - a),
			districts: optionsOf(areas, 'district'),
			basisteams: optionsOf(areas, 'basisteam'),
			municipalities: optionsOf(areas, 'municipality'),
		},
	};
}

/** Every area of a kind that ever was, by name. */
function optionsOf(areas: readonly Area[], kind: AreaKind) {
	return areas
		.filter(area => area.kind === kind)
		.map(({code, name}) => ({value: code, label: name}))
		.sort((a, b) => a.label.localeCompare(b.label, 'nl'));
}

function addressOf(values: FilterValues): string {
	return new URLSearchParams(Object.entries(values).filter(([, value]) => value !== '')).toString();
}
