import {z} from 'zod';
import {type AppDownloads, AppDownloadsInput} from '../domain/app-downloads.ts';
import {parseInput} from '../domain/faults.ts';
import {AreaCodeInput, MonthInput, YearInput} from '../domain/inputs.ts';
import type {Version} from '../domain/revisions.ts';
import {type Totals, TotalsInput} from '../domain/totals.ts';
import {answerFact, pageOf} from '../http/answer.ts';
import {expectedRevision, writeOf} from '../http/idempotency.ts';
import {readBody, readQuery} from '../http/read-input.ts';
import {identityOf, type Route} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import {appDownloadsOfYear, saveAppDownloads} from '../usecases/app-downloads.ts';
import {saveTotals} from '../usecases/totals.ts';
import {AppDownloadsAnswer, listOf, TotalsAnswer} from './answers.ts';
import {PageQuery} from './lists.ts';

const Address = z.strictObject({area: AreaCodeInput, month: MonthInput});
const YearAddress = z.strictObject({year: YearInput});
const Query = z.strictObject({year: YearInput, area: AreaCodeInput.optional(), ...PageQuery});

/** The API for app downloads and for the reported totals of past years. */
export function appDownloadsRoutes({db, now}: Service): Route[] {
	return [
		{
			method: 'PUT',
			path: '/api/v1/app-downloads/:area/:month',
			who: ['coordinator'],
			summary: 'Legt de downloads en deelnemers van een maand vast, per gemeente of voor de hele eenheid (unit).',
			parameters: Address,
			body: AppDownloadsInput,
			answers: {200: AppDownloadsAnswer, 201: AppDownloadsAnswer},
			problems: [412, 428],
			async handle(context) {
				const address = parseInput(Address, context.params);
				const write = {...address, expected: expectedRevision(context), ...writeOf(context, now())};
				const {how, version} = await saveAppDownloads(db, await readBody(context, AppDownloadsInput), write);
				const location = `/api/v1/app-downloads/${address.area}/${address.month}`;
				answerFact(context, {how, revision: version.revision, location, body: appDownloadsAnswer(version)});
			},
		},
		{
			method: 'GET',
			path: '/api/v1/app-downloads',
			who: ['admin', 'coordinator', 'ambassador', 'reader'],
			summary: 'De downloads per maand van een jaar.',
			query: Query,
			answers: {200: listOf(AppDownloadsAnswer)},
			problems: [404],
			async handle(context) {
				const {year, area, ...page} = readQuery(context, Query);
				const rows = await appDownloadsOfYear(db, {year, area, identity: identityOf(context), now: now()});
				context.body = pageOf(rows.map(appDownloadsAnswer), page);
			},
		},
		totalsRoute({db, now}),
	];
}

function totalsRoute({db, now}: Pick<Service, 'db' | 'now'>): Route {
	return {
		method: 'PUT',
		path: '/api/v1/totals/:year',
		who: ['coordinator'],
		summary: 'Legt de opgegeven totalen van een voorbij jaar vast.',
		parameters: YearAddress,
		body: TotalsInput,
		answers: {200: TotalsAnswer, 201: TotalsAnswer},
		problems: [412, 428],
		async handle(context) {
			const {year} = parseInput(YearAddress, context.params);
			const write = {year, expected: expectedRevision(context), ...writeOf(context, now())};
			const {how, version} = await saveTotals(db, await readBody(context, TotalsInput), write);
			const location = `/api/v1/totals/${year}`;
			answerFact(context, {how, revision: version.revision, location, body: totalsAnswer(version)});
		},
	};
}

function appDownloadsAnswer(version: Version<AppDownloads>): z.input<typeof AppDownloadsAnswer> {
	const {area, month, appDownloads, participants, method, source, revision, recordedAt} = version;
	const id = `${area}:${month}`;
	return {id, area, month, appDownloads, participants, method, source, revision, recordedAt: recordedAt.toISOString()};
}

function totalsAnswer({year, months, started, direct, source, revision, recordedAt}: Version<Totals>) {
	return {year, months, started, direct, source, revision, recordedAt: recordedAt.toISOString()};
}
