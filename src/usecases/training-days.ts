import {type AmbassadorFields, type Contact, hasTraining, isInFunction} from '../domain/ambassadors.ts';
import {type Area, areaOf} from '../domain/areas.ts';
import {parseInput, refuse} from '../domain/faults.ts';
import {dayOf} from '../domain/period.ts';
import {refusePersonalData} from '../domain/personal-data.ts';
import type {Fact, Version} from '../domain/revisions.ts';
import {type TrainingDay, type TrainingDayForm, TrainingDaySchema} from '../domain/training-days.ts';
import type {Database} from '../store/database.ts';
import {listAmbassadors, listAreas, listContacts} from '../store/facts.ts';
import {changeFact, findFact, insertFact, type Written} from '../store/revisions.ts';
import {listTrainingDays} from '../store/training-days.ts';
import {recordTrainings} from './record-trainings.ts';
import {changeOf, type Write} from './write.ts';

type TrainingDayFact = Fact<TrainingDay>;

/** A training day, and how many completed its course on it. */
export interface HeldTrainingDay {
	fact: TrainingDayFact;
	trained: number;
}

/** Every training day, the latest first. */
export async function trainingDays(db: Database): Promise<HeldTrainingDay[]> {
	const [facts, ambassadors] = await Promise.all([listTrainingDays(db), listAmbassadors(db)]);
	return facts.map(fact => ({fact, trained: ambassadors.filter(found => isTrainedOn(found, fact)).length}));
}

function isTrainedOn({trainings}: AmbassadorFields, {course, day}: Pick<TrainingDay, 'course' | 'day'>): boolean {
	return trainings.some(training => training.course === course && training.completedOn === day);
}

/** Plans a training day; the key of the request is its id. @throws {Refusal} `invalid` for a place with data of a person */
export async function planTrainingDay(db: Database, form: TrainingDayForm, write: Write): Promise<string> {
	refusePersonalData({place: form.place});
	const fields = parseInput(TrainingDaySchema, {...form, state: 'planned', invited: []});
	const written = await insertFact(db, db.trainingDays, {id: write.key, fields, change: changeOf(write, form)});
	if (!written) {
		refuse('key-reused', 'Deze sleutel (Idempotency-Key) is al gebruikt voor een ander verzoek.');
	}

	return written.fact._id;
}

export interface TrainingDayChange extends Write {
	id: string;
	/** The revision that is replaced. */
	expected: number;
}

/** Moves a training day or changes its course or place. @throws {Refusal} `stale`, `not-found`, `invalid` */
export function changeTrainingDay(
	db: Database,
	form: TrainingDayForm,
	change: TrainingDayChange,
): Promise<Written<TrainingDay>> {
	refusePersonalData({place: form.place});
	return changed(db, change, {form, apply: fields => ({...fields, ...form})});
}

/** Calls a training day off, or lets it go on after all. */
export function setTrainingDayState(
	db: Database,
	state: TrainingDay['state'],
	change: TrainingDayChange,
): Promise<Written<TrainingDay>> {
	return changed(db, change, {form: {state}, apply: fields => ({...fields, state})});
}

/** Keeps which functions are asked to come: the invitation is for exactly these. */
export async function inviteTo(db: Database, ids: readonly string[], change: TrainingDayChange): Promise<void> {
	const known = new Set((await listAmbassadors(db)).map(({id}) => id));
	if (ids.some(id => !known.has(id))) {
		refuse('invalid', 'Een van de aangevinkte ambassadeurs bestaat niet meer: laad de pagina opnieuw.', 'wie');
	}

	const invited = [...new Set(ids)].sort();
	await changed(db, change, {form: {invited}, apply: fields => ({...fields, invited})});
}

async function changed(
	db: Database,
	{id, expected, ...write}: TrainingDayChange,
	{form, apply}: {form: object; apply(fields: TrainingDay): TrainingDay},
): Promise<Written<TrainingDay>> {
	const written = await changeFact<TrainingDay>(db, db.trainingDays, {
		id,
		expected,
		change: changeOf(write, form),
		decide(current) {
			const before = fieldsOf(current);
			const fields = apply(before);
			return JSON.stringify(fields) === JSON.stringify(before) ? 'unchanged' : {fields};
		},
	});
	return written ?? refuse('not-found', 'Deze trainingsdag bestaat niet.');
}

function fieldsOf({course, day, begin, end, place, state, invited}: Version<TrainingDay>): TrainingDay {
	return {course, day, begin, end, place, state, invited};
}

/** Records for all who came that they completed the course on its day. @throws {Refusal} as `recordTrainings` */
export async function recordAttendance(
	db: Database,
	{id, ids}: {id: string; ids: readonly string[]},
	write: Write,
): Promise<number> {
	const {course, day, state} = await readTrainingDay(db, id);
	if (state === 'cancelled') {
		refuse('conflict', 'Deze trainingsdag gaat niet door: niemand kan er opgeleid zijn.');
	}

	if (day > dayOf(write.now)) {
		refuse('conflict', 'Deze trainingsdag is nog niet geweest.');
	}

	return recordTrainings(db, {ids, course, completedOn: day}, write);
}

/** One training day. @throws {Refusal} `not-found` */
export async function readTrainingDay(db: Database, id: string): Promise<TrainingDayFact> {
	const fact = await findFact<TrainingDay>(db.trainingDays, id);
	return fact && !fact.removed ? fact : refuse('not-found', 'Deze trainingsdag bestaat niet.');
}

/** Somebody who can be asked to a training day, or who came. */
export interface Participant {
	/** Of the function. */
	id: string;
	organisation: Pick<Area, 'code' | 'kind' | 'name'>;
	/** null after it was removed. */
	contact: Contact | null;
	isInvited: boolean;
	/** Completed this course on the day itself. */
	isTrainedHere: boolean;
	/** Completed this course before the day. */
	isTrainedBefore: boolean;
}

/** Who hold a function on the day, or were asked: those without the course first, then by organisation. */
export async function participantsOf(db: Database, fact: TrainingDayFact): Promise<Participant[]> {
	const [areas, ambassadors] = await Promise.all([listAreas(db), listAmbassadors(db)]);
	const asked = ambassadors.filter(found => isInFunction(found, fact.day) || fact.invited.includes(found.id));
	const contacts = await listContacts(
		db,
		asked.map(({id}) => id),
	);
	const participants = asked.flatMap((found): Participant[] => {
		const organisation = areaOf(areas, found.organisation);
		const isTrainedHere = isTrainedOn(found, fact);
		const isTrainedBefore = !isTrainedHere && hasTraining(found, fact.course, fact.day);
		const [contact, isInvited] = [contacts.get(found.id) ?? null, fact.invited.includes(found.id)];
		return organisation ? [{id: found.id, organisation, contact, isInvited, isTrainedHere, isTrainedBefore}] : [];
	});
	const placeOf = ({isTrainedBefore, organisation}: Participant) => `${isTrainedBefore ? 2 : 1} ${organisation.name}`;
	return participants.sort((a, b) => placeOf(a).localeCompare(placeOf(b), 'nl'));
}
