import {v5 as uuidFrom} from 'uuid';
import {ambassadorFaults} from '../domain/ambassador-rules.ts';
import type {AmbassadorFields, AmbassadorForm, Contact} from '../domain/ambassadors.ts';
import {type Area, areaOf} from '../domain/areas.ts';
import {ambassadorColumns, ambassadorReader} from '../domain/import-registers.ts';
import type {RowFault} from '../domain/imports.ts';
import {neighboursOf} from '../domain/neighbours.ts';
import {dayOf, formatDay} from '../domain/period.ts';
import {deleteContact, insertContact, replaceContact} from '../store/contacts.ts';
import type {Database} from '../store/database.ts';
import {listAmbassadors, listAreas, listContacts} from '../store/facts.ts';
import type {ImportKindRules} from './import-kind.ts';
import {type FieldsRow, fieldsRow, GatheredRows, registerKind, writesOf} from './import-rows.ts';
import type {RowKind} from './write-rows.ts';

interface AmbassadorRow extends FieldsRow<AmbassadorFields> {
	contact: Contact;
}

/** A table of functions of ambassador; names and addresses go into the contact documents only. */
export const ambassadorFiles: ImportKindRules = {
	columns: ambassadorColumns,
	async open(db, {now}) {
		const [areas, recorded] = await Promise.all([listAreas(db), recordedFunctions(db)]);
		const read = ambassadorReader({areas});
		const gathered = new GatheredRows<AmbassadorRow>();
		return {
			take: rows =>
				rows.flatMap(row => {
					const {value, faults} = read(row);
					return value ? gathered.add(rowOf(value, row.line)) : faults;
				}),
			finish: () => faultsTogether(gathered.rows, recorded, {areas, today: dayOf(now)}),
			...writesOf(db, {gathered, kind: ambassadorKind(db, areas)}),
		};
	},
};

/** The id of a function that a file brings: organisation, address and first day name it. */
function idOf({organisation, email, from}: AmbassadorForm): string {
	return uuidFrom(`${organisation}|${email}|${from}`, uuidFrom.URL);
}

function rowOf(form: AmbassadorForm, line: number): AmbassadorRow {
	const {name, email, ...rest} = form;
	const fields = {...rest, until: rest.until ?? null, trainings: rest.trainings ?? []};
	return {...fieldsRow({line, id: idOf(form), fields}, fields), contact: {name, email}};
}

interface PersonInFunction {
	id: string;
	fields: AmbassadorFields;
	email: string;
}

/** Every function whose contact is still known; of the others nobody can tell who held them. */
async function recordedFunctions(db: Database): Promise<PersonInFunction[]> {
	const functions = await listAmbassadors(db);
	const contacts = await listContacts(
		db,
		functions.map(({id}) => id),
	);
	return functions.flatMap(fields => {
		const contact = contacts.get(fields.id);
		return contact ? [{id: fields.id, fields, email: contact.email}] : [];
	});
}

const columnOfField: Record<string, string> = {
	organisation: 'organisatie',
	from: 'vanaf',
	until: 'tot',
	email: 'email',
};

/** What is wrong with functions beside each other: those in the file and those recorded before. */
function faultsTogether(
	rows: readonly AmbassadorRow[],
	recorded: readonly PersonInFunction[],
	{areas, today}: {areas: readonly Area[]; today: string},
): RowFault[] {
	const inFile = new Set(rows.map(({id}) => id));
	const all: PersonInFunction[] = [
		...recorded.filter(({id}) => !inFile.has(id)),
		...rows.map(({id, fields, contact}) => ({id, fields, email: contact.email})),
	];
	const neighbours = neighboursOf(
		all.map(({id, fields, email}) => ({id, fields, key: `${fields.organisation} ${email}`})),
	);
	return rows.flatMap(({line, id, fields}) =>
		ambassadorFaults(fields, {areas, ofSamePerson: neighbours(id), today}).map(({field, message}) => ({
			line,
			column: columnOfField[field] ?? null,
			message,
		})),
	);
}

function ambassadorKind(db: Database, areas: readonly Area[]): RowKind<AmbassadorRow, AmbassadorFields> {
	return registerKind<AmbassadorFields, AmbassadorRow>({
		collection: db.ambassadors,
		what: 'ambassadeurs',
		nameOf: ({organisation, from}) =>
			`de functie bij ${areaOf(areas, organisation)?.name ?? organisation} vanaf ${formatDay(from)}`,
		beside: (rows, how) => (how === 'taken back' ? deleteContacts(db, rows) : writeContacts(db, rows, how)),
	});
}

/** @returns how many contacts changed where the function itself stayed as it was. */
async function writeContacts(
	db: Database,
	rows: readonly AmbassadorRow[],
	how: 'added' | 'changed' | 'unchanged',
): Promise<number> {
	const kept = await listContacts(
		db,
		rows.map(({id}) => id),
	);
	const changed = rows.filter(({id, contact}) => kept.has(id) && kept.get(id)?.name !== contact.name);
	for (const {id, contact} of how === 'added' ? rows.filter(row => !kept.has(row.id)) : []) {
		await insertContact(db, id, {...contact, written: {changeId: id, revision: 1}});
	}

	const stands = new Map((await listAmbassadors(db)).map(({id, revision, changeId}) => [id, {changeId, revision}]));
	for (const {id, contact} of changed) {
		await replaceContact(db, id, {...contact, written: stands.get(id) ?? {changeId: id, revision: 1}});
	}

	return how === 'unchanged' ? changed.length : 0;
}

async function deleteContacts(db: Database, rows: readonly AmbassadorRow[]): Promise<number> {
	for (const {id} of rows) {
		await deleteContact(db, id, Number.MAX_SAFE_INTEGER);
	}

	return 0;
}
