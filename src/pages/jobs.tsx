import {randomUUID} from 'node:crypto';
import type {Context} from 'koa';
import {z} from 'zod';
import type {ColumnMapping} from '../domain/column-mapping.ts';
import type {Fault} from '../domain/faults.ts';
import {KeyInput, numberInput} from '../domain/inputs.ts';
import {readQuery} from '../http/read-input.ts';
import {identityOf, type Route} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import {
	applyImport,
	chooseColumns,
	type ImportAsked,
	readImport,
	replaceFile,
	retryImport,
	takeBack,
} from '../usecases/import-jobs.ts';
import {cancelJob} from '../usecases/jobs.ts';
import type {Write} from '../usecases/write.ts';
import {COLUMN_FIELD} from '../views/import-columns.tsx';
import {JobPage} from '../views/job-page.tsx';
import {type RefusedForm, submitForm} from './form.ts';
import {sendPage} from './page.tsx';
import {tellingSentBefore} from './sent-before.ts';
import {submitUpload} from './upload-form.ts';

const who = ['coordinator'] as const;
const Query = z.strictObject({fouten: numberInput('Dit is geen bladzijde.').pipe(z.int().min(1).max(100)).optional()});
const Revision = z.coerce.number('De revisie ontbreekt.').int('De revisie ontbreekt.').min(1, 'De revisie ontbreekt.');
const Fields = z.strictObject({idempotencyKey: KeyInput, revision: Revision});
const ColumnFields = z.looseObject(Fields.shape);

/** /taken/:id: one piece of long work from its file to its result, and everything that can be asked of it. */
export function jobPages(service: Service): Route[] {
	const {db, now} = service;
	const asking = (name: string, work: (asked: ImportAsked, write: Write) => Promise<void>): Route =>
		formRoute(service, name, (asked, write) => work(asked, write));
	return [
		{method: 'GET', path: '/taken/:id', who, handle: context => show(service, context, null)},
		asking('importeren', (asked, write) => applyImport(db, asked, write)),
		asking('terugdraaien', (asked, write) => takeBack(db, asked, write)),
		asking('opnieuw', (asked, write) => retryImport(db, asked, write)),
		asking('annuleren', ({id}) => cancelJob(db, id)),
		formRoute(service, 'kolommen', (asked, write, fields) =>
			chooseColumns(db, {...asked, mapping: mappingIn(fields)}, write),
		),
		{
			method: 'POST',
			path: '/taken/:id/bestand',
			who,
			async handle(context) {
				const id = context.params.id ?? '';
				await readImport(db, id);
				const refused = await submitUpload(service, context, {
					schema: Fields,
					async work({idempotencyKey, revision}, file) {
						const write = {identity: identityOf(context), key: idempotencyKey, now: now()};
						await replaceFile(db, {id, revision, file}, write);
						return `/taken/${id}`;
					},
				});
				if (refused) {
					await show(service, context, refused);
				}
			},
		},
	];
}

function formRoute(
	service: Service,
	name: string,
	work: (asked: ImportAsked, write: Write, fields: Record<string, unknown>) => Promise<void>,
): Route {
	return {
		method: 'POST',
		path: `/taken/:id/${name}`,
		who,
		async handle(context) {
			const id = context.params.id ?? '';
			const schema = name === 'kolommen' ? ColumnFields : Fields;
			const refused = await submitForm(context, schema, async form => {
				const {idempotencyKey: key, revision} = form;
				const write = {identity: identityOf(context), key, now: service.now()};
				await tellingSentBefore(() => work({id, revision}, write, form));
				return `/taken/${id}`;
			});
			if (refused) {
				await show(service, context, {...refused, faults: refused.faults.map(faultOfForm)});
			}
		},
	};
}

/** A fault of a column of ours, by the name of its field on the page. */
function faultOfForm({field, message}: Fault): Fault {
	const isOther = field === '' || Object.hasOwn(Fields.shape, field) || field === 'file';
	return {field: isOther ? field : `${COLUMN_FIELD}${field}`, message};
}

/** What was chosen, by column of ours; a column that is not in the file is left out. */
function mappingIn(fields: Record<string, unknown>): ColumnMapping {
	return Object.fromEntries(
		Object.entries(fields).flatMap(([name, header]) =>
			name.startsWith(COLUMN_FIELD) && typeof header === 'string' ? [[name.slice(COLUMN_FIELD.length), header]] : [],
		),
	);
}

async function show(service: Service, context: Context, refused: RefusedForm | null): Promise<void> {
	const job = await readImport(service.db, context.params.id ?? '');
	const page = context.method === 'POST' ? 1 : (readQuery(context, Query).fouten ?? 1);
	const children = (
		<JobPage
			job={job}
			page={page}
			faults={refused?.faults ?? []}
			typed={refused?.typed ?? {}}
			now={service.now()}
			newKey={() => randomUUID()}
		/>
	);
	await sendPage(service, context, {title: `Import van ${job.work.fileName}`, scripts: ['live.js'], children});
}
