import type {Route} from '../http/route.ts';
import type {Service} from '../http/service.ts';

/** /doelen: the targets of a year, taken over and changed. */
export function targetFormPages(_service: Service): Route[] {
	return [];
}
