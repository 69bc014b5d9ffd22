import {randomUUID} from 'node:crypto';
import {z} from 'zod';
import {AddressFormInput} from '../domain/address-form.ts';
import {BrandSchema} from '../domain/brands.ts';
import {type Fault, parseInput, refuse} from '../domain/faults.ts';
import {KeyInput} from '../domain/inputs.ts';
import {readQuery} from '../http/read-input.ts';
import {identityOf, type RequestContext, type Route} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import {
	type BrandChange,
	chooseForm,
	chosenBrand,
	findBrands,
	removeLogo,
	takeLogo,
	undoBrand,
} from '../usecases/brands.ts';
import {logoOfMails} from '../usecases/mailing-brand.ts';
import {BrandPage} from '../views/brand-page.tsx';
import {tellingColleagueFirst} from './colleague-first.ts';
import {type RefusedForm, submitForm} from './form.ts';
import {sendPage} from './page.tsx';
import {RevisionField} from './proposal-fields.ts';
import {submitUpload} from './upload-form.ts';

const who = ['ambassador', 'coordinator'] as const;
const path = '/gemeenten/:slug/logo';
const LogoFile = z.strictObject({file: z.string().regex(/^[0-9a-f]{24}\.png$/, 'Dit logo bestaat niet.')});
const Query = z.strictObject({opgeslagen: z.literal('ja').optional()});
const Asked = z.strictObject({idempotencyKey: KeyInput, revision: RevisionField});
const FormAsked = Asked.extend({form: z.string('Kies je of u.').pipe(AddressFormInput)});
const LogoAsked = Asked.extend({
	alt: z.string('Schrijf op wat er op het logo staat.').pipe(BrandSchema.shape.logoAlt.unwrap()),
});
/** More than a logo may be; what is larger is not even read. */
const LARGEST = 4 * 1024 * 1024;

/** /gemeenten/:slug/logo: the logo of a municipality and how it addresses its residents, by its own ambassador or a coordinator. */
export function brandPages(service: Service): Route[] {
	const {db} = service;
	return [
		{method: 'GET', path, who, handle: context => show(service, context, null)},
		{method: 'GET', path: `${path}.png`, who, handle: context => sendLogo(service, context)},
		{method: 'GET', path: `${path}/:file`, who: 'public', handle: context => sendMailLogo(service, context)},
		{method: 'POST', path, who, handle: context => takeUpload(service, context)},
		asking(service, 'aanspreekvorm', {schema: FormAsked, work: (form, change) => chooseForm(db, form.form, change)}),
		asking(service, 'weg', {schema: Asked, work: (_, change) => removeLogo(db, change)}),
		asking(service, 'terug', {schema: Asked, work: (_, change) => undoBrand(db, change)}),
	];
}

function asking<Schema extends z.ZodType<z.infer<typeof Asked>>>(
	service: Service,
	name: string,
	{schema, work}: {schema: Schema; work(form: z.output<Schema>, change: BrandChange): Promise<void>},
): Route {
	return {
		method: 'POST',
		path: `${path}/${name}`,
		who,
		async handle(context) {
			const refused = await submitForm(context, schema, async form => {
				await tellingColleagueFirst('deze keuze', () => work(form, changeIn(service, context, form)));
				return savedAddress(context);
			});
			if (refused) {
				await show(service, context, refused);
			}
		},
	};
}

async function takeUpload(service: Service, context: RequestContext): Promise<void> {
	const {db, now} = service;
	await chosenBrand(db, {slug: slugOf(context), identity: identityOf(context), now: now()});
	const refused = await submitUpload(service, context, {
		schema: LogoAsked,
		largest: LARGEST,
		async work({alt, ...form}, {upload}) {
			const change = changeIn(service, context, form);
			await tellingColleagueFirst('het logo', () => takeLogo(db, {upload, alt}, change));
			return savedAddress(context);
		},
	});
	if (refused) {
		await show(service, context, refused);
	}
}

function slugOf({params}: RequestContext): string {
	return params.slug ?? '';
}

function savedAddress(context: RequestContext): string {
	return `/gemeenten/${slugOf(context)}/logo?opgeslagen=ja`;
}

function changeIn(
	{now}: Service,
	context: RequestContext,
	{idempotencyKey: key, revision: expected}: z.infer<typeof Asked>,
): BrandChange {
	return {slug: slugOf(context), expected, identity: identityOf(context), key, now: now()};
}

async function sendLogo({db, now}: Service, context: RequestContext): Promise<void> {
	const {municipality} = await chosenBrand(db, {slug: slugOf(context), identity: identityOf(context), now: now()});
	const brands = await findBrands(db, [municipality.code]);
	const logo = brands.get(municipality.code)?.logo ?? refuse('not-found', 'Deze gemeente heeft geen logo.');
	context.type = 'png';
	context.body = logo.content;
}

/** The logo that a mailing shows: open to everybody, for mails that are opened as a web page. A picture never changes. */
async function sendMailLogo({db, now}: Service, context: RequestContext): Promise<void> {
	const {file} = parseInput(LogoFile, {file: context.params.file});
	const id = file.replace('.png', '');
	const picture = await logoOfMails(db, {slug: slugOf(context), id, now: now()});
	context.set('Cache-Control', 'public, max-age=86400');
	context.set('Cross-Origin-Resource-Policy', 'cross-origin');
	context.type = 'png';
	context.body = picture ?? refuse('not-found', 'Dit logo bestaat niet.');
}

async function show(service: Service, context: RequestContext, refused: RefusedForm | null): Promise<void> {
	const asked = {slug: slugOf(context), identity: identityOf(context), now: service.now()};
	const brand = await chosenBrand(service.db, asked);
	const isSaved = !refused && context.method === 'GET' && readQuery(context, Query).opgeslagen === 'ja';
	const page = (
		<BrandPage
			{...brand}
			isSaved={isSaved}
			typed={refused?.typed ?? {}}
			faults={(refused?.faults ?? []).map(faultOnPage)}
			newKey={() => randomUUID()}
		/>
	);
	await sendPage(service, context, {title: `Logo van ${brand.municipality.name}`, children: page});
}

/** A fault of what is not typed on this page stands above it. */
function faultOnPage(fault: Fault): Fault {
	return ['file', 'alt', 'form'].includes(fault.field) ? fault : {...fault, field: ''};
}
