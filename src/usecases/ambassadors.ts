import {randomUUID} from 'node:crypto';
import {v5 as uuidFrom} from 'uuid';
import type {z} from 'zod';
import {ambassadorFaults} from '../domain/ambassador-rules.ts';
import type {
	AmbassadorCorrectionInput,
	AmbassadorFields,
	AmbassadorForm,
	Contact,
	Course,
} from '../domain/ambassadors.ts';
import {type Fault, refuse, refuseFaults} from '../domain/faults.ts';
import {type Day, dayOf} from '../domain/period.ts';
import {firstVersion} from '../domain/revisions.ts';
import type {Identity} from '../domain/users.ts';
import {findContact, saveContact} from '../store/contacts.ts';
import type {Database} from '../store/database.ts';
import {listAmbassadors, listAreas, listContacts} from '../store/facts.ts';
import {changeFact, findFact, insertFact, putFact, type Written} from '../store/revisions.ts';
import {readAmbassador} from './read-ambassadors.ts';
import {changeOf, type Write} from './write.ts';

type CorrectionForm = z.output<typeof AmbassadorCorrectionInput>;

/**
Records a function of ambassador; name and address go into their own deletable document.

@throws {Refusal} `invalid` with every fault: unknown organisation, overlapping function of the same person, a training
before the function began; `key-reused`.
*/
export async function addAmbassador(
	db: Database,
	form: AmbassadorForm,
	write: Write,
): Promise<Written<AmbassadorFields>> {
	const {name, email, ...rest} = form;
	const contact = {name, email};
	const fields: AmbassadorFields = {...rest, until: rest.until ?? null, trainings: rest.trainings ?? []};
	refuseFaults(await faultsOf(db, fields, {contact, id: write.key, now: write.now}));
	const id = write.key;
	const kept = await findContact(db, id);
	if (kept && (kept.name !== name || kept.email !== email)) {
		refuse('key-reused', 'Deze sleutel (Idempotency-Key) is al gebruikt voor een ander verzoek.');
	}

	// A repeated request must not bring back a contact that was deleted meanwhile.
	if (!(await findFact(db.ambassadors, id))) {
		await saveContact(db, id, contact);
	}

	const written = await insertFact(db, db.ambassadors, {id, fields, change: changeOf(write, fields)});
	return written ?? refuse('key-reused', 'Deze sleutel (Idempotency-Key) is al gebruikt voor een ander verzoek.');
}

/** Adds or updates the ambassador that organisation, address and first day name; `isDryRun` only checks. */
export async function importAmbassador(
	db: Database,
	form: AmbassadorForm,
	{identity, now, isDryRun}: {identity: Identity; now: Date; isDryRun: boolean},
): Promise<Written<AmbassadorFields>> {
	const {name, email, ...rest} = form;
	const contact = {name, email};
	const fields: AmbassadorFields = {...rest, until: rest.until ?? null, trainings: rest.trainings ?? []};
	const id = uuidFrom(`${form.organisation}|${email}|${form.from}`, uuidFrom.URL);
	const change = changeOf({identity, key: randomUUID(), now}, fields);
	refuseFaults(await faultsOf(db, fields, {contact, id, now}));
	if (isDryRun) {
		return {how: 'unchanged', fact: firstVersion(id, fields, change), version: firstVersion(id, fields, change)};
	}

	await saveContact(db, id, contact);
	return putFact(db, db.ambassadors, {id, fields, change, expected: 'any'});
}

async function faultsOf(
	db: Database,
	fields: AmbassadorFields,
	{contact, id, now}: {contact: Contact | null; id: string; now: Date},
): Promise<Fault[]> {
	const [areas, others] = await Promise.all([listAreas(db), listAmbassadors(db)]);
	const colleagues = others.filter(other => other.organisation === fields.organisation && other.id !== id);
	const contacts = await listContacts(
		db,
		colleagues.map(other => other.id),
	);
	const ofSamePerson = colleagues.filter(other => contact !== null && contacts.get(other.id)?.email === contact.email);
	return ambassadorFaults(fields, {areas, ofSamePerson, today: dayOf(now)});
}

interface AmbassadorChange extends Write {
	id: string;
	expected: number | null;
}

/** Changes the function's days, or the name and address of whoever holds it. */
export async function correctAmbassador(
	db: Database,
	{name, email, ...days}: CorrectionForm,
	{id, expected, ...write}: AmbassadorChange,
): Promise<Written<AmbassadorFields>> {
	const {contact: current} = await readAmbassador(db, id);
	const contact = current && {name: name ?? current.name, email: email ?? current.email};
	const written = await change(
		db,
		{id, expected, ...write},
		{
			form: days,
			contact,
			apply: fields => ({
				...fields,
				...(days.from !== undefined && {from: days.from}),
				...(days.until !== undefined && {until: days.until}),
			}),
		},
	);
	if (contact) {
		await saveContact(db, id, contact);
	}

	return written;
}

/** Records that a course was completed; the same day again changes nothing. */
export async function recordTraining(
	db: Database,
	training: {course: Course; completedOn: Day},
	{id, expected, ...write}: AmbassadorChange,
): Promise<Written<AmbassadorFields>> {
	const {contact} = await readAmbassador(db, id);
	return change(
		db,
		{id, expected, ...write},
		{
			form: training,
			contact,
			apply: fields => ({...fields, trainings: withTraining(fields.trainings, training)}),
		},
	);
}

function withTraining(trainings: AmbassadorFields['trainings'], training: {course: Course; completedOn: Day}) {
	const others = trainings.filter(({course}) => course !== training.course);
	return [...others, training].sort((a, b) => a.course.localeCompare(b.course));
}

async function change(
	db: Database,
	{id, expected, ...write}: AmbassadorChange,
	{form, contact, apply}: {form: object; contact: Contact | null; apply(fields: AmbassadorFields): AmbassadorFields},
): Promise<Written<AmbassadorFields>> {
	const {fields: before} = await readAmbassador(db, id);
	refuseFaults(await faultsOf(db, apply(fieldsOf(before)), {contact, id, now: write.now}));
	const written = await changeFact(db, db.ambassadors, {
		id,
		expected,
		change: changeOf(write, form),
		decide(current) {
			const fields = apply(fieldsOf(current));
			return JSON.stringify(fieldsOf(current)) === JSON.stringify(fields) ? 'unchanged' : {fields};
		},
	});
	return written ?? refuse('not-found', 'Deze ambassadeur bestaat niet.');
}

function fieldsOf({organisation, from, until, trainings}: AmbassadorFields): AmbassadorFields {
	return {organisation, from, until, trainings};
}
