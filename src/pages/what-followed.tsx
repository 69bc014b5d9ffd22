import {refuse} from '../domain/faults.ts';
import type {RequestContext, Route} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import {whatFollowed} from '../usecases/what-followed.ts';
import {WhatFollowedPage} from '../views/what-followed-page.tsx';
import {fetchedTable, followedTable} from '../views/what-followed-table.ts';
import {sendPage} from './page.tsx';
import {tableFileRoutes} from './table-files.ts';

const who = ['admin', 'coordinator'] as const;

/** /campagnes/:slug/resultaat: what followed a campaign, and its two tables as files. */
export function whatFollowedPages(service: Service): Route[] {
	return [
		{method: 'GET', path: '/campagnes/:slug/resultaat', who, handle: context => showResult(service, context)},
		...tableFileRoutes(service, {
			path: '/campagnes/:slug/resultaat',
			who,
			async tableOf(context) {
				const {followed} = await read(service, context);
				return followed?.table ?? refuse('not-found', 'Deze campagne heeft nog geen dag om vanaf te tellen.');
			},
		}),
		...tableFileRoutes(service, {
			path: '/campagnes/:slug/opgehaald',
			who,
			tableOf: async context => (await read(service, context)).fetched,
		}),
	];
}

async function read({db, campaignsFolder, storeKind, ...service}: Service, context: RequestContext) {
	const now = service.now();
	const slug = context.params.slug ?? '';
	const {campaign, state, fetches, followed} = await whatFollowed(db, {campaignsFolder, slug, now});
	const input = {campaign, asOf: now, isExample: storeKind === 'example'};
	return {
		campaign,
		state,
		followed: followed && {...followed, table: followedTable(followed, input)},
		fetched: fetchedTable(fetches, input),
	};
}

async function showResult(service: Service, context: RequestContext): Promise<void> {
	const props = await read(service, context);
	const title = `Wat volgde: ${props.campaign.title}`;
	await sendPage(service, context, {title, children: <WhatFollowedPage {...props} />});
}
