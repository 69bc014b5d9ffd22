import {z} from 'zod';
import {AddressFormInput} from './address-form.ts';
import {AreaCodeInput, lineInput} from './inputs.ts';

/** How a municipality shows itself on its material. Kept as a fact under the code of the municipality. */
export const BrandSchema = z.strictObject({
	municipality: AreaCodeInput,
	/** Id of the kept picture; null without a logo. */
	logo: z.string().nullable(),
	/** What somebody hears who does not see the logo; null without one. */
	logoAlt: lineInput(120).nullable(),
	form: AddressFormInput,
});
export type BrandFields = z.infer<typeof BrandSchema>;

/** What is chosen, apart from for which municipality. */
export type BrandChoice = Omit<BrandFields, 'municipality'>;

/** A municipality that chose nothing: without a logo, and with je. */
export const noBrand: BrandChoice = {logo: null, logoAlt: null, form: 'je'};
