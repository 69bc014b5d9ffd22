/** Our choice: under ten actions one success more moves the rate by ten points or more, so no rate is shown. */
export const SMALLEST_RATE_COUNT = 10;

export const judgementWords = {
	above: 'boven de norm',
	below: 'onder de norm',
	'too-few': 'te weinig acties om te beoordelen',
} as const;
