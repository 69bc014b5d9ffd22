import {isInFunction} from '../domain/ambassadors.ts';
import type {Area} from '../domain/areas.ts';
import type {AttentionContact} from '../domain/attention.ts';
import {colleaguesOf} from '../domain/colleagues.ts';
import type {Day} from '../domain/period.ts';
import type {YearFacts} from '../domain/year-facts.ts';
import type {AmbassadorView} from './read-ambassadors.ts';

/** Our choice: two names are enough to call; a basisteam can have ten municipalities. */
const MOST_CONTACTS = 2;

/**
The ambassadors in function at an organisation on the day, or else those of its counterpart.

@returns none when nobody is known, also after a contact was deleted.
*/
export function contactsOf(
	{areas, at: day}: Pick<YearFacts, 'areas' | 'at'>,
	ambassadors: readonly AmbassadorView[],
	area: Area,
): AttentionContact[] {
	const at = (organisation: Area, via: AttentionContact['via']) =>
		ambassadors
			.filter(({fields}) => fields.organisation === organisation.code && isInFunction(fields, day))
			.flatMap(({contact}) => (contact ? [{...contact, via}] : []));
	const own = at(area, null);
	const found =
		own.length > 0
			? own
			: counterpartsOf(areas, area, day).flatMap(other => at(other, {name: other.name, kind: other.kind}));
	return found.sort((a, b) => a.name.localeCompare(b.name, 'nl')).slice(0, MOST_CONTACTS);
}

/** The police of a municipality, the municipalities of a team. Our choice: the basisteam is called before the detectives. */
function counterpartsOf(areas: readonly Area[], area: Area, day: Day): Area[] {
	return colleaguesOf(areas, area, day).filter(({kind}) => kind !== 'detectives');
}
