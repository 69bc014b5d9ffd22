import {randomUUID} from 'node:crypto';
import {newKey} from '../service.ts';
import type {Expected} from './contract-requests.ts';
import {match} from './logged-action.ts';

export const event = {day: '2022-05-14', area: 'GM0321', kind: 'safety-day', line: 'Veiligheidsdag'};
const unknown = randomUUID();

/** The requests of events, of one that stays and one that is removed. */
export function eventRequests(kept: string, mistake: string) {
	const at = (id: string) => `/api/v1/events/${id}`;
	const [added, changed, removal] = [newKey(), newKey(), newKey()];
	const line = (words: string) => ({line: words});
	return {
		'GET /api/v1/events': [{status: 200, path: '/api/v1/events?year=2022'}],
		'GET /api/v1/events/:id': [
			{status: 200, path: at(kept)},
			{status: 404, path: at(unknown)},
		],
		'POST /api/v1/events': [
			{status: 201, path: '/api/v1/events', body: event, headers: added},
			{status: 422, path: '/api/v1/events', body: {...event, kind: 'campaign'}, headers: added},
		],
		'PATCH /api/v1/events/:id': [
			{status: 200, path: at(kept), body: line('Markt'), headers: {...changed, ...match(1)}},
			{status: 422, path: at(kept), body: line('Fair'), headers: {...changed, ...match(1)}},
			{status: 412, path: at(kept), body: line('Fair'), headers: match(1)},
			{status: 428, path: at(kept), body: line('Fair')},
			{status: 404, path: at(unknown), body: line('Fair'), headers: match(1)},
		],
		'DELETE /api/v1/events/:id': [
			{status: 412, path: at(mistake), headers: match(9)},
			{status: 204, path: at(mistake), headers: {...removal, ...match(1)}},
			{status: 422, path: at(kept), headers: {...changed, ...match(2)}},
			{status: 428, path: at(kept)},
			{status: 404, path: at(unknown), headers: match(1)},
			{status: 400, path: at(kept), headers: {'If-Match': 'drie'}},
		],
	} satisfies Record<string, Expected[]>;
}
