import {type AmbassadorFields, type Contact, isInFunction} from './ambassadors.ts';
import {type Area, areasOn} from './areas.ts';
import type {Campaign} from './campaigns.ts';
import type {Recipient} from './mail-jobs.ts';
import type {Day} from './period.ts';

/** A contact as a mail sees it. */
export interface MailContact extends Contact {
	/** A mail server refused this address for good. */
	isRefused: boolean;
	/** Asked for no more mails about campaigns. */
	isUnsubscribed: boolean;
}

/** Somebody who gets a mail. */
export interface Addressee {
	recipient: Recipient;
	organisation: Area;
	contact: Contact;
	/** `mailing`: the campaign's own mail about the municipality; `covering`: a short mail of ours that leads to the material. */
	gets: 'mailing' | 'covering';
}

/** Why somebody gets no mail; `vacant` is said of an organisation. */
export type LeftOutReason = 'vacant' | 'no-address' | 'unsubscribed' | 'refused' | 'elsewhere';

export interface LeftOut {
	organisation: Area;
	/** null where nobody is known. */
	name: string | null;
	reason: LeftOutReason;
}

export interface MailedPeople {
	addressees: readonly Addressee[];
	leftOut: readonly LeftOut[];
}

interface MailFacts {
	areas: readonly Area[];
	functions: readonly (AmbassadorFields & {id: string})[];
	/** By id of the function. */
	contacts: ReadonlyMap<string, MailContact>;
}

const kinds = ['municipality', 'basisteam', 'detectives'] as const;

/**
Who gets the mails of a campaign on a day, and who is left out.

Our choice: of a campaign for ambassadors those of a municipality get the mailing about it. Everybody else gets a short
covering mail, and gets it once: whoever has two functions gets it for the first of them.
*/
export function mailedPeople(
	{areas, functions, contacts}: MailFacts,
	{audience, day}: {audience: Campaign['audience']; day: Day},
): MailedPeople {
	const addressees: Addressee[] = [];
	const leftOut: LeftOut[] = [];
	const covered = new Set<string>();
	for (const organisation of organisationsOn(areas, day)) {
		const held = functions.filter(found => found.organisation === organisation.code && isInFunction(found, day));
		if (held.length === 0) {
			leftOut.push({organisation, name: null, reason: 'vacant'});
		}

		const gets = audience === 'ambassadors' && organisation.kind === 'municipality' ? 'mailing' : 'covering';
		for (const {id} of held) {
			const contact = contacts.get(id);
			const reason =
				reasonAgainst(contact) ?? (gets === 'covering' && covered.has(contact?.email ?? '') ? 'elsewhere' : null);
			if (!contact || reason) {
				leftOut.push({organisation, name: contact?.name ?? null, reason: reason ?? 'no-address'});
				continue;
			}

			const recipient = {kind: 'ambassador' as const, id, organisation: organisation.code};
			addressees.push({recipient, organisation, contact: {name: contact.name, email: contact.email}, gets});
			if (gets === 'covering') {
				covered.add(contact.email);
			}
		}
	}

	return {addressees, leftOut};
}

/** Why a contact gets no mail about campaigns; null when it may get one. */
export function reasonAgainst(contact: MailContact | undefined): Exclude<LeftOutReason, 'vacant' | 'elsewhere'> | null {
	if (!contact) {
		return 'no-address';
	}

	return contact.isUnsubscribed ? 'unsubscribed' : contact.isRefused ? 'refused' : null;
}

/** Municipalities, basisteams and detectives, each by name. */
function organisationsOn(areas: readonly Area[], day: Day): Area[] {
	return kinds.flatMap(kind => areasOn(areas, kind, day).sort((a, b) => a.name.localeCompare(b.name, 'nl')));
}
