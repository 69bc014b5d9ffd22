import {hasCoordinates} from './coordinates.ts';
import {hasNumberPlate} from './number-plates.ts';
import {numbersAsDigits, readableText} from './readable-text.ts';
import {hasTelephoneNumber} from './telephone-numbers.ts';

const word = String.raw`[\p{L}\d_.+-]`;
const end = '(?:nl|com|org|net|eu|be|de|fr|uk|info|gov|frl|example)';
const at = String.raw`(?: ?[([{<] ?(?:at|apenstaart(?:je)?|@) ?[)\]}>] ?| (?:at|apenstaart(?:je)?) | ?@ ?)`;
const emailForms = [
	new RegExp(`${word}@${word}`, 'u'),
	new RegExp(
		`${word}${at}[\\p{L}\\d_-]+(?: ?(?:\\.|[([{<] ?(?:punt|dot) ?[)\\]}>]|punt|dot) ?[\\p{L}\\d_-]+)*?`.concat(
			` ?(?:\\.| [([{<] ?(?:punt|dot) ?[)\\]}>]|[([{<](?:punt|dot)[)\\]}>]| punt| dot) ?${end}(?![\\p{L}\\d])`,
		),
		'iu',
	),
	new RegExp(`${word} ?[([{<] ?(?:at|apenstaart(?:je)?|@) ?[)\\]}>] ?${word}`, 'iu'),
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
