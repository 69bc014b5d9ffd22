import {type ActionKind, kindRules} from './actions.ts';
import type {Area} from './areas.ts';
import type {Fault} from './faults.ts';
import {type Day, dayOf, instantOf} from './period.ts';

/** The first day after the last Burgernetmail. Source: all municipalities sent "Stap over op de Burgernetapp" in March 2024. */
const AFTER_LAST_MAIL = '2024-04-01';

/** The kinds of message that an organisation records itself; none for an area without messages of its own. */
export function ownMessageKinds({kind}: Pick<Area, 'kind'>): readonly ActionKind[] {
	switch (kind) {
		case 'municipality':
			return ['neighbourhood-inquiry', 'information', 'mail'];
		case 'basisteam':
		case 'detectives':
			return ['neighbourhood-inquiry', 'information'];
		default:
			return [];
	}
}

/** What is wrong with an own message of a kind on a day; nothing about the day itself, which every action's rules judge. */
export function ownMessageFaults(
	{kind, day}: {kind: ActionKind; day: Day},
	organisation: Pick<Area, 'kind' | 'name'>,
): Fault[] {
	if (!ownMessageKinds(organisation).includes(kind)) {
		return [{field: 'kind', message: `${organisation.name} legt hier geen ${kindRules[kind].name} vast.`}];
	}

	return kind === 'mail' && day >= AFTER_LAST_MAIL
		? [{field: 'day', message: 'Burgernetmail bestaat sinds maart 2024 niet meer.'}]
		: [];
}

/** When a message of a day counts as sent: one of today now, one of another day at its start. */
export function messageStart(day: Day, now: Date): Date {
	return day === dayOf(now) ? now : instantOf(day);
}
