import {randomUUID} from 'node:crypto';
import {z} from 'zod';
import {parseInput, Refusal, refuse} from '../domain/faults.ts';
import {YearInput} from '../domain/inputs.ts';
import {monthsOf} from '../domain/period.ts';
import type {Version} from '../domain/revisions.ts';
import type {Totals} from '../domain/totals.ts';
import {monthField, totalsFormInput, totalsOfForm} from '../domain/totals-form.ts';
import {readQuery} from '../http/read-input.ts';
import {identityOf, type RequestContext, type Route} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import {isOver, listPastYears, readTotals, saveTotals} from '../usecases/totals.ts';
import {TotalsListPage, TotalsPage} from '../views/figures-totals.tsx';
import {FIGURES_PATH} from '../views/figures-words.ts';
import {formatCount} from '../views/format.ts';
import {tellingColleagueFirst} from './colleague-first.ts';
import {type RefusedForm, submitForm} from './form.ts';
import {sendPage} from './page.tsx';

const who = ['coordinator'] as const;
const ListQuery = z.strictObject({opgeslagen: YearInput.optional(), ongewijzigd: YearInput.optional()});

/** /cijfers/totalen: what was reported of years without rows. */
export function figureTotalsPages(service: Service): Route[] {
	const {db} = service;
	const path = `${FIGURES_PATH}/totalen`;
	return [
		{
			...{method: 'GET', path, who},
			async handle(context) {
				const {opgeslagen = null, ongewijzigd = null} = readQuery(context, ListQuery);
				const years = await listPastYears(db, service.now());
				const page = <TotalsListPage years={years} saved={opgeslagen} unchanged={ongewijzigd} />;
				await sendPage(service, context, {title: 'Totalen van eerdere jaren', children: page});
			},
		},
		{...{method: 'GET', path: `${path}/:year`, who}, handle: context => showTotals(service, context, null)},
		{
			...{method: 'POST', path: `${path}/:year`, who},
			async handle(context) {
				const year = addressedYear(service, context);
				const refused = await submitForm(context, totalsFormInput(year), async typed => {
					const read = totalsOfForm(typed, year);
					if ('faults' in read) {
						throw new Refusal('invalid', read.faults);
					}

					const {idempotencyKey: key, revision} = typed;
					const write = {identity: identityOf(context), key, now: service.now(), year};
					const expected = revision === 0 ? null : revision;
					const {how} = await tellingColleagueFirst('deze totalen', () =>
						saveTotals(db, read.form, {...write, expected}),
					);
					return `${path}?${how === 'unchanged' ? 'ongewijzigd' : 'opgeslagen'}=${year}`;
				});
				if (refused) {
					await showTotals(service, context, refused);
				}
			},
		},
	];
}

/** The year of the address. @throws {Refusal} `not-found` for a year that is not over: its actions are counted. */
function addressedYear({now}: Service, {params}: RequestContext): number {
	const year = parseInput(YearInput, params.year);
	return isOver(year, now())
		? year
		: refuse('not-found', `Het jaar ${year} is nog niet voorbij: de acties zelf tellen.`);
}

async function showTotals(service: Service, context: RequestContext, refused: RefusedForm | null): Promise<void> {
	const year = addressedYear(service, context);
	const history = await readTotals(service.db, year);
	const page = (
		<TotalsPage
			year={year}
			{...history}
			values={refused?.typed ?? valuesOf(history.versions.at(-1))}
			faults={refused?.faults ?? []}
			idempotencyKey={randomUUID()}
		/>
	);
	await sendPage(service, context, {title: `Totalen van ${year}`, children: page});
}

function valuesOf(current: Version<Totals> | undefined): Record<string, string> {
	if (!current || current.removed) {
		return {};
	}

	const months = monthsOf(current.year).flatMap(month => {
		const row = current.months.find(found => found.month === month);
		return row
			? [
					[monthField('started', month), formatCount(row.started)],
					[monthField('direct', month), formatCount(row.direct)],
				]
			: [];
	});
	const {started, direct, source} = current;
	return {...Object.fromEntries(months), started: formatCount(started), direct: formatCount(direct), source};
}
