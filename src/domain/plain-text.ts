/** A text as it is compared: without accents, capitals and spaces around it. */
export function plain(text: string): string {
	return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').trim().toLowerCase();
}
