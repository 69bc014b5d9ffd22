import {deepEqual, equal} from 'node:assert/strict';
import {AT, YEAR} from './many-actions.ts';
import type {Stand} from './processes.ts';

export const MUNICIPALITY = 'GM0321';

/** What a reader asks of the figures: one municipality, and all of them. */
export const questions = [
	{name: 'GET /figures, 1 municipality', path: `/api/v1/figures/${YEAR}?at=${AT}&by=month&area=${MUNICIPALITY}`},
	{name: 'GET /figures, 38 municipalities', path: `/api/v1/figures/${YEAR}?at=${AT}&by=municipality`},
	{name: 'GET /progress, 1 municipality', path: `/api/v1/progress/${YEAR}?at=${AT}&area=${MUNICIPALITY}`},
	{name: 'GET /progress, 38 municipalities', path: `/api/v1/progress/${YEAR}?at=${AT}`},
] as const;

/** One more started action in that municipality. */
export const action = {
	kind: 'missing-person',
	starter: 'control-room',
	municipality: MUNICIPALITY,
	startedAt: `${YEAR}-05-14T08:42:00Z`,
	occasion: 'missing',
	radiusKm: 2,
	reach: 8000,
};

/** The service, and who asks it. */
export interface Reader {
	url: string;
	headers: Record<string, string>;
}

export async function readerOf(stand: Stand, url: string): Promise<Reader> {
	const token = await stand.command('token', 'add', '--role', 'coordinator');
	return {url, headers: {Authorization: `Bearer ${token}`}};
}

export async function textOf({url, headers}: Reader, path: string): Promise<string> {
	const answer = await fetch(`${url}${path}`, {headers});
	equal(answer.status, 200, path);
	return answer.text();
}

/** How many actions were started, as the service says. */
export async function startedBy(reader: Reader, path: string): Promise<number> {
	const {items} = JSON.parse(await textOf(reader, path)) as {items: {started: number}[]};
	return items.reduce((sum, {started}) => sum + started, 0);
}

/** A speed at which something is counted wrong is no speed: the figures equal a recount of the documents. */
export async function checkRecount({client}: Stand, reader: Reader): Promise<void> {
	const actions = client.db('burgernet').collection('actions');
	const match = {year: YEAR, removed: false, day: {$lte: AT}, starter: 'control-room'};
	const kinds = {kind: {$in: ['missing-person', 'suspect', 'vehicle']}};
	const recount = async (place: object) =>
		(await actions.find({...match, ...kinds, ...place}, {projection: {_id: 1}}).toArray()).length;
	const [one, all] = questions;
	deepEqual(
		[await startedBy(reader, one.path), await startedBy(reader, all.path)],
		[await recount({municipality: MUNICIPALITY}), await recount({})],
	);
}
