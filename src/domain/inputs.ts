import {z} from 'zod';
import {isDay} from './period.ts';
import {personalDataFault} from './personal-data.ts';

/** Building blocks of every input schema; their messages are the sentences that a user reads. */

/** A calendar day, `2022-05-14`. */
export const DayInput = z
	.string()
	.refine(isDay, 'Schrijf de datum als 2022-05-14; deze dag bestaat niet.')
	.meta({format: 'date', examples: ['2022-05-14']});

/** A calendar month, `2022-05`. */
export const MonthInput = z
	.string()
	.regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'Schrijf de maand als 2022-05.')
	.meta({examples: ['2022-05']});

/** An instant with an offset or `Z`. */
export const InstantInput = z.iso
	.datetime({offset: true, error: 'Schrijf het tijdstip als 2022-05-14T08:42:00Z, met een tijdzone.'})
	.transform(text => new Date(text));

/** A whole number of things, zero or more. */
export const CountInput = z
	.int('Dit moet een heel getal zijn.')
	.min(0, 'Een aantal kan niet negatief zijn.')
	.max(100_000_000, 'Dit aantal is te groot.');

/** A number as JSON writes it, or the text of an address or form; Number() would also read a list, true and empty text. */
export function numberInput(message: string) {
	return z.union(
		[
			z.number(),
			z
				.string()
				.regex(/^\d{1,9}$/)
				.transform(Number),
		],
		message,
	);
}

export const YearInput = numberInput('Schrijf het jaar als 2022.').pipe(
	z
		.int('Schrijf het jaar als 2022.')
		.min(2000, 'Het jaar moet tussen 2000 en 2100 liggen.')
		.max(2100, 'Het jaar moet tussen 2000 en 2100 liggen.'),
);

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this refuses.
const unprintable = /[\u0000-\u001F\u007F-\u009F\u061C\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/;

/** One line of plain text; control, direction and invisible signs are refused. */
export function lineInput(maximum: number) {
	return z
		.string()
		.trim()
		.min(1, 'Dit veld mag niet leeg zijn.')
		.max(maximum, `Dit veld mag hoogstens ${maximum} tekens lang zijn.`)
		.refine(text => !unprintable.test(text), 'Dit veld mag geen onzichtbare of besturingstekens bevatten.');
}

/**
A free text that people write about a fact: the same line, without data of persons.

Every free text of the product is made with this: reason, source of a figure, remark, event, refusal.
*/
export function freeText(maximum: number) {
	return lineInput(maximum).superRefine((text, context) => {
		// A longer text is refused already; it is not worth reading.
		const message = text.length > maximum ? undefined : personalDataFault(text);
		if (message) {
			context.addIssue({code: 'custom', message});
		}
	});
}

export const ReasonInput = freeText(200);
export const SourceInput = freeText(80);

/** A code of an area, such as `GM0344` or `west-utrecht`. */
export const AreaCodeInput = z
	.string()
	.regex(/^[A-Za-z0-9-]{1,60}$/, 'Een gebiedscode bestaat uit letters, cijfers en streepjes.');

/** Our own strict form of a work address: one recipient, nothing that a mail program could read as more. */
export const EmailInput = z
	.string()
	.trim()
	.toLowerCase()
	.max(254, 'Dit e-mailadres is te lang.')
	.regex(
		/^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/,
		'Dit is geen geldig e-mailadres.',
	);

export const KeyInput = z.uuid('De sleutel (Idempotency-Key) moet een uuid zijn.');
