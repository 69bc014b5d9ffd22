import {z} from 'zod';
import {themes} from './actions.ts';
import {type AddressForm, inForm} from './address-form.ts';
import {SlugInput, slotsIn} from './campaigns.ts';
import {lineInput} from './inputs.ts';
import type {Month} from './period.ts';

/** What a file in `campaigns/berichten/` holds: a short text that a municipality can send as its own. */
export const ReadyMessageSchema = z.strictObject({
	slug: SlugInput,
	/** The month that it fits, 1 to 12. */
	month: z.number().int().min(1, 'De maand is 1 tot en met 12.').max(12, 'De maand is 1 tot en met 12.'),
	title: lineInput(60),
	/** Theme under which it is recorded when it was sent; null without one. */
	theme: z.enum(themes).nullable(),
	/** What it counts as when it was sent. */
	kind: z.literal('information'),
	/** For residents: `{{gemeente}}` is the only slot, `[[je|u]]` a choice between two forms of address. */
	text: lineInput(600)
		.refine(text => slotsIn(text).every(({name}) => name === 'gemeente'), 'Het enige vulveld is hier {{gemeente}}.')
		.refine(text => !/[[\]{}]/.test(readyTextOf(text, 'x', 'je')), 'Een vulveld of keuze [[je|u]] is niet af.')
		.refine(text => !/:\/\/|www\.|javascript:|<[a-z/!]/i.test(text), 'Schrijf geen webadres of opmaak.'),
	/** A file in `campaigns/berichten/pictures/`. */
	picture: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*\.png$/, 'Een afbeelding heet bijvoorbeeld fiets.png.'),
	/** What somebody hears who does not see the picture. */
	alt: lineInput(200),
});
export type ReadyMessage = z.infer<typeof ReadyMessageSchema>;

/** The words of a ready message for one municipality, as they are copied. */
export function readyText({text}: Pick<ReadyMessage, 'text'>, municipality: string, form: AddressForm = 'je'): string {
	return readyTextOf(text, municipality, form);
}

function readyTextOf(text: string, municipality: string, form: AddressForm): string {
	return inForm(text, form).replaceAll('{{gemeente}}', () => municipality);
}

/** The ready message that fits a month; null when there is none. */
export function readyMessageOf(messages: readonly ReadyMessage[], month: Month): ReadyMessage | null {
	return messages.find(message => message.month === Number(month.slice(5))) ?? null;
}

/** The address of the picture that fits a month, within the service. */
export function readyPicturePath(month: Month): string {
	return `/kant-en-klaar/maand-${month.slice(5)}.png`;
}

/** All messages, that of this month first and then those of the months to come. */
export function fromThisMonth(messages: readonly ReadyMessage[], month: Month): ReadyMessage[] {
	const monthsAhead = (message: ReadyMessage) => (message.month - Number(month.slice(5)) + 12) % 12;
	return messages.toSorted((a, b) => monthsAhead(a) - monthsAhead(b));
}
