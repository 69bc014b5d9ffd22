import {type ActionFields, kindRules, type Outcome, type OutcomeForm, resultNames} from './actions.ts';
import {type Fault, refuse, refuseFaults} from './faults.ts';

/**
The outcome after somebody's decision, late or corrected; `result: null` reopens.

@returns `unchanged` when that outcome already stands.
@throws {Refusal} `conflict` for an alert (it has no outcome), `invalid` when the outcome comes before the start or in
the future, or when a change of an outcome has no reason.
*/
export function closeAction(
	action: ActionFields,
	form: OutcomeForm,
	{now}: {now: Date},
): {outcome: Outcome | null} | 'unchanged' {
	if (kindRules[action.kind].countsAs === 'alert') {
		refuse('conflict', 'Een AMBER Alert of Vermist Kind Alert heeft geen uitkomst.');
	}

	if (isSameOutcome(action.outcome, form)) {
		return 'unchanged';
	}

	const faults: Fault[] = [];
	if (action.outcome && !form.reason) {
		const message = `De uitkomst was al "${resultNames[action.outcome.result]}": geef de reden van de wijziging.`;
		faults.push({field: 'reason', message});
	}

	if (form.at && form.at < action.startedAt) {
		faults.push({field: 'at', message: 'De uitkomst ligt voor het begin van de actie.'});
	}

	if (form.at && form.at > now) {
		faults.push({field: 'at', message: 'De uitkomst ligt in de toekomst.'});
	}

	refuseFaults(faults);
	return {outcome: form.result ? {result: form.result, at: form.at ?? now, tips: form.tips ?? null} : null};
}

function isSameOutcome(outcome: Outcome | null, form: OutcomeForm): boolean {
	if (outcome === null || form.result === null) {
		return outcome === null && form.result === null;
	}

	return (
		outcome.result === form.result &&
		(form.at === undefined || form.at.getTime() === outcome.at.getTime()) &&
		(form.tips === undefined || form.tips === outcome.tips)
	);
}
