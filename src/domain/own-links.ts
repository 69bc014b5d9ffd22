import {z} from 'zod';
import {AreaCodeInput} from './inputs.ts';

/** What a short address on a poster leads from: one material of one campaign of one municipality. */
export const OwnLinkSchema = z.strictObject({
	municipality: AreaCodeInput,
	campaign: z.string(),
	material: z.string(),
});
export type OwnLink = z.infer<typeof OwnLinkSchema>;

/** The signs of a code: no I, L, O and U, which are misread or spell words. Source: Crockford's base 32. */
export const codeSigns = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const BODY_LENGTH = 7;

/** x⁵ = x² + 1 over two values, in which 2 yields every value but 0. */
const FIELD = 0b100101;

/** Twice a value in the field of 32 values. */
function doubled(value: number): number {
	const product = value << 1;
	return product >= codeSigns.length ? product ^ FIELD : product;
}

/**
A code with its check sign behind it.

The signs are values of the field with 32 values, each counted with another power of 2, and together they make 0. So one
wrong sign, and two neighbours that changed places, always make another sum: no other sign is needed than the 32.

Source: a Reed–Solomon code with one check symbol. Our choice: not Crockford's own check sign, which may be `*`, `~` or `$`.

@param body signs of `codeSigns` alone.
@throws {RangeError} for another sign.
*/
export function withCheckSign(body: string): string {
	return body + (codeSigns[doubled(sumOf(body))] as string);
}

/** The sum of the signs, the last counted once and each before it twice as much as the one behind it. */
function sumOf(code: string): number {
	return [...code].reduce((sum, sign) => {
		const value = codeSigns.indexOf(sign);
		if (value === -1) {
			throw new RangeError(`${JSON.stringify(sign)} is no sign of a code`);
		}

		return doubled(sum) ^ value;
	}, 0);
}

/** The first signs of a hash as a code: five bits each. @param hash at least five bytes. */
export function codeOf(hash: Uint8Array): string {
	const bits = [...hash.subarray(0, 5)].reduce((all, byte) => all * 256 + byte, 0);
	const signs = Array.from({length: BODY_LENGTH}, (_, index) => codeSigns[Math.floor(bits / 32 ** index) % 32]);
	return withCheckSign(signs.join(''));
}

/**
A code as somebody types it from paper: small letters, O for 0, I or L for 1, spaces and streaks between.

@returns null when it has another length or sign, or when its check sign is not right.
*/
export function readCode(typed: string): string | null {
	const code = typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
	const isWhole = code.length === BODY_LENGTH + 1 && [...code].every(sign => codeSigns.includes(sign));
	return isWhole && sumOf(code) === 0 ? code : null;
}
