import type {AmbassadorFields} from './ambassadors.ts';
import {courseNames} from './ambassadors.ts';
import {type Area, areaOf} from './areas.ts';
import type {Fault} from './faults.ts';
import {type Day, formatDay, overlaps} from './period.ts';

/** Every fault of a function of ambassador; none when it can be recorded. */
export function ambassadorFaults(
	ambassador: AmbassadorFields,
	{areas, ofSamePerson, today}: {areas: readonly Area[]; ofSamePerson: readonly AmbassadorFields[]; today: Day},
): Fault[] {
	const faults: Fault[] = [];
	const add = (field: string, message: string) => faults.push({field, message});
	const {organisation, from, until, trainings} = ambassador;
	const area = areaOf(areas, organisation);
	if (!area || area.kind === 'unit' || area.kind === 'district') {
		add('organisation', `${JSON.stringify(organisation)} is geen gemeente, basisteam of districtsrecherche.`);
	} else if (!overlaps(area, {from, until})) {
		add('organisation', `${area.name} hoort in deze dagen niet bij de eenheid.`);
	}

	if (until !== null && until <= from) {
		add('until', 'De functie eindigt voor of op de dag dat zij begint.');
	}

	if (ofSamePerson.some(other => overlaps(other, {from, until}))) {
		add('email', 'Deze persoon heeft deze functie al in (een deel van) deze dagen.');
	}

	for (const {course, completedOn} of trainings) {
		if (completedOn < from) {
			add(
				'trainings',
				`De training ${courseNames[course]} (${formatDay(completedOn)}) ligt voor het begin van de functie.`,
			);
		} else if (completedOn > today) {
			add('trainings', `De training ${courseNames[course]} (${formatDay(completedOn)}) ligt in de toekomst.`);
		}
	}

	if (new Set(trainings.map(training => training.course)).size < trainings.length) {
		add('trainings', 'Een training staat er dubbel in.');
	}

	return faults;
}
