import {randomUUID} from 'node:crypto';
import type {Role} from '../../src/domain/users.ts';
import {newKey, type TestService} from '../service.ts';
import {event, eventRequests} from './event-requests.ts';
import {match} from './logged-action.ts';

/** A request and the status that it must give. */
export interface Expected {
	status: number;
	path: string;
	role?: Role;
	/** Of an ambassador. */
	area?: string;
	body?: object;
	/** Sent instead of the body, as it is. */
	raw?: string;
	isAnonymous?: boolean;
	headers?: Record<string, string>;
}

export const search = {
	kind: 'suspect',
	starter: 'control-room',
	municipality: 'GM0321',
	startedAt: '2022-05-14T08:42:00Z',
};
const downloads = {appDownloads: 10, method: 'measured', source: 'opgave'};
const totals = {started: 792, direct: 101, source: 'opgave'};
const ambassador = {organisation: 'GM0321', name: 'A. Jansen', email: 'a@houten.example', from: '2022-01-01'};
const unknown = randomUUID();

/**
For every route the requests of its own, in an order that works: each names the status that it gives. The first is a
good request; what every route refuses alike (no token, another role, a body that is too big) follows from it.
*/
export async function requestsOf({ask, token}: TestService): Promise<Record<string, Expected[]>> {
	const coordinator = await token('coordinator');
	const made = async (place: string, body: object) =>
		(await ask(coordinator, 'POST', `/api/v1/${place}`, {body, headers: newKey()})).body.id as string;
	const [action, mistake, alert] = [
		await made('actions', search),
		await made('actions', {...search, kind: 'vehicle'}),
		await made('actions', {kind: 'amber-alert', starter: 'national', startedAt: search.startedAt}),
	];
	const person = await made('ambassadors', ambassador);
	const [target] = (await ask(coordinator, 'GET', '/api/v1/targets/2022')).body.items;
	const {id: _, year: __, revision: ___, recordedAt: ____, ...goal} = target;
	return {
		...actionRequests({action, mistake, alert}),
		...figureRequests(),
		...ambassadorRequests(person),
		...eventRequests(await made('events', event), await made('events', event)),
		...upsertRequests('PUT /api/v1/app-downloads/:area/:month', {
			path: '/api/v1/app-downloads/GM0321/2022-05',
			bodies: [11, 12, 13].map(appDownloads => ({...downloads, appDownloads})),
		}),
		...upsertRequests('PUT /api/v1/totals/:year', {
			path: '/api/v1/totals/2019',
			bodies: [700, 701, 702].map(started => ({...totals, started})),
		}),
		...upsertRequests('PUT /api/v1/targets/:year/:id', {
			path: '/api/v1/targets/2022/T9',
			bodies: ['Eerste', 'Tweede', 'Derde'].map(title => ({...goal, title})),
		}),
	};
}

/** What stands at an address: made, changed, and refused when the change does not know what it changes. */
function upsertRequests(name: string, {path, bodies}: {path: string; bodies: object[]}): Record<string, Expected[]> {
	const [first = {}, second = {}, third = {}] = bodies;
	const key = newKey();
	return {
		[name]: [
			{status: 201, path, body: first, headers: key},
			{status: 422, path, body: second, headers: key},
			{status: 200, path, body: second, headers: match(1)},
			{status: 412, path, body: third, headers: match(1)},
			{status: 428, path, body: third},
		],
	};
}

