import type {Route} from '../http/route.ts';
import type {Service} from '../http/service.ts';

/** /districten: the districts, and one of them on one sheet. */
export function districtPages(_service: Service): Route[] {
	return [];
}
