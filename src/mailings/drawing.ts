import {lineAt, readPieces} from './markup.ts';

/** A drawing or photo of a campaign, as it is put on posters and pictures. */
export interface Artwork {
	type: 'image/svg+xml' | 'image/png' | 'image/jpeg';
	content: Buffer;
}

const elements = new Set(
	'svg g path rect circle ellipse line polyline polygon defs linearGradient radialGradient stop clipPath title'.split(
		' ',
	),
);
/** What would load, link or run. */
const dangerous = /^(on|href|xlink:href|src|style)/i;

/** What is wrong with a drawing: it may hold shapes only, so that nothing is loaded when it is rendered. */
export function drawingFaults(source: string): {line: number; message: string}[] {
	const found = readPieces(source).flatMap(({kind, name, attributes, offset}) => {
		const isShape = kind === 'text' || kind === 'comment' || elements.has(name);
		const wrong = isShape
			? []
			: [{offset, message: kind === 'broken' ? 'Dit is geen SVG.' : `<${name}> mag niet in een tekening.`}];
		const loading = attributes.filter(
			({name: attribute, value}) => dangerous.test(attribute) || /url\(\s*['"]?(?!#)/i.test(value),
		);
		return [
			...wrong,
			...loading.map(each => ({...each, message: `Het attribuut ${each.name} mag niet in een tekening.`})),
		];
	});
	return found.map(({offset, message}) => ({line: lineAt(source, offset), message}));
}

export interface Place {
	x: number;
	y: number;
	width: number;
	height: number;
}

/** An artwork as a piece of SVG that fills a place, cut off evenly where it is too wide or too high. */
export function placed(
	{type, content}: Artwork,
	{x, y, width, height}: Place,
	fit: 'slice' | 'meet' = 'slice',
): string {
	const place = `x="${x}" y="${y}" width="${width}" height="${height}" preserveAspectRatio="xMidYMid ${fit}"`;
	if (type !== 'image/svg+xml') {
		return `<image ${place} href="data:${type};base64,${content.toString('base64')}"/>`;
	}

	const source = content.toString('utf8');
	const viewBox = /viewBox="([-\d. ]+)"/.exec(source)?.[1] ?? '0 0 600 240';
	const inside = source.replace(/^[\s\S]*?<svg\b[^>]*>/, '').replace(/<\/svg>\s*$/, '');
	return `<svg ${place} viewBox="${viewBox}">${inside}</svg>`;
}