function actionRequests({action, mistake, alert}: Record<'action' | 'mistake' | 'alert', string>) {
	const at = (id: string) => `/api/v1/actions/${id}`;
	const [newAction, outcome, correction, removal] = [newKey(), newKey(), newKey(), newKey()];
	const own = {...search, kind: 'information', starter: 'municipality'};
	const none = {result: 'none', reason: 'verkeerd ingevuld'};
	const reach = (count: number) => ({reach: count, reason: 'geteld'});
	return {
		'POST /api/v1/actions': [
			{status: 201, path: '/api/v1/actions', body: search, headers: newAction},
			{status: 422, path: '/api/v1/actions', body: {...search, kind: 'vehicle'}, headers: newAction},
			{status: 404, path: '/api/v1/actions', role: 'ambassador', area: 'GM0310', body: own, headers: newKey()},
		],
		'GET /api/v1/actions': [{status: 200, path: '/api/v1/actions'}],
		'GET /api/v1/actions/:id': [
			{status: 200, path: at(action)},
			{status: 404, path: at(unknown)},
		],
		'GET /api/v1/actions/:id/history': [
			{status: 200, path: `${at(action)}/history`},
			{status: 404, path: `${at(unknown)}/history`},
		],
		'PUT /api/v1/actions/:id/outcome': [
			{status: 200, path: `${at(action)}/outcome`, body: {result: 'direct', tips: 2}, headers: outcome},
			{status: 422, path: `${at(action)}/outcome`, body: none, headers: outcome},
			{status: 412, path: `${at(action)}/outcome`, body: none, headers: match(1)},
			{status: 428, path: `${at(action)}/outcome`, body: none},
			{status: 404, path: `${at(unknown)}/outcome`, body: none},
			{status: 409, path: `${at(alert)}/outcome`, body: none},
		],
		'PATCH /api/v1/actions/:id': [
			{status: 200, path: at(action), body: reach(4000), headers: {...correction, ...match(2)}},
			{status: 422, path: at(action), body: reach(4001), headers: {...correction, ...match(2)}},
			{status: 412, path: at(action), body: reach(4001), headers: match(2)},
			{status: 428, path: at(action), body: reach(4001)},
			{status: 404, path: at(unknown), body: reach(4001), headers: match(1)},
		],
		'DELETE /api/v1/actions/:id': [
			{status: 412, path: at(mistake), body: {reason: 'dubbel'}, headers: match(9)},
			{status: 204, path: at(mistake), body: {reason: 'dubbel'}, headers: {...removal, ...match(1)}},
			{status: 422, path: at(mistake), body: {reason: 'oefening'}, headers: {...removal, ...match(1)}},
			{status: 409, path: at(mistake), body: {reason: 'oefening'}, headers: match(2)},
			{status: 428, path: at(action), body: {reason: 'dubbel'}},
			{status: 404, path: at(unknown), body: {reason: 'dubbel'}, headers: match(1)},
		],
		'PATCH /api/v1/actions/:id (removed)': [{status: 409, path: at(mistake), body: reach(4001), headers: match(2)}],
	} satisfies Record<string, Expected[]>;
}

function ambassadorRequests(person: string) {
	const at = (id: string) => `/api/v1/ambassadors/${id}`;
	const training = (id: string) => `${at(id)}/trainings/portal`;
	const [added, changed, trained] = [newKey(), newKey(), newKey()];
	const other = {...ambassador, email: 'b@houten.example'};
	return {
		'GET /api/v1/ambassadors': [{status: 200, path: '/api/v1/ambassadors'}],
		'GET /api/v1/ambassadors/:id': [
			{status: 200, path: at(person)},
			{status: 404, path: at(unknown)},
		],
		'POST /api/v1/ambassadors': [
			{status: 201, path: '/api/v1/ambassadors', body: other, headers: added},
			{status: 422, path: '/api/v1/ambassadors', body: {...other, from: '2022-02-01'}, headers: added},
		],
		'PATCH /api/v1/ambassadors/:id': [
			{status: 200, path: at(person), body: {from: '2022-01-15'}, headers: {...changed, ...match(1)}},
			{status: 422, path: at(person), body: {from: '2022-01-16'}, headers: {...changed, ...match(1)}},
			{status: 412, path: at(person), body: {from: '2022-01-16'}, headers: match(1)},
			{status: 428, path: at(person), body: {from: '2022-01-16'}},
			{status: 404, path: at(unknown), body: {from: '2022-01-16'}, headers: match(1)},
		],
		'PUT /api/v1/ambassadors/:id/trainings/:course': [
			{status: 200, path: training(person), body: {completedOn: '2022-03-01'}, headers: trained},
			{status: 422, path: training(person), body: {completedOn: '2022-03-02'}, headers: trained},
			{status: 412, path: training(person), body: {completedOn: '2022-03-02'}, headers: match(1)},
			{status: 404, path: training(unknown), body: {completedOn: '2022-03-02'}},
		],
	} satisfies Record<string, Expected[]>;
}

function figureRequests() {
	const mailing = (slug: string) => `/api/v1/campaigns/${slug}/mailings/GM0321`;
	return {
		'GET /api/v1/app-downloads': [
			{status: 200, path: '/api/v1/app-downloads?year=2022'},
			{status: 404, path: '/api/v1/app-downloads?year=2022&area=GM9999'},
		],
		'GET /api/v1/progress/:year': [
			{status: 200, path: '/api/v1/progress/2022'},
			{status: 404, path: '/api/v1/progress/2022?area=GM9999'},
		],
		'GET /api/v1/figures/:year': [
			{status: 200, path: '/api/v1/figures/2022'},
			{status: 403, path: '/api/v1/figures/2022?by=municipality', role: 'reader'},
			{status: 404, path: '/api/v1/figures/2022?area=GM9999'},
		],
		'GET /api/v1/areas': [{status: 200, path: '/api/v1/areas'}],
		'GET /api/v1/targets/:year': [
			{status: 200, path: '/api/v1/targets/2022'},
			{status: 400, path: '/api/v1/targets/1066'},
		],
		'GET /api/v1/campaigns': [{status: 200, path: '/api/v1/campaigns'}],
		'GET /api/v1/campaigns/:slug/mailings/:municipality': [
			{status: 200, path: mailing('download-de-app')},
			{status: 400, path: mailing('HOOFDLETTERS')},
			{status: 404, path: mailing('bestaat-niet')},
		],
	} satisfies Record<string, Expected[]>;
}
