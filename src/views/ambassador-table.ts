import type {OrganisationKind, RegisterRow, RegisterStanding} from '../domain/ambassador-register.ts';
import type {AmbassadorFields, Contact} from '../domain/ambassadors.ts';
import {type Area, kindNames} from '../domain/areas.ts';
import type {Day} from '../domain/period.ts';
import type {Cell, Column, Table, TableRow} from '../domain/table.ts';
import {dayOfCourse, standingWords} from './ambassador-words.ts';
import {formatDay} from './format.ts';

/** A function of ambassador as the register shows it. */
export type ShownFunction = AmbassadorFields & {id: string; contact: Contact | null};
export type ShownRow = RegisterRow<ShownFunction>;

/** What the address of /ambassadeurs asks for; null: all. */
export interface RegisterChoice {
	kind: OrganisationKind | null;
	/** Code of a district. */
	district: string | null;
	standing: RegisterStanding | null;
	/** null: today. */
	at: Day | null;
}

const columns = [
	{key: 'organisation', label: 'Organisatie', kind: 'text'},
	{key: 'code', label: 'Code', kind: 'text', isInFilesOnly: true},
	{key: 'kind', label: 'Soort', kind: 'text', isInFilesOnly: true},
	{key: 'district', label: 'District', kind: 'text'},
	{key: 'name', label: 'Ambassadeur', kind: 'text'},
	{key: 'email', label: 'E-mailadres', kind: 'text', isInFilesOnly: true},
	{key: 'from', label: 'Vanaf', kind: 'day'},
	{key: 'until', label: 'Tot', kind: 'day'},
	{key: 'portal', label: 'Portaal', kind: 'day'},
	{key: 'mail', label: 'Burgernetmail', kind: 'day'},
	{key: 'countsSince', label: 'Opgeleid sinds', kind: 'day', isInFilesOnly: true},
	{key: 'standing', label: 'Stand', kind: 'text', isInFilesOnly: true},
] as const satisfies readonly Column[];

/** Whether a row passes the filter of the address. */
export function isShown(
	{organisation, district, standing}: ShownRow,
	choice: Pick<RegisterChoice, 'kind' | 'district' | 'standing'>,
): boolean {
	return (
		(choice.kind === null || organisation.kind === choice.kind) &&
		(choice.district === null || district?.code === choice.district) &&
		(choice.standing === null || standing === choice.standing)
	);
}

interface RegisterTableInput {
	/** Those that pass the filter, in their order. */
	rows: readonly ShownRow[];
	choice: RegisterChoice;
	districts: readonly Pick<Area, 'code' | 'name'>[];
	/** The day that the register is of. */
	day: Day;
	now: Date;
	isExample: boolean;
}

/** The register as one table, for page and files: a row for every function, and one for every vacancy. */
export function registerTable({rows, choice, districts, day, now, isExample}: RegisterTableInput): Table {
	return {
		name: 'ambassadeurs',
		title: 'Ambassadeurs',
		period: day,
		columns,
		rows: rows.map(tableRow),
		definition:
			'Elke gemeente, elk basisteam en elke districtsrecherche met de ambassadeurs van dit moment en die nog beginnen. "Tot" is de eerste dag zonder functie. "Opgeleid sinds": vanaf deze dag telt de organisatie mee als een met een ambassadeur die is opgeleid voor het Burgernetportaal. Een tweede ambassadeur telt niet extra mee.',
		source: 'Ambassadeurs en trainingen zoals vastgelegd in deze dienst',
		filter: [
			{label: 'Soort', value: choice.kind === null ? 'alle' : kindNames[choice.kind]},
			{label: 'District', value: districts.find(({code}) => code === choice.district)?.name ?? 'alle'},
			{label: 'Stand', value: choice.standing === null ? 'alle' : standingWords[choice.standing].word},
			{label: 'Peildatum', value: formatDay(day)},
		],
		note: [
			'Dit overzicht bevat namen en werkadressen. Ze zijn alleen voor de regionaal coördinator en de beheerder: deel het bestand niet verder en bewaar het niet langer dan nodig.',
			...(isExample ? ['Voorbeeldgegevens: deze gegevens zijn verzonnen.'] : []),
		].join(' '),
		asOf: now,
	};
}

function tableRow(row: ShownRow): TableRow {
	const {organisation, district, held, standing, countsSince} = row;
	const cells: Record<(typeof columns)[number]['key'], Cell> = {
		organisation: organisation.name,
		code: organisation.code,
		kind: kindNames[organisation.kind],
		district: district?.name ?? null,
		name: nameOf(row),
		email: held?.contact?.email ?? null,
		from: held?.from ?? null,
		until: held?.until ?? null,
		portal: held && dayOfCourse(held, 'portal'),
		mail: held && dayOfCourse(held, 'burgernet-mail'),
		countsSince,
		standing: standingWords[standing].word,
	};
	return {
		cells: columns.map(({key}) => cells[key]),
		...(held && {href: `/ambassadeurs/${held.id}`}),
	};
}

function nameOf({held, isSecond}: ShownRow): string | null {
	if (!held) {
		return null;
	}

	const name = held.contact?.name ?? 'naam verwijderd';
	return isSecond ? `${name} (tweede)` : name;
}
