import type {MailedPeople} from '../domain/mail-recipients.ts';
import type {Table} from '../domain/table.ts';
import {areaPath} from './addresses.ts';
import {organisationWords} from './ambassador-words.ts';
import {getsWords, leftOutWords} from './mail-words.ts';

interface About {
	slug: string;
	asOf: Date;
}

/** Who gets a mail, as a table of the page alone: it holds names. */
export function addresseesTable({addressees}: MailedPeople, {slug, asOf}: About): Table {
	return {
		...frame({slug, asOf}),
		name: 'ontvangers',
		title: 'Wie de mail krijgt',
		columns: [
			{key: 'organisation', label: 'Organisatie', kind: 'text'},
			{key: 'name', label: 'Ambassadeur', kind: 'text'},
			{key: 'gets', label: 'Krijgt', kind: 'text'},
		],
		rows: addressees.map(({organisation, contact, gets}) => ({
			href: areaPath(organisation),
			cells: [organisationWords(organisation), contact.name, getsWords[gets]],
		})),
	};
}

/** Who gets none, and why. */
export function leftOutTable({leftOut}: MailedPeople, {slug, asOf}: About): Table {
	return {
		...frame({slug, asOf}),
		name: 'niet',
		title: 'Wie de mail niet krijgt',
		columns: [
			{key: 'organisation', label: 'Organisatie', kind: 'text'},
			{key: 'name', label: 'Ambassadeur', kind: 'text'},
			{key: 'reason', label: 'Waarom niet', kind: 'text'},
		],
		rows: leftOut.map(({organisation, name, reason}) => ({
			href: areaPath(organisation),
			cells: [organisationWords(organisation), name, leftOutWords[reason]],
		})),
	};
}

function frame({slug, asOf}: About): Omit<Table, 'name' | 'title' | 'columns' | 'rows'> {
	return {
		period: slug,
		definition: 'Ambassadeurs van gemeenten, basisteams en districtsrecherches die vandaag in functie zijn.',
		source: 'Register van ambassadeurs',
		filter: [],
		note: null,
		asOf,
	};
}
