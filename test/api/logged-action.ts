import {newKey, type TestService} from '../service.ts';

export const search = {
	kind: 'suspect',
	starter: 'control-room',
	municipality: 'GM0321',
	startedAt: '2022-05-14T08:42:00Z',
};

/** A new action with the ways to change it, as the control room or somebody else. */
export async function loggedAction({ask, token}: TestService, body: object = search) {
	const [coordinator, desk] = [await token('coordinator'), await token('control-room')];
	const made = await ask(coordinator, 'POST', '/api/v1/actions', {body, headers: newKey()});
	const path = `/api/v1/actions/${made.body.id}`;
	const send =
		(method: string, place = '') =>
		(change: object, headers: Record<string, string> = {}, who = desk) =>
			ask(who, method, `${path}${place}`, {body: change, headers});
	return {
		path,
		coordinator,
		close: send('PUT', '/outcome'),
		correct: send('PATCH'),
		remove: send('DELETE'),
		read: (who = coordinator) => ask(who, 'GET', path),
		history: () => ask(coordinator, 'GET', `${path}/history`),
	};
}

export const match = (revision: number) => ({'If-Match': `"${revision}"`});
