import {z} from 'zod';
import {DayInput, lineInput} from './inputs.ts';
import type {Day} from './period.ts';

export const campaignStates = ['draft', 'released', 'closed'] as const;

/** A campaign's folder and the last part of its page's address. */
export const SlugInput = z
	.string()
	.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'De slug bestaat uit kleine letters, cijfers en streepjes.')
	.max(60, 'De slug heeft hoogstens 60 tekens.');

const EditableLine = z.strictObject({
	/** Name of the slot; it must not be that of a figure or link. */
	name: z.string().regex(/^regel(_[a-z]{1,20})?$/, 'De naam van een regel is "regel" of begint met "regel_".'),
	label: lineInput(60),
	/** What stands there until somebody changes it. */
	text: lineInput(120),
	/** How many letters fit. */
	longest: z.number().int().min(10).max(120),
});

/** What `campaign.json` holds; texts and look are in the files beside it. */
export const CampaignSchema = z.strictObject({
	slug: SlugInput,
	title: lineInput(80),
	/** `closed`: sent for the last time; its figures stay those of its day. */
	state: z.enum(campaignStates),
	/** The day whose areas and figures count; without it today. */
	day: DayInput.optional(),
	subject: lineInput(120),
	/** What a mail program shows beside the subject. */
	preheader: lineInput(160),
	pictures: z
		.array(
			z.strictObject({
				/** A file in `pictures/`. */
				file: z
					.string()
					.regex(/^[a-z0-9]+(-[a-z0-9]+)*\.(png|jpg)$/, 'Een afbeelding heet bijvoorbeeld telefoon.png (png of jpg).'),
				/** What somebody hears who does not see the picture. */
				alt: lineInput(200),
			}),
		)
		.max(4, 'Een campagne heeft hoogstens 4 afbeeldingen.'),
	/** Who gets the mailing: residents, from their municipality (also when left out), or ambassadors, from us. */
	audience: z.enum(['residents', 'ambassadors']).optional(),
	/** What the campaign asks for leads to the app. */
	link: z.literal('app').optional(),
	/** Lines that may be changed for one municipality, used in texts as `{{regel}}`. */
	lines: z.array(EditableLine).max(3, 'Een campagne heeft hoogstens 3 regels om te wijzigen.').optional(),
	/** Whether the texts may name the day of an event. */
	eventDay: z.boolean().optional(),
	/** Slug of the campaign that this one is a variant of. */
	variantOf: SlugInput.optional(),
	/** Words for poster and social pictures; their lengths always fit. */
	material: z
		.strictObject({
			headline: lineInput(60),
			body: lineInput(160),
			/** A drawing in `pictures/`. */
			picture: z
				.string()
				.regex(/^[a-z0-9]+(-[a-z0-9]+)*\.(svg|png|jpg)$/, 'Een tekening heet bijvoorbeeld straat.svg.'),
		})
		.optional(),
});
export type Campaign = z.infer<typeof CampaignSchema>;

/** What a text may ask for as `{{name}}`, filled for each municipality. Figures are whole sentences, because one may be unknown. */
export const textSlots = {
	gemeente: 'naam van de gemeente',
	eenheid: 'naam van de politie-eenheid',
	jaar: 'jaar van de cijfers',
	peildatum: 'dag van de cijfers, voluit',
	cijfer_downloads: 'groot getal: nieuwe downloads van de gemeente, anders van de eenheid, anders een woord',
	uitleg_downloads: 'regel onder dat getal',
	zin_downloads: 'hetzelfde als hele zin',
	cijfer_acties: 'groot getal: gestarte zoekacties in de gemeente, anders in de eenheid, anders een woord',
	uitleg_acties: 'regel onder dat getal',
	zin_acties: 'hetzelfde als hele zin',
	zin_succes: 'hoe vaak een tip in de hele eenheid direct tot succes leidde, als hele zin',
	cijfer_berichten: 'groot getal: berichten die de gemeente dit jaar zelf verstuurde, anders een woord',
	uitleg_berichten: 'regel onder dat getal',
	zin_berichten: 'hetzelfde als hele zin',
	dag_evenement: 'dag van een evenement, voor na het woord "op": 14 mei 2022, anders "de veiligheidsdag"',
	bericht_titel: 'titel van het kant-en-klare bericht van de maand',
	bericht_tekst: 'dat bericht, met de naam van de gemeente erin',
	verzoek_datum: 'dag waarvoor een ambassadeur iets gevraagd wordt, voluit',
} as const;
export type TextSlot = keyof typeof textSlots;
export type MailingValues = Record<TextSlot, string>;

/** The only addresses that a mail may link to. */
export const linkSlots = {
	link_app: 'de Burgernetapp',
	link_iphone: 'de Burgernetapp voor iPhone',
	link_android: 'de Burgernetapp voor Android',
	link_dashboard: 'deze website',
	link_materiaal: 'de pagina met materiaal voor de ambassadeur',
	link_afbeelding: 'de afbeelding bij het kant-en-klare bericht van de maand',
} as const;
export type LinkSlot = keyof typeof linkSlots;
export type MailingLinks = Record<LinkSlot, string>;

/** A `{{…}}` in a text, and where it stands. */
export interface SlotUse {
	name: string;
	offset: number;
}

/** Every `{{…}}` in a text, known or not. */
export function slotsIn(text: string): SlotUse[] {
	return [...text.matchAll(/\{\{([^{}]*)\}\}/g)].map(match => ({name: match[1] ?? '', offset: match.index}));
}

/** The slot that holds the alternative text of a picture: `alt_telefoon` for `telefoon.png`. */
export function altSlot(file: string): string {
	return `alt_${file.replace(/\.[a-z]+$/, '')}`;
}

export function isTextSlot(name: string): name is TextSlot {
	return Object.hasOwn(textSlots, name);
}

export function isLinkSlot(name: string): name is LinkSlot {
	return Object.hasOwn(linkSlots, name);
}

/** The day of a campaign's areas and figures: its own, else today. */
export function campaignDay(campaign: Pick<Campaign, 'day'>, today: Day): Day {
	return campaign.day ?? today;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this replaces.
const unprintable = /[\u0000-\u001F\u007F-\u009F\u2028\u2029]+/g;
const invisible = /[\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g;

/**
A value as one printable line, for subject, html and text alike.

A line break would start a new header; a direction sign would turn the letters that follow it around.
*/
export function plainLine(value: string): string {
	return value.replace(unprintable, ' ').replace(invisible, '').trim();
}

/** A text cut at its slots: a piece of text, the name of a slot, a piece of text … */
export type Template = readonly string[];

export function cutAtSlots(text: string): Template {
	return text.split(/\{\{([^{}]*)\}\}/);
}

/** Fills a text in one pass, so that a value is never read as a slot. @throws {RangeError} for a slot without a value. */
export function fillTemplate(template: Template, values: ReadonlyMap<string, string>): string {
	let filled = '';
	for (const [index, piece] of template.entries()) {
		const value = index % 2 === 0 ? piece : values.get(piece);
		if (value === undefined) {
			throw new RangeError(`No value for the slot {{${piece}}}`);
		}

		filled += value;
	}

	return filled;
}
