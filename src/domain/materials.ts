/** What a municipality gets of a campaign, each as a file of its own; `zip` holds them all. */
export const materialIds = [
	'text',
	'text-html',
	'newsletter',
	'newsletter-html',
	'square',
	'story',
	'poster',
	'qr-svg',
	'qr-png',
	'mailing-html',
	'mailing-txt',
	'mailing-eml',
	'zip',
] as const;
export type MaterialId = (typeof materialIds)[number];

/** A material of a file in the zip: everything but the zip itself. */
export type MaterialFile = Exclude<MaterialId, 'zip'>;

interface MaterialKind {
	/** What it is called on a screen. */
	name: string;
	/** Last part of the file's name. */
	file: string;
	type: string;
}

export const materials: Record<MaterialId, MaterialKind> = {
	text: {name: 'Tekst voor de gemeentepagina', file: 'gemeentepagina.txt', type: 'text/plain; charset=utf-8'},
	'text-html': {
		name: 'Tekst voor de gemeentepagina (HTML)',
		file: 'gemeentepagina.html',
		type: 'text/html; charset=utf-8',
	},
	newsletter: {name: 'Blok voor de nieuwsbrief', file: 'nieuwsbrief.txt', type: 'text/plain; charset=utf-8'},
	'newsletter-html': {
		name: 'Blok voor de nieuwsbrief (HTML)',
		file: 'nieuwsbrief.html',
		type: 'text/html; charset=utf-8',
	},
	square: {name: 'Vierkante afbeelding voor sociale media', file: 'vierkant.png', type: 'image/png'},
	story: {name: 'Staande afbeelding voor een story', file: 'story.png', type: 'image/png'},
	poster: {name: 'Poster op A4', file: 'poster.pdf', type: 'application/pdf'},
	'qr-svg': {name: 'QR-code voor drukwerk (SVG)', file: 'qr.svg', type: 'image/svg+xml'},
	'qr-png': {name: 'QR-code (PNG)', file: 'qr.png', type: 'image/png'},
	'mailing-html': {name: 'Mailing als webpagina', file: 'mailing.html', type: 'text/html; charset=utf-8'},
	'mailing-txt': {name: 'Mailing als tekst', file: 'mailing.txt', type: 'text/plain; charset=utf-8'},
	'mailing-eml': {name: 'Mailing als concept om te openen', file: 'mailing.eml', type: 'message/rfc822'},
	zip: {name: 'Alles bij elkaar (zip)', file: 'alles.zip', type: 'application/zip'},
};

export function isMaterialId(text: string): text is MaterialId {
	return Object.hasOwn(materials, text);
}

/**
The name of a material's file: `burgernet-download-de-app-houten-poster.pdf`.

Only small letters, digits, streaks and one dot, and never a name that Windows keeps for itself, because it begins with
`burgernet-`; whatever else a slug would hold becomes a streak.

@param place the slugs of the campaign and of the municipality.
*/
export function materialFileName(id: MaterialId, place: {campaign: string; municipality: string}): string {
	const [campaign, municipality] = [place.campaign, place.municipality].map(slug =>
		slug
			.normalize('NFD')
			.toLowerCase()
			.replaceAll(/[^a-z0-9]+/g, '-')
			.replaceAll(/^-+|-+$/g, '')
			.slice(0, 60),
	);
	return `burgernet-${campaign}-${municipality}-${materials[id].file}`;
}
