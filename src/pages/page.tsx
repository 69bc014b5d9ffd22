import type {Context} from 'koa';
import type {ComponentChildren} from 'preact';
import {areaOf, UNIT} from '../domain/areas.ts';
import type {Role} from '../domain/users.ts';
import {visitorOf} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import {everyArea} from '../usecases/areas.ts';
import {type NavItem, renderPage} from '../views/layout.tsx';

export interface PageContent {
	title: string;
	scripts?: readonly string[];
	children: ComponentChildren;
}

const menu: readonly {href: string; label: string; roles: readonly Role[]}[] = [
	{href: '/voortgang', label: 'Voortgang', roles: ['admin', 'coordinator', 'ambassador', 'control-room', 'reader']},
	{href: '/gemeenten', label: 'Gemeenten', roles: ['admin', 'coordinator']},
	{href: '/districten', label: 'Districten', roles: ['admin', 'coordinator', 'reader']},
	{href: '/doelen', label: 'Doelen', roles: ['admin', 'coordinator']},
	{href: '/meldkamer', label: 'Meldkamer', roles: ['coordinator', 'control-room']},
	{href: '/acties', label: 'Acties', roles: ['coordinator', 'control-room']},
	{href: '/berichten', label: 'Onze berichten', roles: ['ambassador']},
	{href: '/beheer', label: 'Beheer', roles: ['admin']},
];

/** Answers with a whole page, in the frame that every page has. */
export async function sendPage(service: Service, context: Context, content: PageContent): Promise<void> {
	const unit = areaOf(await everyArea(service.db), UNIT);
	context.type = 'html';
	context.body = pageText(service, context, {...content, siteName: unit ? `Burgernet ${unit.name}` : 'Burgernet'});
}

/** The same as text, without asking the store for anything: also for the page that says that it cannot be reached. */
export function pageText(
	{assets, storeKind}: Service,
	context: Context,
	{title, scripts = [], children, siteName}: PageContent & {siteName: string},
): string {
	const identity = visitorOf(context);
	return renderPage({
		title,
		siteName,
		identity,
		nav: identity ? navOf(identity.role, context.path) : [],
		assets: {css: assets['main.css'] ?? '', scripts: scripts.map(script => assets[script] ?? '').filter(Boolean)},
		isExample: storeKind === 'example',
		children,
	});
}

function navOf(role: Role, path: string): NavItem[] {
	return menu
		.filter(item => item.roles.includes(role))
		.map(({href, label}) => ({href, label, isCurrent: path === href}));
}
