import {constants} from 'node:zlib';
import Router from '@koa/router';
import Koa, {type Middleware} from 'koa';
import compress from 'koa-compress';
import helmet from 'koa-helmet';
import mount from 'koa-mount';
import serve from 'koa-static';
import {actionRoutes} from './api/actions.ts';
import {ambassadorRoutes} from './api/ambassadors.ts';
import {appDownloadsRoutes} from './api/app-downloads.ts';
import {campaignRoutes} from './api/campaigns.ts';
import {occurrenceRoutes} from './api/occurrences.ts';
import {openApiDocument, openApiRoutes} from './api/openapi.ts';
import {progressRoutes} from './api/progress.ts';
import type {Drain} from './http/drain.ts';
import {announceWrites} from './http/events.ts';
import {guard} from './http/guard.ts';
import {problems} from './http/problem.ts';
import {API_VERSION, isApi, type RequestContext, type Route} from './http/route.ts';
import type {Service} from './http/service.ts';
import {cutSlowBodies} from './http/slow-bodies.ts';
import {actionPage} from './pages/action.ts';
import {actionPages} from './pages/actions.tsx';
import {administrationPages} from './pages/administration.tsx';
import {ambassadorPages} from './pages/ambassadors.tsx';
import {apiDocsPages} from './pages/api-docs.tsx';
import {areaPages} from './pages/areas.tsx';
import {attentionPages} from './pages/attention.tsx';
import {brandPages} from './pages/brand.tsx';
import {campaignPages} from './pages/campaigns.tsx';
import {deskPages} from './pages/desk.tsx';
import {districtPages} from './pages/districts.tsx';
import {eventRoutes} from './pages/events.ts';
import {figureCellPages} from './pages/figure-cell.tsx';
import {figureMonthPages} from './pages/figure-months.tsx';
import {figureTotalsPages} from './pages/figure-totals.tsx';
import {figurePages} from './pages/figures.tsx';
import {firstVisitFirst, firstVisitPages} from './pages/first-visit.tsx';
import {healthRoutes} from './pages/health.ts';
import {importPages} from './pages/imports.tsx';
import {informationRoutes} from './pages/information.tsx';
import {jobPages} from './pages/jobs.tsx';
import {materialPages} from './pages/materials.tsx';
import {municipalitiesPages} from './pages/municipalities.tsx';
import {occurrencePages} from './pages/occurrences.tsx';
import {organisationPages} from './pages/organisations.tsx';
import {ownContactPages} from './pages/own-contact.tsx';
import {ownLinkPages} from './pages/own-links.tsx';
import {ownMessagePages} from './pages/own-messages.ts';
import {problemPage} from './pages/problem-page.tsx';
import {progressPages} from './pages/progress.tsx';
import {proposalPages} from './pages/proposals.ts';
import {signInPages} from './pages/sign-in.tsx';
import {targetPages} from './pages/target.tsx';
import {targetFormPages} from './pages/target-forms.tsx';
import {trainingDayPages} from './pages/training-days.tsx';

/** Every route of the service, in one flat list. */
export function routesOf(service: Service): Route[] {
	const routes = [
		...healthRoutes(service),
		...informationRoutes(service),
		...signInPages(service),
		...firstVisitPages(service),
		...progressPages(service),
		...targetPages(service),
		...targetFormPages(service),
		...municipalitiesPages(service),
		...districtPages(service),
		...organisationPages(service),
		...registerPages(service),
		...attentionPages(service),
		...deskPages(service),
		...eventRoutes(service),
		...actionPages(service),
		...actionPage(service),
		...administrationPages(service),
		...areaPages(service),
		...campaignPages(service),
		...ownLinkPages(service),
		...materialPages(service),
		...brandPages(service),
		...actionRoutes(service),
		...appDownloadsRoutes(service),
		...occurrenceRoutes(service),
		...ambassadorRoutes(service),
		...progressRoutes(service),
		...campaignRoutes(service),
	];
	let description: string | undefined;
	const describe = () => {
		description ??= JSON.stringify(openApiDocument(routes, service.origin));
		return description;
	};
	return firstVisitFirst(service, [...routes, ...openApiRoutes(describe), ...apiDocsPages(service, describe)]);
}

