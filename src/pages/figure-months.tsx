import {randomUUID} from 'node:crypto';
import {z} from 'zod';
import type {AppDownloads} from '../domain/app-downloads.ts';
import {parseInput} from '../domain/faults.ts';
import {KeyInput, MonthInput} from '../domain/inputs.ts';
import {cellField, columnInput} from '../domain/month-column.ts';
import {addDays, dayOf, lastDayOfMonth, type Month, monthOf} from '../domain/period.ts';
import {identityOf, type RequestContext, type Route} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import {type MonthColumn, readMonthColumn, saveMonthColumn, takeBackFigures} from '../usecases/month-column.ts';
import {ColumnPage} from '../views/figures-column.tsx';
import {FIGURES_PATH, gridPath} from '../views/figures-words.ts';
import {formatCount} from '../views/format.ts';
import {tellingColleagueFirst} from './colleague-first.ts';
import {type RefusedForm, submitForm} from './form.ts';
import {sendPage} from './page.tsx';
import {tellingSentBefore} from './sent-before.ts';

const who = ['coordinator'] as const;
const TakeBackFields = z.strictObject({idempotencyKey: KeyInput, wijziging: KeyInput});

/** The month that an address names. @throws {Refusal} `invalid` */
export function addressedMonth({params}: RequestContext): Month {
	return parseInput(MonthInput, params.month);
}

/** /cijfers/maanden/2022-05: a whole month in one form, and what takes a write back. */
export function figureMonthPages(service: Service): Route[] {
	const {db} = service;
	return [
		{
			...{method: 'GET', path: `${FIGURES_PATH}/maanden/:month`, who},
			handle: context => showColumn(service, context, null),
		},
		{
			...{method: 'POST', path: `${FIGURES_PATH}/maanden/:month`, who},
			async handle(context) {
				const month = addressedMonth(context);
				const {areas} = await readMonthColumn(db, month, service.now());
				const refused = await submitForm(context, columnInput(areas.map(({code}) => code)), async form => {
					const write = {identity: identityOf(context), key: form.idempotencyKey, now: service.now(), month};
					await tellingColleagueFirst('dit cijfer', () => saveMonthColumn(db, form, write));
					return `${gridPath(month)}&maand=${month}&opgeslagen=${form.idempotencyKey}`;
				});
				if (refused) {
					await showColumn(service, context, refused);
				}
			},
		},
		takeBackRoute(service),
	];
}

function takeBackRoute(service: Service): Route {
	return {
		...{method: 'POST', path: `${FIGURES_PATH}/maanden/:month/terugnemen`, who},
		async handle(context) {
			const month = addressedMonth(context);
			const refused = await submitForm(context, TakeBackFields, async ({idempotencyKey: key, wijziging: changeId}) => {
				const write = {identity: identityOf(context), key, now: service.now()};
				await tellingSentBefore(() => takeBackFigures(service.db, {month, changeId}, write));
				return `${gridPath(month)}&maand=${month}&teruggenomen=${key}`;
			});
			if (refused) {
				await showColumn(service, context, {...refused, typed: {}});
			}
		},
	};
}

async function showColumn(service: Service, context: RequestContext, refused: RefusedForm | null): Promise<void> {
	const month = addressedMonth(context);
	const now = service.now();
	const column = await readMonthColumn(service.db, month, now);
	const after = monthOf(addDays(lastDayOfMonth(month), 1));
	const isTyped = refused !== null && Object.keys(refused.typed).length > 0;
	const page = (
		<ColumnPage
			month={month}
			before={monthOf(addDays(`${month}-01`, -1))}
			after={after <= monthOf(dayOf(now)) ? after : null}
			areas={column.areas}
			standing={column.standing}
			values={isTyped ? refused.typed : valuesOf(column)}
			faults={refused?.faults ?? []}
			idempotencyKey={randomUUID()}
		/>
	);
	await sendPage(service, context, {title: `Cijfers van ${month}`, children: page});
}

function valuesOf({standing, usualSource}: MonthColumn): Record<string, string> {
	const cells = [...standing].flatMap(([code, row]) => [
		[cellField('downloads', code), formatCount(row.appDownloads)],
		[cellField('participants', code), countText(row)],
	]);
	return {...Object.fromEntries(cells), source: usualSource ?? '', method: 'measured'};
}

function countText({participants}: AppDownloads): string {
	return participants === null ? '' : formatCount(participants);
}
