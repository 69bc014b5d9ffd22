import type {Route} from '../http/route.ts';
import type {Service} from '../http/service.ts';

/** The page of a municipality, basisteam or districtsrecherche. */
export function organisationPages(_service: Service): Route[] {
	return [];
}
