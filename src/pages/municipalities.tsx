import type {Route} from '../http/route.ts';
import type {Service} from '../http/service.ts';

/** /gemeenten: every municipality, as a table and as a map of tiles. */
export function municipalitiesPages(_service: Service): Route[] {
	return [];
}
