import {type Area, membersOn} from '../domain/areas.ts';
import {type Day, dayOf, type Month, monthOf, yearOf} from '../domain/period.ts';
import {fromThisMonth, type ReadyMessage, readyText} from '../domain/ready-messages.ts';
import type {Identity} from '../domain/users.ts';
import {readReadyMessages, readyMessagePicture} from '../mailings/ready-messages.ts';
import type {Database} from '../store/database.ts';
import {listAreas} from '../store/facts.ts';
import {pageOfActions} from './actions.ts';
import {findBrands} from './brands.ts';
import {ownOrganisation} from './own-organisation.ts';

/** A ready message in the words of the reader's own organisation. */
export type OwnReadyMessage = Pick<ReadyMessage, 'slug' | 'month' | 'title' | 'kind' | 'theme' | 'picture' | 'alt'> & {
	text: string;
};

/** The ready messages of an ambassador. */
export interface OwnReadyMessages {
	/** That of this month first, then those of the months to come. */
	messages: readonly OwnReadyMessage[];
	month: Month;
	today: Day;
	/** The days of this month on which an informative message was sent, the newest first. */
	sentOn: readonly Day[];
}

/** Our choice: more than any organisation sends in a month. */
const MOST_IN_A_MONTH = 100;

/**
The ready messages with the place and the form of address of the reader's own organisation.

@throws {Refusal} `forbidden` for who is not an ambassador of a municipality, basisteam or detectives.
*/
export async function ownReadyMessages(
	db: Database,
	{campaignsFolder, identity, now}: {campaignsFolder: string; identity: Identity; now: Date},
): Promise<OwnReadyMessages> {
	const today = dayOf(now);
	const month = monthOf(today);
	const organisation = await ownOrganisation(db, identity);
	const filter = {year: yearOf(today), month, kind: 'information', until: today} as const;
	const [messages, areas, brands, sent] = await Promise.all([
		readReadyMessages(campaignsFolder),
		listAreas(db),
		findBrands(db, [organisation.code]),
		pageOfActions(db, identity, {filter, after: null, limit: MOST_IN_A_MONTH}),
	]);
	const place = placeOf(areas, organisation, today);
	const form = brands.get(organisation.code)?.form;
	return {
		messages: fromThisMonth(messages, month).map(message => ({...message, text: readyText(message, place, form)})),
		month,
		today,
		sentOn: [...new Set(sent.map(({day}) => day))],
	};
}

/** Our choice: the names of more municipalities than these would be most of a message. */
const MOST_NAMES = 3;
const list = new Intl.ListFormat('nl-NL');

/** The place that a message of an organisation is about: its municipalities when they are few. */
function placeOf(areas: readonly Area[], organisation: Area, day: Day): string {
	const names = membersOn(areas, organisation, {kind: 'municipality', day}).map(({name}) => name);
	return names.length > 0 && names.length <= MOST_NAMES ? list.format(names) : 'deze regio';
}

/** The picture of a ready message, by its name or month; null when there is none. */
export function readyPicture(campaignsFolder: string, file: string): Promise<Buffer | null> {
	return readyMessagePicture(campaignsFolder, file);
}
