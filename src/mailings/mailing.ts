import {type AddressForm, inForm} from '../domain/address-form.ts';
import {
	altSlot,
	cutAtSlots,
	fillTemplate,
	type MailingLinks,
	type MailingValues,
	plainLine,
	slotsIn,
	type Template,
} from '../domain/campaigns.ts';
import type {CampaignFiles, Picture} from './campaign-files.ts';
import {logoValues, type MailingLogo} from './mailing-logo.ts';
import {type Render, renderHere} from './render-mjml.ts';

/** A mail of one municipality, ready to show; the pictures of the html are where `pictureAddress` says. */
export interface Mailing {
	subject: string;
	/** What a mail program shows beside the subject. */
	preheader: string;
	html: string;
	text: string;
}

/** The texts of a campaign in one form of address. */
interface MailingTexts {
	subject: Template;
	preheader: Template;
	text: Template;
	html: Template;
	/** Alternative texts and the lines of the campaign: the same for every municipality. */
	fixed: ReadonlyMap<string, string>;
}

/** A campaign of which only the values are missing. */
export interface CompiledMailing {
	slug: string;
	texts: Readonly<Record<AddressForm, MailingTexts>>;
	pictures: readonly Picture[];
}

export interface MailingFilling {
	/** How the reader is addressed, in the values too; left out: je. */
	form?: AddressForm | undefined;
	values: MailingValues;
	/** What stands in the campaign's own lines instead of their usual texts, by name. */
	lines?: Readonly<Record<string, string>> | undefined;
	links: MailingLinks;
	/** Only for a campaign that was compiled with a place for it. */
	logo?: Omit<MailingLogo, 'content'> | null | undefined;
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
	const {slug} = files.campaign;
	const texts = {je: textsIn('je', files, html), u: textsIn('u', files, html)};
	return {slug, texts, pictures: files.pictures};
}

function textsIn(form: AddressForm, {campaign, text}: CampaignFiles, html: string): MailingTexts {
	const {subject, preheader, pictures, lines = []} = campaign;
	return {
		subject: cutAtSlots(inForm(subject, form)),
		preheader: cutAtSlots(inForm(preheader, form)),
		text: cutAtSlots(inForm(text, form)),
		html: cutAtSlots(inForm(html, form)),
		fixed: new Map([
			...pictures.map(({file, alt}): [string, string] => [altSlot(file), plainLine(inForm(alt, form))]),
			...lines.map((line): [string, string] => [line.name, plainLine(inForm(line.text, form))]),
		]),
	};
}

/** Every value that the html of one municipality needs, not yet escaped. */
export function valuesOfMailing(compiled: CompiledMailing, filling: MailingFilling): Map<string, string> {
	const texts = compiled.texts[filling.form ?? 'je'];
	const filled = new Map(texts.fixed);
	const logo = filling.logo ? logoValues(filling.logo) : {};
	for (const [name, value] of Object.entries({...linesOf(texts, filling), ...filling.values, ...logo})) {
		filled.set(name, plainLine(value));
	}

	filled.set('onderwerp', fillTemplate(texts.subject, filled));
	filled.set('preheader', fillTemplate(texts.preheader, filled));
	for (const [name, address] of Object.entries(filling.links)) {
		filled.set(name, safeAddress(address));
	}

	for (const {file} of compiled.pictures) {
		filled.set(`${PICTURE}${file}`, filling.pictureAddress(file));
	}

	return filled;
}

/** The lines given for the campaign's own names; others, and empty ones, change nothing. */
function linesOf({fixed}: MailingTexts, {lines = {}}: MailingFilling): Record<string, string> {
	return Object.fromEntries(Object.entries(lines).filter(([name, line]) => fixed.has(name) && line.trim() !== ''));
}

/** @throws {RangeError} for an address that is not of the web: the configuration is wrong. */
function safeAddress(address: string): string {
	if (!/^https?:\/\/[^\s]+$/.test(address) || !URL.canParse(address)) {
		throw new RangeError(`A mail cannot link to ${address}`);
	}

	return address;
}

const entities: Record<string, string> = {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;'};

/** MJML passes text through raw (mjml 5.4, issue #3018), so this is what keeps a `<script>` out of a mail. */
export function escapeHtml(value: string): string {
	return value.replace(/[&<>"']/g, sign => entities[sign] ?? sign);
}

/** The mail of one municipality: byte for byte what compiling with its escaped values in place would give. */
export function fillMailing(compiled: CompiledMailing, filling: MailingFilling): Mailing {
	const values = valuesOfMailing(compiled, filling);
	const {html, text} = compiled.texts[filling.form ?? 'je'];
	const escaped = new Map<string, string>();
	for (const [name, value] of values) {
		escaped.set(name, escapeHtml(value));
	}

	return {
		subject: values.get('onderwerp') ?? '',
		preheader: values.get('preheader') ?? '',
		html: fillTemplate(html, escaped),
		text: fillTemplate(text, values),
	};
}

/** Names of the slots that a text uses, each once. */
export function slotNames(text: string): Set<string> {
	return new Set(slotsIn(text).map(({name}) => name));
}
