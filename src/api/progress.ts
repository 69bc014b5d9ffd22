import type {Context} from 'koa';
import {z} from 'zod';
import {UNIT} from '../domain/areas.ts';
import {parseInput, refuse} from '../domain/faults.ts';
import {AreaCodeInput, DayInput, InstantInput, ReasonInput, YearInput} from '../domain/inputs.ts';
import {dayOf} from '../domain/period.ts';
import {progressDocument} from '../domain/progress-document.ts';
import type {Version} from '../domain/revisions.ts';
import {type Target, TargetGoalInput, TargetSchema} from '../domain/targets.ts';
import {divisions} from '../domain/users.ts';
import {answerFact} from '../http/answer.ts';
import {expectedRevision, writeOf} from '../http/idempotency.ts';
import {keptAnswer} from '../http/kept-answers.ts';
import {readBody, readQuery} from '../http/read-input.ts';
import {identityOf, type Route} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import {areasOfDay} from '../usecases/areas.ts';
import {figuresReport} from '../usecases/figures-report.ts';
import {progressReport} from '../usecases/progress-report.ts';
import {saveTarget, targetsOfYear} from '../usecases/targets.ts';
import {AreasAnswer, FiguresAnswer, ProgressAnswer} from './answers.ts';

const YearAddress = z.strictObject({year: YearInput});
const TargetAddress = z.strictObject({year: YearInput, id: z.string().regex(/^T\d{1,2}$/, 'Een doel heet T1, T2, ….')});
const asOf = {area: AreaCodeInput.default(UNIT), at: DayInput.optional(), knownAt: InstantInput.optional()};
const ProgressQuery = z.strictObject(asOf);
const FiguresQuery = z.strictObject({by: z.enum(divisions).default('municipality'), ...asOf});
const AreasQuery = z.strictObject({on: DayInput.optional()});
const Stamp = {revision: z.int(), recordedAt: z.string()};
const TargetAnswer = z.union(TargetSchema.options.map(option => z.strictObject({...option.shape, ...Stamp})));

/** What `TargetGoalInput` and `TargetSchema` together take. */
const TargetBody = z.union(
	TargetSchema.options.map(option => {
		const {id: _, year: __, ...shape} = option.shape;
		return z.strictObject({...shape, reason: ReasonInput.optional()});
	}),
);

/** The API for what the facts add up to: progress, figures, targets and areas. */
export function progressRoutes({db, now}: Service): Route[] {
	return [
		{
			method: 'GET',
			path: '/api/v1/progress/:year',
			who: 'signed-in',
			summary: 'De doelstellingen van een jaar: stand, norm, verwacht tot nu, oordeel.',
			parameters: YearAddress,
			query: ProgressQuery,
			answers: {200: ProgressAnswer},
			problems: [404],
			async handle(context) {
				await sendKept({db, now}, context, async moment => {
					const {year} = parseInput(YearAddress, context.params);
					const query = readQuery(context, ProgressQuery);
					const report = await progressReport(db, {year, ...query, identity: identityOf(context), now: moment});
					return progressDocument(report) satisfies z.input<typeof ProgressAnswer>;
				});
			},
		},
		{
			method: 'GET',
			path: '/api/v1/figures/:year',
			who: 'signed-in',
			summary: 'De cijfers van een jaar, verdeeld per gemeente, basisteam, district of maand.',
			parameters: YearAddress,
			query: FiguresQuery,
			answers: {200: FiguresAnswer},
			problems: [403, 404],
			async handle(context) {
				await sendKept({db, now}, context, moment => {
					const {year} = parseInput(YearAddress, context.params);
					const query = readQuery(context, FiguresQuery);
					return figuresReport(db, {year, ...query, identity: identityOf(context), now: moment});
				});
			},
		},
		areasRoute({db, now}),
		...targetRoutes({db, now}),
	];
}

/** A report as JSON, whose text is kept. */
async function sendKept(
	{db, now}: Pick<Service, 'db' | 'now'>,
	context: Context,
	make: (moment: Date) => Promise<object>,
): Promise<void> {
	const moment = now();
	const text = await keptAnswer({db}, context, {now: moment, make: async () => JSON.stringify(await make(moment))});
	context.type = 'json';
	context.body = text;
}

function areasRoute({db, now}: Pick<Service, 'db' | 'now'>): Route {
	return {
		method: 'GET',
		path: '/api/v1/areas',
		who: 'signed-in',
		summary: 'De gebieden die op een dag bestaan.',
		query: AreasQuery,
		answers: {200: AreasAnswer},
		async handle(context) {
			const {on} = readQuery(context, AreasQuery);
			const areas = await areasOfDay(db, on ?? dayOf(now()));
			const short = (list: (typeof areas)['districts']) =>
				list.map(({code, name, from, until}) => ({code, name, from, until}));
			context.body = Object.fromEntries(Object.entries(areas).map(([kind, list]) => [kind, short(list)]));
		},
	};
}

function targetRoutes({db, now}: Pick<Service, 'db' | 'now'>): Route[] {
	return [
		{
			method: 'GET',
			path: '/api/v1/targets/:year',
			who: 'signed-in',
			summary: 'De doelstellingen van een jaar als gegevens.',
			parameters: YearAddress,
			answers: {200: z.strictObject({items: z.array(TargetAnswer)})},
			async handle(context) {
				const {year} = parseInput(YearAddress, context.params);
				context.body = {items: (await targetsOfYear(db, year)).map(targetAnswer)};
			},
		},
		{
			method: 'PUT',
			path: '/api/v1/targets/:year/:id',
			who: ['coordinator'],
			summary: 'Stelt een doelstelling van een jaar vast of wijzigt haar.',
			parameters: TargetAddress,
			body: TargetBody,
			answers: {200: TargetAnswer, 201: TargetAnswer},
			problems: [412, 428],
			async handle(context) {
				const address = parseInput(TargetAddress, context.params);
				const form = await readBody(context, TargetGoalInput);
				if ('year' in form || 'id' in form) {
					refuse('invalid', 'Jaar en nummer van de doelstelling staan in het adres, niet in de invoer.');
				}

				const write = {...address, expected: expectedRevision(context), ...writeOf(context, now())};
				const {how, version} = await saveTarget(db, form, write);
				const location = `/api/v1/targets/${address.year}`;
				answerFact(context, {how, revision: version.revision, location, body: targetAnswer(version)});
			},
		},
	];
}

function targetAnswer(version: Version<Target>) {
	const {changeId, bodyHash, recordedBy, recordedAt, reason, removed, ...target} = version;
	return {...target, recordedAt: recordedAt.toISOString()};
}
