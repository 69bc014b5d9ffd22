import {z} from 'zod';
import {isByPerson} from '../domain/fetches.ts';
import {KeyInput} from '../domain/inputs.ts';
import {NationalFileInput, nationalFileName, nationalFileTypes} from '../domain/national-files.ts';
import {identityOf, type RequestContext, type Route} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import {
	changeNationalFile,
	fetchNationalFile,
	setNationalFileRemoved,
	takeNationalFile,
} from '../usecases/national-files.ts';
import {NATIONAL_PATH} from '../views/national-files.tsx';
import {tellingColleagueFirst} from './colleague-first.ts';
import {type FormRoute, formRoute} from './form-route.ts';
import {showNationalFiles} from './national-files-show.tsx';
import {askingOf} from './own-links.tsx';
import {RevisionField} from './proposal-fields.ts';
import {tellingSentBefore} from './sent-before.ts';
import {submitUpload} from './upload-form.ts';

const who = ['admin', 'coordinator'] as const;
const {from, lastDay, title, alt} = NationalFileInput.shape;
const fields = {
	title: z.string('Vul een titel in.').pipe(title),
	from: z.string('Vul de eerste dag in.').pipe(from),
	lastDay: z.string('Vul de laatste dag in.').pipe(lastDay),
	alt: alt.default(null),
};
const UploadFields = z.strictObject({idempotencyKey: KeyInput, ...fields});
const Seen = z.strictObject({idempotencyKey: KeyInput, revision: RevisionField});
const ChangeFields = Seen.extend(fields);
const removals = [
	{step: 'verwijderen', what: 'removed', done: 'verwijderd'},
	{step: 'terugzetten', what: 'restored', done: 'teruggezet'},
] as const;
/** Our choice: a short film; what is larger belongs on a film site. */
const LARGEST = 50 * 1024 * 1024;

/** /campagnes/landelijk: the ready files of national campaigns; and each of them, for who may use it. */
export function nationalFilePages(service: Service): Route[] {
	const {db} = service;
	const form = <Schema extends z.ZodType<{idempotencyKey: string}>>(
		route: Pick<FormRoute<Schema>, 'path' | 'schema' | 'work'>,
	) =>
		formRoute(service, {
			...route,
			who,
			telling: work => tellingColleagueFirst('dit bestand', work),
			show: (context, refused) => showNationalFiles(service, context, {id: context.params.id ?? null, ...refused}),
		});
	return [
		{method: 'GET', path: NATIONAL_PATH, who, handle: context => showNationalFiles(service, context, null)},
		{method: 'POST', path: NATIONAL_PATH, who, handle: context => takeUpload(service, context)},
		{
			...{method: 'GET', path: '/landelijk/:id', who: ['admin', 'coordinator', 'ambassador']},
			handle: context => sendFile(service, context),
		},
		form({
			path: '/landelijk/:id',
			schema: ChangeFields,
			async work({idempotencyKey, revision, ...fields}, {write, params: {id = ''}}) {
				await changeNationalFile(db, fields, {...write, id, expected: revision});
				return `${NATIONAL_PATH}?gewijzigd=${id}`;
			},
		}),
		...removals.map(({step, what, done}) =>
			form({
				path: `/landelijk/:id/${step}`,
				schema: Seen,
				async work({revision}, {write, params: {id = ''}}) {
					await setNationalFileRemoved(db, what, {...write, id, expected: revision});
					return `${NATIONAL_PATH}?${done}=${id}`;
				},
			}),
		),
	];
}

async function takeUpload(service: Service, context: RequestContext): Promise<void> {
	const {db, now} = service;
	const refused = await submitUpload(service, context, {
		schema: UploadFields,
		largest: LARGEST,
		async work({idempotencyKey: key, ...form}, file) {
			const write = {identity: identityOf(context), key, now: now()};
			const id = await tellingSentBefore(() => takeNationalFile(db, form, {...write, file}));
			return `${NATIONAL_PATH}?toegevoegd=${id}`;
		},
	});
	if (refused) {
		await showNationalFiles(service, context, {id: null, ...refused});
	}
}

async function sendFile({db, now}: Service, context: RequestContext): Promise<void> {
	const {id = ''} = context.params;
	const asked = {id, identity: identityOf(context), now: now(), isByPerson: isByPerson(askingOf(context))};
	const {file, content} = await fetchNationalFile(db, asked);
	context.attachment(nationalFileName(file));
	context.type = nationalFileTypes[file.type];
	context.length = file.size;
	context.body = content;
}
