import type {Route} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import {favicon} from '../views/layout.tsx';
import {AccessibilityPage, PrivacyPage} from '../views/simple-pages.tsx';
import {sendPage} from './page.tsx';

/** What everybody may read. */
export function informationRoutes(service: Service): Route[] {
	return [
		{
			method: 'GET',
			path: '/privacy',
			who: 'public',
			handle: context => sendPage(service, context, {title: 'Privacy', children: <PrivacyPage />}),
		},
		{
			method: 'GET',
			path: '/toegankelijkheid',
			who: 'public',
			handle: context => sendPage(service, context, {title: 'Toegankelijkheid', children: <AccessibilityPage />}),
		},
		{
			method: 'GET',
			path: '/favicon.svg',
			who: 'public',
			handle(context) {
				context.set('Cache-Control', 'public, max-age=86400');
				context.type = 'svg';
				context.body = favicon();
			},
		},
		{
			method: 'GET',
			path: '/.well-known/security.txt',
			who: 'public',
			handle(context) {
				const year = service.now().getUTCFullYear() + 1;
				context.type = 'text/plain';
				context.body = `Contact: ${service.origin}/toegankelijkheid\nExpires: ${year}-01-01T00:00:00Z\nPreferred-Languages: nl, en\n`;
			},
		},
	];
}
