import type {z} from 'zod';
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
		const line = readTyped(freeText(first?.longest ?? 0), {field: 'regel', typed: regel});
		faults.push(...line.faults);
		Object.assign(choice, line.value !== undefined && {line: line.value});
	}

	if (dag !== undefined && !hasEventDay) {
		faults.push({field: 'dag', message: 'Bij deze campagne hoort geen dag van een evenement.'});
	} else if (dag !== undefined) {
		const day = readTyped(DayInput, {field: 'dag', typed: dag});
		faults.push(...day.faults);
		Object.assign(choice, day.value !== undefined && {eventDay: day.value});
	}

	return {choice, faults};
}

/** One thing that was typed: its value when it is right, and else its faults, under its name in the address. */
export function readTyped<Schema extends z.ZodType>(
	schema: Schema,
	{field, typed}: {field: string; typed: string},
): {value?: z.output<Schema>; faults: Fault[]} {
	const {error, data} = schema.safeParse(typed);
	return error ? {faults: faultsOf(error).map(({message}) => ({field, message}))} : {value: data, faults: []};
}
