import type {Route} from '../http/route.ts';
import type {Service} from '../http/service.ts';

/** /doelen/:id: how one target stands, where, and what it is made of. */
export function targetPages(_service: Service): Route[] {
	return [];
}
