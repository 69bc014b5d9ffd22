import type {Campaign} from './campaigns.ts';
import {type Fault, refuse} from './faults.ts';
import {DayInput, freeText} from './inputs.ts';
import {readTyped} from './material-choice.ts';
import type {Day} from './period.ts';

/** How a mailing is looked at. Our choice: 375 px is a usual telephone, from 640 px on a mail has its full width. */
export const previewShapes = {telefoon: 'telefoon', desktop: 'computer', tekst: 'alleen tekst'} as const;
export type PreviewShape = keyof typeof previewShapes;

/** Whatever the reader's own screen has. */
export const previewColors = {licht: 'licht', donker: 'donker'} as const;
export type PreviewColors = keyof typeof previewColors;

/** What is tried in a preview for once: it stands in the address and is not kept. */
export interface PreviewChoice {
	/** In place of the campaign's own lines, by name. */
	lines: Readonly<Record<string, string>>;
	eventDay?: Day;
}

/**
Reads what was typed for a preview, by the names of the campaign's lines and `dag`: what is right, and each fault of the rest.

@throws {Refusal} `invalid` for a name that this campaign does not have.
*/
export function readPreviewChoice(
	{lines = [], eventDay: hasEventDay = false}: Pick<Campaign, 'lines' | 'eventDay'>,
	typed: Readonly<Record<string, string>>,
): {choice: PreviewChoice; faults: Fault[]} {
	const known = [...lines.map(({name}) => name), ...(hasEventDay ? ['dag'] : [])];
	const unknown = Object.keys(typed).find(name => !known.includes(name));
	if (unknown !== undefined) {
		refuse('invalid', `Het veld ${JSON.stringify(unknown)} is hier onbekend.`, unknown);
	}

	const {dag, ...words} = typed;
	const read = lines.flatMap(({name, longest}) => {
		const line = words[name];
		return line === undefined ? [] : [{name, ...readTyped(freeText(longest), {field: name, typed: line})}];
	});
	const day: ReturnType<typeof readTyped<typeof DayInput>> =
		dag === undefined ? {faults: []} : readTyped(DayInput, {field: 'dag', typed: dag});
	const right = read.flatMap(({name, value}) => (value === undefined ? [] : [[name, value] as const]));
	return {
		choice: {lines: Object.fromEntries(right), ...(day.value !== undefined && {eventDay: day.value})},
		faults: [...read, day].flatMap(({faults}) => faults),
	};
}
