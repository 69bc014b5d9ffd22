import type {Area} from '../domain/areas.ts';
import {type AsOf, addressOf} from './addresses.ts';

interface RowsInput {
	area: Pick<Area, 'kind' | 'code'>;
	/** The district of the area; the list of actions has no filter for detectives, who are alone in theirs. */
	district: {code: string} | null;
	/** With the day of the report, so that later actions stay out. */
	asOf: AsOf;
}

/** The list of actions narrowed to an organisation; null for detectives without a district. */
export function actionsHref(
	{area, district, asOf}: RowsInput,
	fields: Readonly<Record<string, string>>,
): string | null {
	const place = placeOf(area, district);
	return place && addressOf('/acties', asOf, {...place, ...fields});
}

function placeOf({kind, code}: RowsInput['area'], district: RowsInput['district']): Record<string, string> | null {
	switch (kind) {
		case 'municipality':
			return {gemeente: code};
		case 'basisteam':
			return {basisteam: code};
		default:
			return district && {district: district.code};
	}
}
