import {randomUUID} from 'node:crypto';
import type {Context} from 'koa';
import {z} from 'zod';
import {KeyInput} from '../domain/inputs.ts';
import {identityOf, type Route} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import {listImports, startImport} from '../usecases/import-jobs.ts';
import type {ImportKind} from '../usecases/import-request.ts';
import {ImportStartPage} from '../views/import-start.tsx';
import {importTypes} from '../views/import-words.ts';
import type {RefusedForm} from './form.ts';
import {sendPage} from './page.tsx';
import {submitUpload} from './upload-form.ts';

const who = ['coordinator'] as const;
const kinds = Object.keys(importTypes) as [ImportKind, ...ImportKind[]];
const Form = z.strictObject({idempotencyKey: KeyInput, kind: z.enum(kinds, 'Kies wat het bestand bevat.')});
const path = '/cijfers/importeren';

/** /cijfers/importeren: hand over a file, and the imports of before. */
export function importPages(service: Service): Route[] {
	const {db, now} = service;
	return [
		{method: 'GET', path, who, handle: context => show(service, context, null)},
		{
			method: 'POST',
			path,
			who,
			async handle(context) {
				const refused = await submitUpload(service, context, {
					schema: Form,
					async work({kind, idempotencyKey}, file) {
						const write = {identity: identityOf(context), key: idempotencyKey, now: now()};
						return `/taken/${await startImport(db, {kind, file}, write)}`;
					},
				});
				if (refused) {
					await show(service, context, refused);
				}
			},
		},
	];
}

async function show(service: Service, context: Context, refused: RefusedForm | null): Promise<void> {
	const jobs = await listImports(service.db);
	const children = (
		<ImportStartPage
			jobs={jobs}
			newKey={randomUUID()}
			kind={refused?.typed.kind ?? ''}
			faults={refused?.faults ?? []}
		/>
	);
	await sendPage(service, context, {title: 'Bestand importeren', scripts: ['live.js'], children});
}
