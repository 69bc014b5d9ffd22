import {actionFaults, recordAction} from './action-rules.ts';
import {type ActionCorrection, type ActionFields, type ActionForm, kindRules} from './actions.ts';
import {type Area, areaOf, parentsOn} from './areas.ts';
import {type Fault, refuseFaults} from './faults.ts';
import {dayOf} from './period.ts';

type Changes = Omit<ActionCorrection, 'reason'>;

/**
An action after a correction. A new place or day fills what was not named anew: basisteam, district and, for an action
of a basisteam, the municipality.

@throws {Refusal} `invalid` with every fault at once: those of a new action, an outcome that would come before the start,
an outcome of what is now an alert.
*/
export function correctAction(
	action: ActionFields,
	{reason: _, ...changes}: ActionCorrection,
	{areas, now}: {areas: readonly Area[]; now: Date},
): ActionFields {
	const form = formAfter(action, changes, areas);
	refuseFaults([...actionFaults(form, {areas, now}), ...outcomeFaults(action, form)]);
	const {number, source, messagesAt} = action;
	return {...recordAction(form, {areas, now, origin: {number, source, messagesAt}}), outcome: action.outcome};
}

function formAfter(action: ActionFields, changes: Changes, areas: readonly Area[]): ActionForm {
	const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
	const form: ActionForm = {...action, ...given};
	if (form.starter === 'basisteam') {
		const isKept = 'municipality' in given || worksIn(form, areas);
		return isKept ? form : {...form, municipality: null};
	}

	const isMoved = form.municipality !== action.municipality;
	const isKept = 'basisteam' in given || (!isMoved && worksIn(form, areas));
	return isKept ? form : {...form, basisteam: null};
}

/** Whether the basisteam of an action works in its municipality on its day. */
function worksIn({municipality, basisteam, startedAt}: ActionForm, areas: readonly Area[]): boolean {
	const area = municipality ? areaOf(areas, municipality) : undefined;
	return (
		area !== undefined && parentsOn(areas, area, 'basisteam', dayOf(startedAt)).some(({code}) => code === basisteam)
	);
}

function outcomeFaults({outcome}: ActionFields, {kind, startedAt}: ActionForm): Fault[] {
	const faults: Fault[] = [];
	if (outcome && outcome.at < startedAt) {
		faults.push({field: 'startedAt', message: 'De uitkomst zou voor het begin van de actie liggen.'});
	}

	if (outcome && kindRules[kind].countsAs === 'alert') {
		faults.push({field: 'kind', message: 'Een alert heeft geen uitkomst: heropen de actie eerst.'});
	}

	return faults;
}