/** Where the figures come in: who is trained, what is counted, what happened, and what is corrected. */
function registerPages(service: Service): Route[] {
	return [
		...ambassadorPages(service),
		...trainingDayPages(service),
		...figurePages(service),
		...figureMonthPages(service),
		...figureCellPages(service),
		...figureTotalsPages(service),
		...occurrencePages(service),
		...ownMessagePages(service),
		...proposalPages(service),
		...ownContactPages(service),
		...importPages(service),
		...jobPages(service),
	];
}

/** The service as a Koa application. The order of the middleware is the order of what a request goes through. */
export function createApp(
	service: Service,
	{drain, assetsFolder, trustProxy}: {drain: Drain; assetsFolder: string; trustProxy: boolean},
): Koa {
	const app = new Koa({proxy: trustProxy, maxIpsCount: 1});
	const routes = routesOf(service);
	const router = routerOf(routes);
	app.on('error', error => service.log.error({error: {message: error.message}}, 'answer failed'));
	app.use(drain.middleware);
	app.use(cutSlowBodies);
	app.use(requestLog(service));
	app.use(securityHeaders(service));
	app.use(compressed);
	app.use(announceWrites(service.db));
	app.use(problems({page: problemPage(service), log: service.log}));
	app.use(mount('/assets', serve(assetsFolder, {maxage: 31_536_000_000, immutable: true, index: false})));
	app.use(personalPages);
	app.use(guard({...service, router, routes}));
	return app;
}

const compression = compress({br: {params: {[constants.BROTLI_PARAM_QUALITY]: 4}}});

/** Who takes no compressed answer is not asked which kind. */
const compressed: Middleware = (context, next) => {
	if (context.get('Accept-Encoding') !== '') {
		return compression(context, next);
	}

	context.vary('Accept-Encoding');
	return next();
};

function routerOf(routes: readonly Route[]): Router {
	const router = new Router({sensitive: true, strict: true});
	for (const {method, path, handle} of routes) {
		router.register(path, method === 'GET' ? ['HEAD', 'GET'] : [method], context => handle(context as RequestContext));
	}

	return router;
}

function securityHeaders({origin}: Service): Middleware {
	const isHttps = origin.startsWith('https:');
	const self = ["'self'"];
	return helmet({
		contentSecurityPolicy: {
			useDefaults: false,
			directives: {
				defaultSrc: self,
				baseUri: ["'none'"],
				formAction: self,
				frameAncestors: ["'none'"],
				objectSrc: ["'none'"],
			},
		},
		referrerPolicy: {policy: 'same-origin'},
		strictTransportSecurity: isHttps ? {maxAge: 31_536_000, includeSubDomains: false} : false,
	}) as unknown as Middleware;
}

/** Pages and answers are somebody's own: no cache keeps them. The API names its version. */
const personalPages: Middleware = async (context, next) => {
	context.set('Cache-Control', 'no-store');
	if (isApi(context.path)) {
		context.set('API-Version', API_VERSION);
	}

	await next();
};

/** One line per request: the route, never the address, which may hold a secret. */
function requestLog({log}: Service): Middleware {
	return async (context, next) => {
		const began = performance.now();
		await next();
		const {method, status} = context;
		const route = (context.state.route as string | undefined) ?? null;
		const actor = (context.state.identity as {id: string} | undefined)?.id ?? null;
		const ms = Math.round(performance.now() - began);
		const level = method === 'GET' || method === 'HEAD' ? 'debug' : 'info';
		log[level]({method, route, status, actor, ms}, 'request');
	};
}
