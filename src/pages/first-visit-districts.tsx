import {randomUUID} from 'node:crypto';
import type {Context} from 'koa';
import {z} from 'zod';
import type {Fault} from '../domain/faults.ts';
import {readQuery} from '../http/read-input.ts';
import {identityOf, type Route} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import {readAreaFile} from '../usecases/area-files.ts';
import {everyArea} from '../usecases/areas.ts';
import {FIRST_VISIT, firstVisit} from '../usecases/first-visit.ts';
import {checkDivision, divideUnit, divisionTemplate} from '../usecases/set-up-districts.ts';
import {DistrictsStepPage} from '../views/first-visit-districts.tsx';
import {Signed, submitForm} from './form.ts';
import {sendPage} from './page.tsx';
import {fileToLookAt} from './upload-form.ts';

const who = ['admin'] as const;
const path = `${FIRST_VISIT}/districten`;
const Query = z.strictObject({bestand: z.string().optional()});
const SaveForm = Signed.extend({upload: z.string()});

/** The second step of the first visit: a file of districts and basisteams, or none. */
export function districtsStep(service: Service): Route[] {
	const {db, now} = service;
	const write = (context: Context, key: string) => ({identity: identityOf(context), key, now: now()});
	return [
		{method: 'GET', path, who, handle: context => show(service, context, [])},
		{
			method: 'GET',
			path: `${path}.csv`,
			who,
			async handle(context) {
				context.attachment('districten.csv');
				context.type = 'text/csv; charset=utf-8';
				context.body = await divisionTemplate(db);
			},
		},
		fileToLookAt(service, {path, who, show: (context, faults) => show(service, context, faults)}),
		{
			method: 'POST',
			path: `${path}/opslaan`,
			who,
			async handle(context) {
				const refused = await submitForm(context, SaveForm, async ({idempotencyKey, upload}) => {
					const file = await readAreaFile(db, upload);
					// Judged as it was shown: a file that is not right any more shows its faults.
					if ((await checkDivision(db, file)).faults.length > 0) {
						return `${path}?bestand=${upload}`;
					}

					await divideUnit(db, file, write(context, idempotencyKey));
					return FIRST_VISIT;
				});
				if (refused) {
					await show(service, context, refused.faults);
				}
			},
		},
		{
			method: 'POST',
			path: `${path}/overslaan`,
			who,
			async handle(context) {
				const refused = await submitForm(context, Signed, async ({idempotencyKey}) => {
					await divideUnit(db, null, write(context, idempotencyKey));
					return FIRST_VISIT;
				});
				if (refused) {
					await show(service, context, refused.faults);
				}
			},
		},
	];
}

async function show(service: Service, context: Context, faults: readonly Fault[]): Promise<void> {
	const {db, now} = service;
	const {stage, unitName} = await firstVisit(db);
	if (stage !== 'districts') {
		context.redirect(FIRST_VISIT);
		return;
	}

	const {bestand: upload} = context.method === 'GET' ? readQuery(context, Query) : {};
	const checked = upload ? {upload, ...(await checkDivision(db, await readAreaFile(db, upload)))} : null;
	const municipalities = (await everyArea(db)).filter(({kind}) => kind === 'municipality').length;
	const children = (
		<DistrictsStepPage
			unitName={unitName ?? ''}
			municipalities={municipalities}
			checked={checked}
			faults={faults}
			now={now()}
			newKey={() => randomUUID()}
		/>
	);
	await sendPage(service, context, {title: 'Districten en basisteams', children});
}
