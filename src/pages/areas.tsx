import {randomUUID} from 'node:crypto';
import type {Context} from 'koa';
import {z} from 'zod';
import type {Fault} from '../domain/faults.ts';
import {areaColumns} from '../domain/import-areas.ts';
import {readQuery} from '../http/read-input.ts';
import {identityOf, type Route} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import {readAreaFile} from '../usecases/area-files.ts';
import {everyArea} from '../usecases/areas.ts';
import {applyPreview, listAreaImports, takeBackAreas} from '../usecases/import-areas.ts';
import {previewAreas} from '../usecases/preview-areas.ts';
import {AreaImportPage} from '../views/area-import-page.tsx';
import {Signed, submitForm} from './form.ts';
import {sendPage} from './page.tsx';
import {fileToLookAt} from './upload-form.ts';

const who = ['admin'] as const;
const path = '/beheer/gebieden';
const done = {
	doorgevoerd: 'De wijzigingen zijn doorgevoerd.',
	teruggedraaid: 'De wijzigingen zijn teruggedraaid: de gebieden zijn weer zoals ze waren.',
} as const;
const Query = z.strictObject({
	bestand: z.string().optional(),
	klaar: z.enum(['doorgevoerd', 'teruggedraaid']).optional(),
});
const ApplyForm = Signed.extend({
	upload: z.string(),
	seen: z.string().regex(/^[0-9a-f]{64}$/, 'Bekijk eerst wat er verandert.'),
});

/** /beheer/gebieden: changes of areas by file, with a look at them first. For admins. */
export function areaPages(service: Service): Route[] {
	const {db, now} = service;
	return [
		{method: 'GET', path, who, handle: context => show(service, context, [])},
		{
			method: 'GET',
			path: `${path}.csv`,
			who,
			handle(context) {
				context.attachment('gebieden.csv');
				context.type = 'text/csv; charset=utf-8';
				context.body = `\uFEFF${areaColumns.optional.join(';')}\r\n`;
			},
		},
		fileToLookAt(service, {path, who, show: (context, faults) => show(service, context, faults)}),
		{
			method: 'POST',
			path: `${path}/wijziging/doorvoeren`,
			who,
			async handle(context) {
				const refused = await submitForm(context, ApplyForm, async ({idempotencyKey, upload, seen}) => {
					const preview = await previewAreas(db, await readAreaFile(db, upload), now());
					// Judged as it was shown: a file that is not right any more shows its faults.
					if (preview.faults.length > 0) {
						return `${path}?bestand=${upload}`;
					}

					await applyPreview(db, {preview, seen}, {identity: identityOf(context), key: idempotencyKey, now: now()});
					return `${path}?klaar=doorgevoerd`;
				});
				await showRefused(service, context, refused);
			},
		},
		{
			method: 'POST',
			path: `${path}/wijziging/:id/terugdraaien`,
			who,
			async handle(context) {
				const refused = await submitForm(context, Signed, async ({idempotencyKey}) => {
					const write = {identity: identityOf(context), key: idempotencyKey, now: now()};
					await takeBackAreas(db, context.params.id ?? '', write);
					return `${path}?klaar=teruggedraaid`;
				});
				await showRefused(service, context, refused);
			},
		},
	];
}

async function showRefused(
	service: Service,
	context: Context,
	refused: {faults: readonly Fault[]} | null,
): Promise<void> {
	if (refused) {
		await show(service, context, refused.faults);
	}
}

async function show(service: Service, context: Context, faults: readonly Fault[]): Promise<void> {
	const {db, now} = service;
	const {bestand: upload, klaar} = context.method === 'POST' ? {} : readQuery(context, Query);
	const checked = upload ? {upload, ...(await previewAreas(db, await readAreaFile(db, upload), now()))} : null;
	const [areas, imports] = await Promise.all([everyArea(db), listAreaImports(db)]);
	const all = [...(checked?.differences.map(({after}) => after) ?? []), ...areas];
	const children = (
		<AreaImportPage
			checked={checked}
			imports={imports}
			notice={klaar ? done[klaar] : null}
			faults={faults}
			nameOf={code => all.find(area => area.code === code)?.name ?? code}
			now={now()}
			newKey={() => randomUUID()}
		/>
	);
	await sendPage(service, context, {title: 'Gebieden', children});
}
