import {z} from 'zod';

/** How a municipality addresses its residents. */
export const AddressFormInput = z.enum(['je', 'u'], 'Kies je of u.');
export type AddressForm = z.infer<typeof AddressFormInput>;

/**
A text in one form of address: of each `[[je|u]]` one of the two words stays.

Source: the issue "Campaigns" (texts for residents exist in je and u). What is no such pair stays as it is.
*/
export function inForm(text: string, form: AddressForm): string {
	return text.replaceAll(/\[\[([^[\]|]*)\|([^[\]|]*)\]\]/g, (_, je: string, u: string) => (form === 'u' ? u : je));
}
