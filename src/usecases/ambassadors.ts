import type {z} from 'zod';
import type {
	AmbassadorCorrectionInput,
	AmbassadorFields,
	AmbassadorForm,
	Contact,
	Course,
} from '../domain/ambassadors.ts';
import {refuse, refuseFaults} from '../domain/faults.ts';
import type {Day} from '../domain/period.ts';
import {type Fact, versionsOf} from '../domain/revisions.ts';
import {findContact, insertContact, replaceContact} from '../store/contacts.ts';
import type {Database} from '../store/database.ts';
import {changeFact, findFact, insertFact, type Written} from '../store/revisions.ts';
import {ambassadorFaultsIn} from './ambassador-faults.ts';
import {type AmbassadorChange, refillContact} from './contacts.ts';
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
	const id = write.key;
	// A repeated request must not bring back a contact that was deleted meanwhile.
	if (!(await findFact(db.ambassadors, id))) {
		refuseFaults(await ambassadorFaultsIn(db, fields, {contact, id, now: write.now}));
		await insertContact(db, id, {...contact, written: {changeId: id, revision: 1}});
	}

	await refuseOtherContact(db, {id, key: write.key, asked: contact});
	const written = await insertFact(db, db.ambassadors, {id, fields, change: changeOf(write, fields)});
	return written ?? refuseReusedKey();
}

/**
Refuses a key under which another name or address was written before; what was overwritten or removed since is not kept,
so that it cannot be compared either.
*/
async function refuseOtherContact(
	db: Database,
	{id, key, asked}: {id: string; key: string; asked: Partial<Contact>},
): Promise<void> {
	const kept = await findContact(db, id);
	const isOther = kept && ((asked.name ?? kept.name) !== kept.name || (asked.email ?? kept.email) !== kept.email);
	if (isOther && kept.written.changeId === key) {
		refuseReusedKey();
	}
}

function refuseReusedKey(): never {
	refuse('key-reused', 'Deze sleutel (Idempotency-Key) is al gebruikt voor een ander verzoek.');
}

/**
Changes the function's days, or the name and address of whoever holds it.

A change of name or address alone is a revision too: so it can be repeated by its key and two people cannot overwrite each
other unseen. The revision says that the contact changed, never into what.

@throws {Refusal} `invalid`, also for half a contact where none is kept any more; `stale`, `key-reused`, `not-found`.
*/
export async function correctAmbassador(
	db: Database,
	{name, email, ...days}: CorrectionForm,
	{id, expected, ...write}: AmbassadorChange,
): Promise<Written<AmbassadorFields>> {
	const asked = {...(name !== undefined && {name}), ...(email !== undefined && {email})};
	const {contact: current} = await readAmbassador(db, id);
	// A repeated request whose contact was removed since brings nothing back, and asks nothing.
	const isOver = current === null && (await isDone(db, id, write.key));
	const contact = isOver ? null : contactAfter(current, asked);
	await refuseOtherContact(db, {id, key: write.key, asked});
	const isSameContact = contact?.name === current?.name && contact?.email === current?.email;
	const written = await changeAmbassador(
		db,
		{id, expected, ...write},
		{
			form: {...days, ...(Object.keys(asked).length > 0 && {contact: Object.keys(asked)})},
			contact,
			isVersionOwed: !isSameContact,
			apply: fields => ({
				...fields,
				...(days.from !== undefined && {from: days.from}),
				...(days.until !== undefined && {until: days.until}),
			}),
		},
	);
	if (contact && written.how !== 'unchanged') {
		const stamped = {...contact, written: {changeId: write.key, revision: written.version.revision}};
		await (current ? replaceContact(db, id, stamped) : refillContact(db, id, {stamped, how: written.how}));
	}

	return written;
}

/** Whether a function was changed under this key before. */
async function isDone(db: Database, id: string, key: string): Promise<boolean> {
	const fact = await findFact(db.ambassadors, id);
	return fact !== null && versionsOf(fact).some(({changeId}) => changeId === key);
}

function contactAfter(current: Contact | null, asked: Partial<Contact>): Contact | null {
	const {name = current?.name, email = current?.email} = asked;
	if (name === undefined && email === undefined) {
		return null;
	}

	if (name === undefined || email === undefined) {
		const [field, words] = name === undefined ? ['name', 'een naam'] : ['email', 'een e-mailadres'];
		refuse('invalid', `De contactgegevens zijn verwijderd: vul ook ${words} in.`, field);
	}

	return {name, email};
}

/** Records that a course was completed; the same day again changes nothing. */
export async function recordTraining(
	db: Database,
	training: {course: Course; completedOn: Day},
	{id, expected, ...write}: AmbassadorChange,
): Promise<Written<AmbassadorFields>> {
	const {contact} = await readAmbassador(db, id);
	return changeAmbassador(
		db,
		{id, expected, ...write},
		{
			form: training,
			contact,
			isVersionOwed: false,
			apply: fields => ({...fields, trainings: withTraining(fields.trainings, training)}),
		},
	);
}

/** The trainings with one more, or with another day for it; in a fixed order. */
export function withTraining(trainings: AmbassadorFields['trainings'], training: {course: Course; completedOn: Day}) {
	const others = trainings.filter(({course}) => course !== training.course);
	return [...others, training].sort((a, b) => a.course.localeCompare(b.course));
}

interface Applied {
	form: object;
	contact: Contact | null;
	/** Something changes that stands outside the fact: there is a version also when its fields stay the same. */
	isVersionOwed: boolean;
	apply(fields: AmbassadorFields): AmbassadorFields;
}

async function changeAmbassador(
	db: Database,
	{id, expected, ...write}: AmbassadorChange,
	{form, contact, isVersionOwed, apply}: Applied,
): Promise<Written<AmbassadorFields>> {
	const fact = await findFact(db.ambassadors, id);
	if (fact && !isWrittenBy(fact, write.key)) {
		refuseFaults(await ambassadorFaultsIn(db, apply(ambassadorFieldsOf(fact)), {contact, id, now: write.now}));
	}

	const written = await changeFact(db, db.ambassadors, {
		id,
		expected,
		change: changeOf(write, form),
		decide(current) {
			const before = ambassadorFieldsOf(current);
			const fields = apply(before);
			return !isVersionOwed && JSON.stringify(before) === JSON.stringify(fields) ? 'unchanged' : {fields};
		},
	});
	return written ?? refuse('not-found', 'Deze ambassadeur bestaat niet.');
}

/** Whether a request wrote a version of a fact before: then nothing is judged again. */
export function isWrittenBy(fact: Fact<AmbassadorFields>, key: string): boolean {
	return versionsOf(fact).some(({changeId}) => changeId === key);
}

/** The function itself, without who wrote it when. */
export function ambassadorFieldsOf({organisation, from, until, trainings}: AmbassadorFields): AmbassadorFields {
	return {organisation, from, until, trainings};
}
