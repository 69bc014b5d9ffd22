import type {Route} from '../http/route.ts';
import type {Service} from '../http/service.ts';

/** /aandacht: whom to call, and what came of it. */
export function attentionPages(_service: Service): Route[] {
	return [];
}
