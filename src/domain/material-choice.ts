import type {Campaign} from './campaigns.ts';
import {type Fault, faultsOf} from './faults.ts';
import {DayInput, freeText} from './inputs.ts';
import type {Day} from './period.ts';

/** What may be changed in the material of one municipality, for once: it stands in the address and is not kept. */
export interface MaterialChoice {
	/** In place of the campaign's first line. */
	line?: string;
	eventDay?: Day;
}

/** The same as it was typed, by the names in the address. */
export interface TypedChoice {
	regel?: string | undefined;
	dag?: string | undefined;
}

/** Reads what was typed for a campaign: what is right, and every fault of what is not. */
export function readChoice(
	{lines = [], eventDay: hasEventDay = false}: Pick<Campaign, 'lines' | 'eventDay'>,
	{regel, dag}: TypedChoice,
): {choice: MaterialChoice; faults: Fault[]} {
	const [first] = lines;
	const choice: MaterialChoice = {};
	const faults: Fault[] = [];
	if (regel !== undefined && first === undefined) {
		faults.push({field: 'regel', message: 'Deze campagne heeft geen regel om te wijzigen.'});
	} else if (regel !== undefined) {
		const line = freeText(first?.longest ?? 0).safeParse(regel);
		faults.push(...(line.error ? faultsOf(line.error).map(({message}) => ({field: 'regel', message})) : []));
		Object.assign(choice, line.success && {line: line.data});
	}

	if (dag !== undefined && !hasEventDay) {
		faults.push({field: 'dag', message: 'Bij deze campagne hoort geen dag van een evenement.'});
	} else if (dag !== undefined) {
		const day = DayInput.safeParse(dag);
		faults.push(...(day.error ? faultsOf(day.error).map(({message}) => ({field: 'dag', message})) : []));
		Object.assign(choice, day.success && {eventDay: day.data});
	}

	return {choice, faults};
}
