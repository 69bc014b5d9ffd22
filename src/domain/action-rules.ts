import {type ActionFields, type ActionForm, kindRules} from './actions.ts';
import {type Area, type AreaKind, areaFault, areaOf, districtOn, membersOn, parentsOn} from './areas.ts';
import {type Fault, refuseFaults} from './faults.ts';
import {type Day, dayOf, instantOf, yearOf} from './period.ts';

/** What recording adds to the form: where the action came from, and its number for people. */
export interface ActionOrigin {
	number: string;
	source: ActionFields['source'];
	messagesAt?: Date[];
}

/** Where an action counts, by the codes of areas; null where none is known. */
export type Places = Pick<ActionFields, 'municipality' | 'basisteam' | 'detectives' | 'district'>;

/**
A new action, checked and complete: unknown basisteam and district filled from the areas of its day.

@throws {Refusal} `invalid` with every fault at once: unknown or ended areas, a start in the future or before 2000, an
end before it.
*/
export function recordAction(
	form: ActionForm,
	{areas, now, origin}: {areas: readonly Area[]; now: Date; origin: ActionOrigin},
): ActionFields {
	refuseFaults(actionFaults(form, {areas, now}));
	const day = dayOf(form.startedAt);
	const {number, source, messagesAt = []} = origin;
	return actionOf(form, {number, source, messagesAt, places: placesOf(form, areas, day), day, outcome: null});
}

/** What a checked form does not tell of its action. */
export interface ActionRecord extends Required<ActionOrigin> {
	places: Places;
	/** The local day of its start. */
	day: Day;
	/** Null while it is open. */
	outcome: ActionFields['outcome'];
}

/** The action of a form without faults. Written out in one piece: a file has a hundred thousand of them. */
export function actionOf(
	form: ActionForm,
	{number, source, messagesAt, places, day, outcome}: ActionRecord,
): ActionFields {
	return {
		number,
		source,
		messagesAt,
		kind: form.kind,
		starter: form.starter,
		municipality: places.municipality,
		basisteam: places.basisteam,
		detectives: places.detectives,
		district: places.district,
		startedAt: form.startedAt,
		endedAt: form.endedAt ?? null,
		day,
		year: yearOf(day),
		occasion: form.occasion ?? null,
		theme: form.theme ?? null,
		radiusKm: form.radiusKm ?? null,
		reach: form.reach ?? null,
		startedByVolunteer: form.startedByVolunteer ?? false,
		outcome,
	};
}

/** Our choice: Burgernet is younger than this; a year such as 0202 is a slip of the keys. */
const earliest = instantOf('2000-01-01');

/** Every fault of an action's form, none when it can be recorded. */
export function actionFaults(form: ActionForm, {areas, now}: {areas: readonly Area[]; now: Date}): Fault[] {
	const faults: Fault[] = [];
	if (form.startedAt > now) {
		faults.push({field: 'startedAt', message: 'Het begin van de actie ligt in de toekomst.'});
	}

	if (form.startedAt < earliest) {
		faults.push({field: 'startedAt', message: 'Het begin van de actie ligt voor het jaar 2000.'});
	}

	if (form.endedAt && form.endedAt < form.startedAt) {
		faults.push({field: 'endedAt', message: 'Het einde van de actie ligt voor het begin.'});
	}

	return [...faults, ...starterFaults(form), ...placeFaults(form, areas, dayOf(form.startedAt))];
}

function starterFaults(form: ActionForm): Fault[] {
	const isAlert = kindRules[form.kind].countsAs === 'alert';
	if (isAlert !== (form.starter === 'national')) {
		return [{field: 'starter', message: 'Een AMBER Alert of Vermist Kind Alert start landelijk, en alleen die.'}];
	}

	if (isAlert) {
		return form.municipality || form.basisteam || form.detectives
			? [{field: 'municipality', message: 'Een alert geldt voor de hele eenheid: noem geen gemeente of team.'}]
			: [];
	}

	const faults: Fault[] = [];
	const needsMunicipality = form.starter === 'control-room' || form.starter === 'municipality';
	if (needsMunicipality && !form.municipality) {
		faults.push({field: 'municipality', message: 'Noem de gemeente van de actie.'});
	}

	if (form.starter === 'basisteam' && !form.basisteam) {
		faults.push({field: 'basisteam', message: 'Noem het basisteam dat de actie startte.'});
	}

	if ((form.starter === 'detectives') !== Boolean(form.detectives)) {
		faults.push({
			field: 'detectives',
			message: 'Noem de districtsrecherche alleen, en altijd, als die de actie startte.',
		});
	}

	return faults;
}

function placeFaults(form: ActionForm, areas: readonly Area[], day: Day): Fault[] {
	const faults: Fault[] = [];
	for (const kind of ['municipality', 'basisteam', 'detectives'] as const satisfies readonly AreaKind[]) {
		const code = form[kind];
		const message = code ? areaFault(areas, {code, kind, day}) : undefined;
		if (message) {
			faults.push({field: kind, message});
		}
	}

	if (faults.length === 0 && form.municipality && form.basisteam) {
		const municipality = areaOf(areas, form.municipality) as Area;
		const teams = parentsOn(areas, municipality, 'basisteam', day);
		if (!teams.some(team => team.code === form.basisteam)) {
			faults.push({field: 'basisteam', message: `Dit basisteam werkt die dag niet in ${municipality.name}.`});
		}
	}

	return faults;
}

/** The places of an action without faults: unknown basisteam and district filled from the areas of its day. */
export function placesOf(form: ActionForm, areas: readonly Area[], day: Day): Places {
	const team = form.basisteam ? areaOf(areas, form.basisteam) : undefined;
	const served = team ? membersOn(areas, team, {kind: 'municipality', day}) : [];
	const only = served.length === 1 ? served[0] : undefined;
	const municipality = form.municipality ? areaOf(areas, form.municipality) : only;
	const teams = municipality ? parentsOn(areas, municipality, 'basisteam', day) : [];
	const basisteam = team ?? (teams.length === 1 ? teams[0] : undefined);
	const detectives = form.detectives ? areaOf(areas, form.detectives) : undefined;
	const placed = municipality ?? basisteam ?? detectives;
	return {
		municipality: municipality?.code ?? null,
		basisteam: basisteam?.code ?? null,
		detectives: detectives?.code ?? null,
		district: placed ? (districtOn(areas, placed, day)?.code ?? null) : null,
	};
}
