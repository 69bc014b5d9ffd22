import type {Route} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import type {ApiDocument} from '../views/api-description.ts';
import {ApiDocsPage} from '../views/api-docs.tsx';
import {sendPage} from './page.tsx';

/** /api/docs: the API's description for people, made from the same document that programs read. */
export function apiDocsPages(service: Service, describe: () => string): Route[] {
	return [
		{
			method: 'GET',
			path: '/api/docs',
			who: 'public',
			handle(context) {
				const document = JSON.parse(describe()) as ApiDocument;
				return sendPage(service, context, {title: 'API', children: <ApiDocsPage document={document} />});
			},
		},
	];
}
