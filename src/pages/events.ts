import {answerWithEvents} from '../http/events.ts';
import type {Route} from '../http/route.ts';
import type {Service} from '../http/service.ts';

/** /wijzigingen: tells an open page that something changed. */
export function eventRoutes({db}: Service): Route[] {
	return [
		{
			method: 'GET',
			path: '/wijzigingen',
			who: 'signed-in',
			handle(context) {
				answerWithEvents(context, db);
			},
		},
	];
}
