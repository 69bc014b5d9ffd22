import {altSlot, fillLine, type MailingLinks, type MailingValues, plainLine, slotsIn} from '../domain/campaigns.ts';
import type {CampaignFiles, Picture} from './campaign-files.ts';
import {type Render, renderHere} from './render-mjml.ts';

/** A mail of one municipality, ready to show; the pictures of the html are where `pictureAddress` says. */
export interface Mailing {
	subject: string;
	/** What a mail program shows beside the subject. */
	preheader: string;
	html: string;
	text: string;
}

/** A campaign of which only the values are missing. */
export interface CompiledMailing {
	slug: string;
	subject: string;
	preheader: string;
	text: string;
	/** The html cut at its slots: a piece of html, the name of a slot, a piece of html … */
	pieces: readonly string[];
	/** Alternative texts and the like: the same for every municipality. */
	fixed: ReadonlyMap<string, string>;
	pictures: readonly Picture[];
}

export interface MailingFilling {
	values: MailingValues;
	links: MailingLinks;
	/** Where a picture of the html is found: an address, or `cid:…` of a part of the same mail. */
	pictureAddress: (file: string) => string;
}

const PICTURE = 'afbeelding:';

/** MJML in which pictures are slots too, so that it can be filled after it was compiled. */
export function templateOf({mjml}: Pick<CampaignFiles, 'mjml'>): string {
	return mjml.replace(/src="pictures\/([^"]*)"/g, (_, file: string) => `src="{{${PICTURE}${file}}}"`);
}

/**
Compiles a campaign once, for all municipalities.

@throws when its MJML is not faultless: check the campaign first, to say where.
*/
export async function compileMailing(files: CampaignFiles, render: Render = renderHere): Promise<CompiledMailing> {
	const html = await render(templateOf(files));
	const {slug, subject, preheader, pictures} = files.campaign;
	return {
		slug,
		subject,
		preheader,
		text: files.text,
		pieces: html.split(/\{\{([^{}]*)\}\}/),
		fixed: new Map(pictures.map(({file, alt}) => [altSlot(file), plainLine(alt)])),
		pictures: files.pictures,
	};
}

/** Every value that the html of one municipality needs, not yet escaped. */
export function htmlValues(
	compiled: CompiledMailing,
	{values, links, pictureAddress}: MailingFilling,
): Map<string, string> {
	const lines = textValues(compiled, {values, links});
	for (const {file} of compiled.pictures) {
		lines.set(`${PICTURE}${file}`, pictureAddress(file));
	}

	return lines;
}

function textValues(
	compiled: CompiledMailing,
	{values, links}: Pick<MailingFilling, 'values' | 'links'>,
): Map<string, string> {
	const filled = new Map(compiled.fixed);
	for (const [name, value] of Object.entries(values)) {
		filled.set(name, plainLine(value));
	}

	filled.set('onderwerp', plainLine(fillLine(compiled.subject, filled)));
	filled.set('preheader', plainLine(fillLine(compiled.preheader, filled)));
	for (const [name, address] of Object.entries(links)) {
		filled.set(name, safeAddress(address));
	}

	return filled;
}

/** @throws {RangeError} for an address that is not of the web: the configuration is wrong. */
function safeAddress(address: string): string {
	const {protocol, href} = new URL(address);
	if (protocol !== 'https:' && protocol !== 'http:') {
		throw new RangeError(`A mail cannot link to ${address}`);
	}

	return href;
}

const entities: Record<string, string> = {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;'};

/** MJML passes text through raw (mjml 5.4, issue #3018), so this is what keeps a `<script>` out of a mail. */
export function escapeHtml(value: string): string {
	return value.replace(/[&<>"']/g, sign => entities[sign] ?? sign);
}

/** The mail of one municipality: byte for byte what compiling with its escaped values in place would give. */
export function fillMailing(compiled: CompiledMailing, filling: MailingFilling): Mailing {
	const values = htmlValues(compiled, filling);
	const html = compiled.pieces.map((piece, index) => {
		if (index % 2 === 0) {
			return piece;
		}

		const value = values.get(piece);
		if (value === undefined) {
			throw new RangeError(`No value for the slot {{${piece}}}`);
		}

		return escapeHtml(value);
	});
	return {
		subject: values.get('onderwerp') ?? '',
		preheader: values.get('preheader') ?? '',
		html: html.join(''),
		text: fillLine(compiled.text, values),
	};
}

/** Names of the slots that a text uses, each once. */
export function slotNames(text: string): Set<string> {
	return new Set(slotsIn(text).map(({name}) => name));
}
