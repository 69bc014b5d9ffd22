import test from 'ava';
import {z} from 'zod';
import type {Route} from '../../src/http/route.ts';
import {june2022, newKey, openExampleStore, shared, startService} from '../service.ts';
import {event as happened} from './event-requests.ts';

interface Example {
	path?: string;
	body?: object;
	headers?: Record<string, string>;
	/** The status that this request must give. */
	status: number;
}

const match = (revision: number) => ({'If-Match': `"${revision}"`});
const action = {kind: 'suspect', starter: 'control-room', municipality: 'GM0321', startedAt: '2022-05-14T08:42:00Z'};
const downloads = {appDownloads: 10, method: 'measured', source: 'opgave'};
const totals = {started: 792, direct: 101, source: 'opgave'};

const service = shared(async t => {
	const running = await startService(t, await openExampleStore(t, june2022));
	const {ask, token, db} = running;
	const coordinator = await token('coordinator');
	const made = await ask(coordinator, 'POST', '/api/v1/actions', {body: action, headers: newKey()});
	const trained = await db.ambassadors.findOne({'trainings.0': {$exists: true}, until: null});
	const [target] = (await ask(coordinator, 'GET', '/api/v1/targets/2022')).body.items;
	const {id: _, year: __, revision: ___, recordedAt: ____, ...goal} = target;
	return {
		...running,
		coordinator,
		id: made.body.id as string,
		ambassador: trained?._id ?? '',
		revision: trained?.revision ?? 0,
		event: (await ask(coordinator, 'POST', '/api/v1/events', {body: happened, headers: newKey()})).body.id as string,
		goal,
	};
});

/** For each route of the API the requests that show every shape of its answers. */
function examples(): Record<string, Example[]> {
	const {id, ambassador, revision, goal, event} = service();
	const organisation = 'GM0321';
	return {
		'POST /api/v1/actions': [{body: action, headers: newKey(), status: 201}],
		'GET /api/v1/actions': [
			'',
			'?limit=200',
			'?knownAt=2022-01-15T00:00:00Z&year=2021',
			'?outcome=open',
			'?limit=1',
		].map(query => ({path: `/api/v1/actions${query}`, status: 200})),
		'GET /api/v1/actions/:id': [{path: `/api/v1/actions/${id}`, status: 200}],
		'PUT /api/v1/actions/:id/outcome': [
			{path: `/api/v1/actions/${id}/outcome`, body: {result: 'direct', tips: 2}, status: 200},
		],
		'PATCH /api/v1/actions/:id': [
			{path: `/api/v1/actions/${id}`, body: {reach: 4000, reason: 'geteld'}, headers: match(2), status: 200},
		],
		'GET /api/v1/actions/:id/history': [{path: `/api/v1/actions/${id}/history`, status: 200}],
		'DELETE /api/v1/actions/:id': [
			{path: `/api/v1/actions/${id}`, body: {reason: 'dubbel'}, headers: match(3), status: 204},
		],
		'PUT /api/v1/app-downloads/:area/:month': [
			{path: '/api/v1/app-downloads/GM0321/2022-06', body: downloads, status: 201},
			{
				path: '/api/v1/app-downloads/GM0321/2022-06',
				body: {...downloads, participants: 9},
				headers: match(1),
				status: 200,
			},
		],
		'GET /api/v1/app-downloads': ['?year=2021', '?year=2022&area=unit', '?year=2022&limit=3'].map(query => ({
			path: `/api/v1/app-downloads${query}`,
			status: 200,
		})),
		'PUT /api/v1/totals/:year': [
			{path: '/api/v1/totals/2019', body: totals, status: 201},
			{
				path: '/api/v1/totals/2019',
				body: {...totals, months: [{month: '2019-01', started: 792, direct: 101}]},
				headers: match(1),
				status: 200,
			},
		],
		'GET /api/v1/ambassadors': [{status: 200}, {path: '/api/v1/ambassadors?limit=2', status: 200}],
		'GET /api/v1/ambassadors/:id': [{path: `/api/v1/ambassadors/${ambassador}`, status: 200}],
		'POST /api/v1/ambassadors': [
			{body: {organisation, name: 'A', email: 'a@houten.example', from: '2022-01-01'}, headers: newKey(), status: 201},
		],
		'PATCH /api/v1/ambassadors/:id': [
			{path: `/api/v1/ambassadors/${ambassador}`, body: {name: 'B. de Vries'}, headers: match(revision), status: 200},
		],
		'PUT /api/v1/ambassadors/:id/trainings/:course': [
			{
				path: `/api/v1/ambassadors/${ambassador}/trainings/burgernet-mail`,
				body: {completedOn: '2022-06-01'},
				status: 200,
			},
		],
		'GET /api/v1/progress/:year': [
			...['/2022', '/2021', '/2020', '/2022?area=GM0321', '/2022?area=west-utrecht', '/2022?area=bes'],
			...['/2022?area=recherche-flevoland', '/2022?at=2022-01-01', '/2021?knownAt=2021-06-01T00:00:00Z'],
		].map(query => ({path: `/api/v1/progress${query}`, status: 200})),
		'GET /api/v1/figures/:year': [
			...['/2022', '/2022?by=month', '/2022?by=district', '/2022?by=basisteam', '/2020?by=month', '/2020'],
			...['/2022?area=GM0321&by=month', '/2021?area=west-utrecht&by=municipality', '/2022?by=month&at=2022-03-23'],
		].map(query => ({path: `/api/v1/figures${query}`, status: 200})),
		'GET /api/v1/areas': [{status: 200}, {path: '/api/v1/areas?on=2022-03-23', status: 200}],
		'GET /api/v1/targets/:year': ['2022', '2021'].map(year => ({path: `/api/v1/targets/${year}`, status: 200})),
		'PUT /api/v1/targets/:year/:id': [
			{path: '/api/v1/targets/2022/T9', body: {...goal, title: 'Nieuw doel'}, status: 201},
			{path: '/api/v1/targets/2022/T9', body: {...goal, title: 'Ander doel'}, headers: match(1), status: 200},
		],
		...eventExamples(event),
		'GET /api/v1/campaigns': [{status: 200}],
		'GET /api/v1/campaigns/:slug/mailings/:municipality': [
			{path: '/api/v1/campaigns/download-de-app/mailings/GM0321', status: 200},
		],
	};
}

