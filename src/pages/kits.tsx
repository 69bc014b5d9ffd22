import {randomUUID} from 'node:crypto';
import {z} from 'zod';
import {SlugInput} from '../domain/campaigns.ts';
import type {Fault} from '../domain/faults.ts';
import {KeyInput} from '../domain/inputs.ts';
import {identityOf, type RequestContext, type Route} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import {cancelJob} from '../usecases/jobs.ts';
import {openKits, readKits, startKits} from '../usecases/kits-jobs.ts';
import {KitsPage} from '../views/kits-page.tsx';
import {type RefusedForm, Signed, submitForm} from './form.ts';
import {sendPage} from './page.tsx';

const who = ['coordinator'] as const;
const Typed = z.string().max(500, 'Deze tekst is te lang.').optional();
const Asked = z.strictObject({idempotencyKey: KeyInput, campagne: SlugInput, regel: Typed, dag: Typed});

/** /alle-materiaal: the kits of all municipalities, made in the background. */
export function kitsPages(service: Service): Route[] {
	return [
		{method: 'POST', path: '/alle-materiaal', who, handle: context => ask(service, context)},
		{method: 'GET', path: '/alle-materiaal/:id', who, handle: context => show(service, context, null)},
		{method: 'GET', path: '/alle-materiaal/:id/zip', who, handle: context => sendZip(service, context)},
		{method: 'POST', path: '/alle-materiaal/:id/annuleren', who, handle: context => cancel(service, context)},
	];
}

async function ask({db, campaignsFolder, now}: Service, context: RequestContext): Promise<void> {
	const refused = await submitForm(context, Asked, async ({idempotencyKey: key, campagne: slug, ...typed}) => {
		const write = {identity: identityOf(context), key, now: now()};
		return `/alle-materiaal/${await startKits(db, {campaignsFolder, slug, typed}, write)}`;
	});
	if (refused) {
		// The page of the material names these faults at their fields, and offers the form again.
		const {campagne = '', regel, dag} = refused.typed;
		const search = new URLSearchParams({campagne, ...(regel && {regel}), ...(dag && {dag})});
		context.status = 303;
		context.set('Location', `/materiaal?${search}`);
	}
}

async function cancel(service: Service, context: RequestContext): Promise<void> {
	const id = idOf(context);
	await readKits(service.db, id);
	const refused = await submitForm(context, Signed, async () => {
		await cancelJob(service.db, id);
		return `/alle-materiaal/${id}`;
	});
	if (refused) {
		await show(service, context, refused);
	}
}

function idOf({params}: RequestContext): string {
	return params.id ?? '';
}

async function sendZip({db}: Service, context: RequestContext): Promise<void> {
	const {name, size, content} = await openKits(db, idOf(context));
	context.attachment(name);
	context.type = 'application/zip';
	context.length = size;
	context.body = content;
}

async function show(service: Service, context: RequestContext, refused: RefusedForm | null): Promise<void> {
	const job = await readKits(service.db, idOf(context));
	const faults: readonly Fault[] = refused?.faults ?? [];
	await sendPage(service, context, {
		title: 'Materiaal van alle gemeenten',
		scripts: ['live.js'],
		children: <KitsPage job={job} faults={faults} now={service.now()} newKey={() => randomUUID()} />,
	});
}
