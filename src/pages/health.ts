import type {Route} from '../http/route.ts';
import type {Service} from '../http/service.ts';

/** For whoever keeps the service running: does the process live, and can it reach its store? */
export function healthRoutes({db}: Service): Route[] {
	return [
		{
			method: 'GET',
			path: '/health/live',
			who: 'public',
			handle(context) {
				context.body = {status: 'live'};
			},
		},
		{
			method: 'GET',
			path: '/health/ready',
			who: 'public',
			async handle(context) {
				if (db.primary.lostForMs > 0) {
					context.status = 503;
					context.set('Retry-After', '5');
					context.body = {status: 'not ready'};
					return;
				}

				await db.ping();
				context.body = {status: 'ready'};
			},
		},
	];
}
