import {isLinkSlot, isTextSlot} from '../domain/campaigns.ts';
import {lineAt, type Piece, readPieces} from './markup.ts';

/** Elements that a mailing may use; `mj-include`, `mj-html-attributes`, forms and scripts are not among them. */
const containers = new Set(
	'mjml mj-head mj-attributes mj-body mj-wrapper mj-section mj-column mj-group mj-all mj-class'.split(' '),
);
const leaves = new Set(
	'mj-title mj-preview mj-style mj-raw mj-text mj-button mj-image mj-divider mj-spacer'.split(' '),
);
const inText = new Set('h1 h2 h3 p br strong em a ul ol li span'.split(' '));
const withText = new Set(['mj-title', 'mj-preview', 'mj-style', 'mj-text', 'mj-button', ...inText]);
/** Attributes that would load or open something; only two of them exist here, each with a short list of values. */
const addresses =
	/^(href|src|srcset|background|background-url|action|formaction|poster|data|cite|ping|rel|xlink:href)$/i;
const dangerous = /url\s*\(|@import|expression\s*\(|javascript:|data:|:\/\/|\\|www\./i;
const colourScheme = new Set(['color-scheme', 'supported-color-schemes']);

interface Context {
	/** File names of the campaign's pictures. */
	pictures: readonly string[];
	/** Names of the slots that hold alternative texts and the campaign's own lines. */
	altSlots: readonly string[];
}

type Found = {offset: number; message: string};

/** What the rules of this house find in MJML, by line. MJML's own rules come on top. */
export function checkMarkup(source: string, context: Context): {line: number; message: string}[] {
	const found: Found[] = [];
	const stack: Piece[] = [];
	for (const piece of readPieces(source)) {
		found.push(...placeFaults(piece, stack), ...pieceFaults(piece, stack.at(-1)?.name ?? '', context));
		if (piece.kind === 'open' && piece.name !== 'br' && piece.name !== 'meta') {
			stack.push(piece);
		} else if (piece.kind === 'close' && stack.at(-1)?.name === piece.name) {
			stack.pop();
		}
	}

	found.push(...stack.map(({offset, name}) => ({offset, message: `<${name}> wordt nergens gesloten.`})));
	return found.map(({offset, message}) => ({line: lineAt(source, offset), message}));
}

/** Whether a piece may stand here: balanced, one root, and no words where MJML drops them in silence. */
function placeFaults({kind, name, text, offset}: Piece, stack: readonly Piece[]): Found[] {
	const parent = stack.at(-1)?.name;
	if (kind === 'broken') {
		return [
			{offset, message: 'Dit "<" hoort niet bij een volledige tag (attributen staan tussen dubbele aanhalingstekens).'},
		];
	}

	if (kind === 'close' && parent !== name) {
		const message = parent ? `</${name}> staat hier, maar <${parent}> is nog open.` : `</${name}> sluit niets.`;
		return [{offset, message}];
	}

	if (kind === 'comment' && parent && withText.has(parent)) {
		return [{offset, message: 'Commentaar binnen een tekst komt in de mail terecht.'}];
	}

	if (kind === 'text' && text.trim() !== '' && !withText.has(parent ?? '')) {
		return [
			{offset: offset + text.search(/\S/), message: 'Tekst op deze plaats komt niet in de mail; zet hem in <mj-text>.'},
		];
	}

	const isRoot = parent === undefined && (kind === 'open' || kind === 'single');
	return isRoot && name !== 'mjml' ? [{offset, message: 'Het bestand begint met <mjml lang="nl">.'}] : [];
}

function pieceFaults(piece: Piece, parent: string, context: Context): Found[] {
	switch (piece.kind) {
		case 'text':
			return textFaults(piece, parent, context);
		case 'open':
		case 'single':
			return [...elementFaults(piece, parent), ...attributeFaults(piece, context)];
		default:
			return [];
	}
}

function textFaults({text, offset}: Piece, parent: string, context: Context): Found[] {
	const unsafe = dangerous.exec(text);
	const address = unsafe
		? [
				{
					offset: offset + unsafe.index,
					message: `${JSON.stringify(unsafe[0])} mag hier niet; gebruik voor een adres {{link_app}}.`,
				},
			]
		: [];
	const isStyle = parent === 'mj-style' || parent === 'mj-raw';
	return [...address, ...slotFaults(text, offset, isStyle ? () => false : name => isKnown(name, context))];
}

function isKnown(name: string, {altSlots}: Context): boolean {
	return (
		isTextSlot(name) || isLinkSlot(name) || altSlots.includes(name) || name === 'onderwerp' || name === 'preheader'
	);
}

/** Every `{{` or `}}` that is not a slot that may stand here, and every choice between je and u that is not whole. */
export function slotFaults(text: string, start: number, mayStand: (name: string) => boolean): Found[] {
	const loose = [...text.matchAll(/\[\[[^[\]|]*\|[^[\]|]*\]\]|\[\[|\]\]/g)].filter(([found]) => found.length === 2);
	const choices = loose.map(({index, 0: found}) => ({
		offset: start + index,
		message: `${found} hoort niet bij een volledige keuze [[je|u]].`,
	}));
	const slots = [...text.matchAll(/\{\{([^{}]*)\}\}|\{\{|\}\}/g)].flatMap(match => {
		const offset = start + match.index;
		if (match[1] === undefined) {
			return [{offset, message: `${match[0]} hoort niet bij een volledig vulveld {{naam}}.`}];
		}

		return mayStand(match[1]) ? [] : [{offset, message: `Het vulveld ${match[0]} is hier onbekend.`}];
	});
	return [...slots, ...choices];
}

function elementFaults({kind, name, offset, attributes}: Piece, parent: string): Found[] {
	if (name === 'mj-raw') {
		return parent === 'mj-head'
			? []
			: [{offset, message: '<mj-raw> mag alleen in <mj-head>, met <meta name="color-scheme">.'}];
	}

	const value = (wanted: string) => attributes.find(found => found.name === wanted)?.value;
	if (parent === 'mj-raw') {
		const isScheme = name === 'meta' && colourScheme.has(value('name') ?? '');
		return isScheme ? [] : [{offset, message: 'In <mj-raw> mag alleen <meta name="color-scheme"> staan.'}];
	}

	if (name === 'mjml' && (value('lang') !== 'nl' || kind === 'single')) {
		return [{offset, message: 'Het bestand begint met <mjml lang="nl">.'}];
	}

	if (name === 'mj-image' && parent !== 'mj-attributes' && !value('alt')?.trim()) {
		return [{offset, message: '<mj-image> mist een alt-tekst.'}];
	}

	const isAllowed = inText.has(name) ? withText.has(parent) : containers.has(name) || leaves.has(name);
	return isAllowed ? [] : [{offset, message: `<${name}> mag hier niet.`}];
}

function attributeFaults({name: element, attributes}: Piece, context: Context): Found[] {
	return attributes.flatMap(({name, value, offset}) => {
		if (/^on/i.test(name) || (element === 'mj-style' && name === 'inline')) {
			return [{offset, message: `Het attribuut ${name} mag niet.`}];
		}

		if (addresses.test(name)) {
			const isFine = name === 'src' ? isPicture(element, value, context) : name === 'href' && isLink(value);
			return isFine ? [] : [{offset, message: addressMessage(name, value)}];
		}

		if (dangerous.test(value)) {
			return [{offset, message: `De waarde van ${name} mag niets laden of openen.`}];
		}

		const mayHoldSlot = name === 'alt' || name === 'title';
		return slotFaults(value, offset, slot => mayHoldSlot && isKnown(slot, context));
	});
}

function isPicture(element: string, value: string, {pictures}: Context): boolean {
	return element === 'mj-image' && pictures.some(file => value === `pictures/${file}`);
}

function isLink(value: string): boolean {
	return /^\{\{[a-z_]+\}\}$/.test(value) && isLinkSlot(value.slice(2, -2));
}

function addressMessage(name: string, value: string): string {
	switch (name) {
		case 'src':
			return `De afbeelding ${JSON.stringify(value)} staat niet in campaign.json; schrijf pictures/naam.png.`;
		case 'href':
			return `Een mail linkt alleen naar {{link_app}}, {{link_iphone}}, {{link_android}}, {{link_materiaal}} of {{link_dashboard}}, niet naar ${JSON.stringify(value)}.`;
		default:
			return `Het attribuut ${name} mag niet.`;
	}
}
