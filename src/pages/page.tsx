import {randomUUID} from 'node:crypto';
import type {Context} from 'koa';
import type {ComponentChildren} from 'preact';
import {areaOf, UNIT} from '../domain/areas.ts';
import type {Role} from '../domain/users.ts';
import {keptAnswer} from '../http/kept-answers.ts';
import {visitorOf} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import {everyArea} from '../usecases/areas.ts';
import {areaPath} from '../views/addresses.ts';
import {type NavItem, renderPage} from '../views/layout.tsx';

export interface PageContent {
	title: string;
	scripts?: readonly string[];
	children: ComponentChildren;
}

/** Leads an ambassador to the own organisation, also while it is not known which one that is. */
const OWN = '/';

/** The page of the own organisation of an ambassador, in the menu. */
type OwnPage = Pick<NavItem, 'href' | 'label'>;

interface MenuItem {
	href: string;
	label: string;
	roles: readonly Role[];
	/** For whom it stands behind "Meer". */
	second?: readonly Role[];
}

/** Who has more pages than one line of the menu holds. */
const manyPages: readonly Role[] = ['coordinator'];

const menu: readonly MenuItem[] = [
	{href: '/voortgang', label: 'Voortgang', roles: ['admin', 'coordinator', 'ambassador', 'control-room', 'reader']},
	{href: '/gemeenten', label: 'Gemeenten', roles: ['admin', 'coordinator']},
	{href: '/ambassadeurs', label: 'Ambassadeurs', roles: ['admin', 'coordinator']},
	{href: '/campagnes', label: 'Campagnes', roles: ['admin', 'coordinator']},
	{href: '/cijfers', label: 'Cijfers', roles: ['coordinator']},
	{href: '/districten', label: 'Districten', roles: ['admin', 'coordinator', 'reader'], second: manyPages},
	{href: '/doelen', label: 'Doelen', roles: ['admin', 'coordinator'], second: manyPages},
	{href: '/meldkamer', label: 'Meldkamer', roles: ['coordinator', 'control-room'], second: manyPages},
	{href: '/acties', label: 'Acties', roles: ['coordinator', 'control-room'], second: manyPages},
	{href: OWN, label: 'Ons Burgernet', roles: ['ambassador']},
	{href: '/materiaal', label: 'Materiaal', roles: ['ambassador']},
	{href: '/berichten', label: 'Onze berichten', roles: ['ambassador']},
	{href: '/beheer', label: 'Beheer', roles: ['admin']},
];

/** Answers with a whole page, in the frame that every page has. */
export async function sendPage(service: Service, context: Context, content: PageContent): Promise<void> {
	const text = await framedText(service, context, content);
	context.type = 'html';
	context.body = text;
}

async function framedText(service: Service, context: Context, content: PageContent): Promise<string> {
	const areas = await everyArea(service.db);
	const unit = areaOf(areas, UNIT);
	const own = areaOf(areas, visitorOf(context)?.area ?? '');
	return pageText(service, context, {
		...content,
		siteName: unit ? `Burgernet ${unit.name}` : 'Burgernet',
		own: own && {href: areaPath(own), label: own.kind === 'municipality' ? 'Onze gemeente' : 'Ons team'},
	});
}

/**
The same page, kept until any fact changes and for no longer than a minute.

@param make builds it; the key that it is given stands in for the idempotency key of each form, and becomes a new one at
every place in every answer. Only for a page of which nothing was typed yet.
*/
export async function sendKeptPage(
	service: Service,
	context: Context,
	{now, make}: {now: Date; make(formKey: string): Promise<PageContent>},
): Promise<void> {
	const [first = emptyPart, ...rest] = await keptAnswer(service, context, {
		now,
		make: async () => partsOf(await framedText(service, context, await make(FORM_KEY))),
	});
	context.type = 'html';
	context.body = Buffer.concat([first, ...rest.flatMap(part => [Buffer.from(randomUUID()), part])]);
}

/** What stands before, between and after the keys of forms; as bytes, because to write a long text costs more than to keep it. */
function partsOf(text: string): Buffer[] {
	return text.split(FORM_KEY).map(part => Buffer.from(part));
}

const emptyPart = Buffer.alloc(0);

/** Stands in a kept page where the key of a form comes; unknown outside this process, so no text can hold it. */
const FORM_KEY = randomUUID();

/** The same as text, without asking the store for anything: also for the page that says that it cannot be reached. */
export function pageText(
	{assets, storeKind}: Service,
	context: Context,
	{title, scripts = [], children, siteName, own}: PageContent & {siteName: string; own?: OwnPage | undefined},
): string {
	const identity = visitorOf(context);
	return renderPage({
		title,
		siteName,
		identity,
		nav: identity ? navOf(identity.role, context.path, own) : [],
		assets: {css: assets['main.css'] ?? '', scripts: scripts.map(script => assets[script] ?? '').filter(Boolean)},
		isExample: storeKind === 'example',
		children,
	});
}

function navOf(role: Role, path: string, own?: OwnPage): NavItem[] {
	return menu
		.filter(item => item.roles.includes(role))
		.map(item => (item.href === OWN ? {...item, ...own} : item))
		.map(({href, label, second = []}) => ({href, label, isCurrent: path === href, isSecond: second.includes(role)}));
}
