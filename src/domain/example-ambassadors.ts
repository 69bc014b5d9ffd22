import type {AmbassadorFields} from './ambassadors.ts';
import {type Area, areaOf} from './areas.ts';
import {exampleChange, recordedFact, type Step} from './example-recording.ts';
import {type ExampleSettings, officeMoment} from './example-settings.ts';
import type {Tenure} from './example-staff.ts';
import {addDays} from './period.ts';
import {randomFrom} from './random.ts';
import type {Fact} from './revisions.ts';

/** A contact of the example: the name of a function, never of a person. */
export interface ExampleContact {
	_id: string;
	name: string;
	email: string;
}

/** The ambassador of one tenure as recorded before a moment: appointed, trained and left, each in its own time. */
export function exampleAmbassador(
	tenure: Tenure,
	{settings, before}: {settings: ExampleSettings; before: Date},
): Fact<AmbassadorFields> | null {
	const {id, organisation, from, until, trainings} = tenure;
	const random = randomFrom(settings.seed, 'ambassador', id);
	const change = {...exampleChange(random, officeMoment(random, from)), changeId: id};
	const steps: Step<AmbassadorFields>[] = trainings.map(training => ({
		change: exampleChange(random, officeMoment(random, addDays(training.completedOn, random.integer(1, 6)))),
		apply: fields => ({...fields, trainings: [...fields.trainings, training]}),
	}));
	if (until !== null) {
		steps.push({
			change: exampleChange(random, officeMoment(random, addDays(until, random.integer(0, 4)))),
			apply: fields => ({...fields, until}),
		});
	}

	return recordedFact({id, fields: {organisation, from, until: null, trainings: []}, change}, steps, before);
}

/** Name and work address of the function at an organisation. */
export function exampleContact(
	{id, organisation}: Tenure,
	{areas, settings}: {areas: readonly Area[]; settings: ExampleSettings},
): ExampleContact {
	const area = areaOf(areas, organisation);
	const isTeam = area?.kind === 'basisteam';
	const mailbox = area?.kind === 'municipality' ? area.slug : `${isTeam ? 'basisteam-' : ''}${organisation}`;
	return {
		_id: id,
		name: `Ambassadeur ${isTeam ? 'basisteam ' : ''}${area?.name ?? organisation}`,
		email: `ambassadeur.${mailbox}@${settings.contactDomain}`,
	};
}