function eventExamples(event: string): Record<string, Example[]> {
	const path = `/api/v1/events/${event}`;
	return {
		'GET /api/v1/events': [{path: '/api/v1/events?year=2022', status: 200}],
		'GET /api/v1/events/:id': [{path, status: 200}],
		'POST /api/v1/events': [{body: happened, headers: newKey(), status: 201}],
		'PATCH /api/v1/events/:id': [{path, body: {line: 'Markt'}, headers: match(1), status: 200}],
		'DELETE /api/v1/events/:id': [{path, headers: match(2), status: 204}],
	};
}

const nameOf = ({method, path}: Pick<Route, 'method' | 'path'>) => `${method} ${path}`;

test('every answer of the API has exactly the fields that its description names', async t => {
	const {routes, ask, coordinator} = service();
	const described = routes.filter(route => route.path.startsWith('/api/v1/') && route.answers);
	const all = examples();
	t.deepEqual(Object.keys(all).sort(), described.map(nameOf).sort());
	for (const name of Object.keys(all)) {
		const route = described.find(found => nameOf(found) === name);
		for (const {path = route?.path ?? '', status, ...request} of all[name] ?? []) {
			const answer = await ask(coordinator, route?.method ?? '', path, request);
			const schema = route?.answers?.[status];
			t.is(answer.status, status, `${name} ${path}: ${answer.text.slice(0, 500)}`);
			t.is(answer.headers.get('API-Version'), '1.0.0');
			if (schema) {
				t.regex(answer.headers.get('Content-Type') ?? '', /^application\/json/);
				const read = schema.safeParse(answer.body);
				t.true(read.success, `${path}: ${read.error && z.prettifyError(read.error)}`);
			} else {
				t.is(answer.text, '');
			}
		}
	}
});

test('a route of the API without a description of its answers does not exist', t => {
	const bare = service().routes.filter(route => route.path.startsWith('/api/v1/') && !(route.answers && route.summary));
	// The description itself describes the others.
	t.deepEqual(
		bare.map(nameOf).filter(name => !name.includes('openapi')),
		[],
	);
});

test('every answer that a description allows is strict: an extra field is a fault', t => {
	for (const route of service().routes.filter(found => found.path.startsWith('/api/v1/'))) {
		for (const schema of Object.values(route.answers ?? {})) {
			const text = schema === null ? '' : JSON.stringify(z.toJSONSchema(schema));
			const [objects, closed] = [/"type":"object"/g, /"additionalProperties":false/g].map(
				pattern => text.match(pattern)?.length ?? 0,
			);
			t.is(closed, objects, nameOf(route));
		}
	}
});
