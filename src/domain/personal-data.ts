import {hasCoordinates} from './coordinates.ts';
import {refuseFaults} from './faults.ts';
import {hasNumberPlate} from './number-plates.ts';
import {numbersAsDigits, readableText} from './readable-text.ts';
import {hasTelephoneNumber} from './telephone-numbers.ts';

const sign = String.raw`[\p{L}\d_.+-]`;
const [open, close] = [' ?[([{<] ?', String.raw` ?[)\]}>] ?`];
const at = `(?:${open}(?:a|at|apenstaart(?:je)?|@)${close}|[ -](?:at|apenstaart(?:je)?)[ -]| ?@ ?)`;
const dot = `(?:${open}(?:punt|dot)${close}|[ -](?:punt|dot)[ -]| ?\\. ?)`;
const ending = '(?:nl|com|org|net|eu|be|de|fr|uk|info|gov|frl|example)';
const emailForms = [
	new RegExp(`${sign}@${sign}`, 'u'),
	new RegExp(`${sign}${open}(?:at|apenstaart(?:je)?|@)${close}${sign}`, 'iu'),
	new RegExp(`${sign}${at}[\\p{L}\\d_-]{1,60}?(?:${dot}[\\p{L}\\d_-]{1,60}?){0,3}${dot}${ending}(?![\\p{L}\\d])`, 'iu'),
];

/**
Why a free text may not be kept: it seems to hold data of a person. One Dutch sentence with the kind that was found and
what to write instead; undefined when nothing was found.

It looks at the text as a person reads it: invisible signs, wide digits and spelled-out numbers make no difference.
Source: Burgernet keeps no participants, suspects or missing persons; our choice: e-mail addresses, telephone numbers,
number plates and coordinates, because these have a form that can be told from other text.
*/
export function personalDataFault(text: string): string | undefined {
	const readable = readableText(text);
	const inDigits = numbersAsDigits(readable);
	if (emailForms.some(form => form.test(readable))) {
		return 'Hier lijkt een e-mailadres in te staan: laat het weg en schrijf bijvoorbeeld "de melder" of "een collega".';
	}

	if (hasTelephoneNumber(inDigits)) {
		return 'Hier lijkt een telefoonnummer in te staan: laat het weg en schrijf bijvoorbeeld "gebeld met de melder".';
	}

	if (hasCoordinates(readable)) {
		return 'Hier lijken coördinaten in te staan: laat ze weg en noem alleen de gemeente.';
	}

	if (hasNumberPlate(readable) || (inDigits !== readable && hasNumberPlate(inDigits))) {
		return 'Hier lijkt een kenteken in te staan: laat het weg en schrijf bijvoorbeeld "een voertuig".';
	}

	return undefined;
}

/**
Refuses free texts that seem to hold data of a person; for use cases, whatever the edge before them checked.

@throws {Refusal} `invalid`, with one sentence for each field.
*/
export function refusePersonalData(texts: Readonly<Record<string, string | null>>): void {
	refuseFaults(
		Object.entries(texts).flatMap(([field, text]) => {
			const message = text === null ? undefined : personalDataFault(text);
			return message ? [{field, message}] : [];
		}),
	);
}
