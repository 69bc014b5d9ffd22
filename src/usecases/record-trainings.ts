import {type AmbassadorFields, type Course, courseNames} from '../domain/ambassadors.ts';
import {areaOf} from '../domain/areas.ts';
import {type Fault, refuse, refuseFaults} from '../domain/faults.ts';
import {type Day, formatDay} from '../domain/period.ts';
import type {Fact} from '../domain/revisions.ts';
import type {Database} from '../store/database.ts';
import {listAreas, listContacts} from '../store/facts.ts';
import {changeFact, findFact} from '../store/revisions.ts';
import {ambassadorFaultsIn} from './ambassador-faults.ts';
import {rowKey} from './ambassador-requests.ts';
import {ambassadorFieldsOf, isWrittenBy, withTraining} from './ambassadors.ts';
import {changeOf, type Write} from './write.ts';

interface Training {
	course: Course;
	completedOn: Day;
}

/**
Records for many functions at once that a course was completed on a day.

All are judged before anything is written. Each is written under a key that follows from that of the request: the same
request again finishes what an earlier one left, and writes nothing twice.

@returns how many of them have the training from that day.
@throws {Refusal} `invalid` with a sentence for every function that cannot be, its id as the field.
*/
export async function recordTrainings(
	db: Database,
	{ids, ...training}: Training & {ids: readonly string[]},
	write: Write,
): Promise<number> {
	const asked = [...new Set(ids)].sort();
	if (asked.length === 0) {
		refuse('invalid', 'Vink aan wie deze training heeft afgerond.', 'wie');
	}

	const faults: Fault[] = [];
	for (const id of asked) {
		faults.push(...(await rowFaults(db, id, {training, write})));
	}

	refuseFaults(faults);
	for (const id of asked) {
		await changeFact<AmbassadorFields>(db, db.ambassadors, {
			id,
			expected: null,
			change: changeOf({...write, key: rowKey(write.key, id)}, training),
			decide: ({removed, ...current}) =>
				dayOfCourse(current, training.course) === training.completedOn
					? 'unchanged'
					: {fields: trained(current, training), removed},
		});
	}

	return asked.length;
}

/** What is wrong with one function; who it is stands in front, because it is one of many. */
async function rowFaults(
	db: Database,
	id: string,
	{training, write}: {training: Training; write: Write},
): Promise<Fault[]> {
	const fact = await findFact(db.ambassadors, id);
	if (!fact || fact.removed) {
		return [{field: id, message: 'Een van de aangevinkte ambassadeurs bestaat niet meer: laad de pagina opnieuw.'}];
	}

	if (isWrittenBy(fact, rowKey(write.key, id))) {
		return [];
	}

	const [areas, contacts] = await Promise.all([listAreas(db), listContacts(db, [id])]);
	const contact = contacts.get(id) ?? null;
	const rules = await ambassadorFaultsIn(db, trained(fact, training), {contact, id, now: write.now});
	const who = [areaOf(areas, fact.organisation)?.name ?? fact.organisation, contact?.name].filter(Boolean).join(', ');
	return [...standingFaults(fact, training), ...rules.map(({message}) => message)].map(message => ({
		field: id,
		message: `${who}: ${message}`,
	}));
}

/** Our choice: a day that stands is not overwritten by a list, and nobody is trained after the function ended. */
function standingFaults(fact: Fact<AmbassadorFields>, {course, completedOn}: Training): string[] {
	const before = dayOfCourse(fact, course);
	return [
		...(before !== null && before !== completedOn
			? [`De training ${courseNames[course]} staat al op ${formatDay(before)}. Wijzig die dag bij de functie zelf.`]
			: []),
		...(fact.until !== null && fact.until <= completedOn
			? [`De functie is dan al geëindigd, op ${formatDay(fact.until)}.`]
			: []),
	];
}

function dayOfCourse({trainings}: AmbassadorFields, course: Course): Day | null {
	return trainings.find(training => training.course === course)?.completedOn ?? null;
}

function trained(fields: AmbassadorFields, training: Training): AmbassadorFields {
	return {...ambassadorFieldsOf(fields), trainings: withTraining(fields.trainings, training)};
}
