import {randomUUID} from 'node:crypto';
import {z} from 'zod';
import {type AppDownloads, AppDownloadsInput} from '../domain/app-downloads.ts';
import {KeyInput} from '../domain/inputs.ts';
import {SeenRevision, TypedCount} from '../domain/month-column.ts';
import type {Version} from '../domain/revisions.ts';
import {readQuery} from '../http/read-input.ts';
import {identityOf, type RequestContext, type Route} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import {saveAppDownloads} from '../usecases/app-downloads.ts';
import {type CellAddress, readFigureCell, removeAppDownloads} from '../usecases/figure-cell.ts';
import type {Write} from '../usecases/write.ts';
import {CellPage} from '../views/figures-cell.tsx';
import {FIGURES_PATH, figuresPath} from '../views/figures-words.ts';
import {formatCount} from '../views/format.ts';
import {tellingColleagueFirst} from './colleague-first.ts';
import {addressedMonth} from './figure-months.tsx';
import {figureNotice} from './figure-notice.ts';
import {type RefusedForm, submitForm} from './form.ts';
import {sendPage} from './page.tsx';

const who = ['coordinator'] as const;
const RemoveFields = z.strictObject({idempotencyKey: KeyInput, revision: SeenRevision});
const CellFields = RemoveFields.extend({
	downloads: z.string('Vul de downloads in.').pipe(TypedCount),
	participants: TypedCount.optional(),
	method: AppDownloadsInput.shape.method,
	source: z.string('Vul in waar het cijfer vandaan komt.').pipe(AppDownloadsInput.shape.source),
});
const Query = z.strictObject({opgeslagen: KeyInput.optional(), teruggenomen: KeyInput.optional()});

/** /cijfers/maanden/2022-05/GM0321: one number with its source and history. */
export function figureCellPages(service: Service): Route[] {
	const {db} = service;
	const path = `${FIGURES_PATH}/maanden/:month/:area`;
	return [
		{...{method: 'GET', path, who}, handle: context => showCell(service, context, null)},
		cellRoute(service, {
			path,
			schema: CellFields,
			async work({revision, downloads, participants = null, method, source}, address, write) {
				const form = {appDownloads: downloads, participants, method, source};
				await saveAppDownloads(db, form, {...address, expected: revision === 0 ? null : revision, ...write});
			},
		}),
		cellRoute(service, {
			path: `${path}/weghalen`,
			schema: RemoveFields,
			async work({revision}, address, write) {
				await removeAppDownloads(db, {...address, expected: revision, ...write});
			},
		}),
	];
}

interface CellRoute<Schema extends z.ZodType<{idempotencyKey: string}>> {
	path: string;
	schema: Schema;
	work(form: z.output<Schema>, address: CellAddress, write: Write): Promise<void>;
}

function cellRoute<Schema extends z.ZodType<{idempotencyKey: string}>>(
	service: Service,
	{path, schema, work}: CellRoute<Schema>,
): Route {
	return {
		method: 'POST',
		path,
		who,
		async handle(context) {
			const address = addressOf(context);
			await readFigureCell(service.db, address, service.now());
			const refused = await submitForm(context, schema, async form => {
				const write = {identity: identityOf(context), key: form.idempotencyKey, now: service.now()};
				await tellingColleagueFirst('dit cijfer', () => work(form, address, write));
				return `${figuresPath(address.month, address.area)}?opgeslagen=${form.idempotencyKey}`;
			});
			if (refused) {
				await showCell(service, context, refused);
			}
		},
	};
}

function addressOf(context: RequestContext): CellAddress {
	return {month: addressedMonth(context), area: context.params.area ?? ''};
}

async function showCell(service: Service, context: RequestContext, refused: RefusedForm | null): Promise<void> {
	const address = addressOf(context);
	const cell = await readFigureCell(service.db, address, service.now());
	const done = refused ? {} : readQuery(context, Query);
	const page = (
		<CellPage
			{...cell}
			values={refused && 'downloads' in refused.typed ? refused.typed : valuesOf(cell.versions)}
			faults={refused?.faults ?? []}
			notice={await figureNotice(service.db, {month: address.month, ...done})}
			newKey={() => randomUUID()}
		/>
	);
	await sendPage(service, context, {title: `${cell.area.name}, ${address.month}`, children: page});
}

function valuesOf(versions: readonly Version<AppDownloads>[]): Record<string, string> {
	const current = versions.at(-1);
	if (!current || current.removed) {
		return {method: 'measured', source: current?.source ?? ''};
	}

	const {appDownloads, participants, method, source} = current;
	return {
		downloads: formatCount(appDownloads),
		participants: participants === null ? '' : formatCount(participants),
		method,
		source,
	};
}
