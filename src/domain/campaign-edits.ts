import {type Campaign, CampaignSchema} from './campaigns.ts';
import {type Fault, faultsOf} from './faults.ts';

const LINES = [1, 2, 3] as const;
const PICTURES = [1, 2, 3, 4] as const;

/** What can be changed of a copy, in the order of its form, with how each is named to people. */
export const editFields = {
	title: 'Titel',
	subject: 'Onderwerp',
	preheader: 'Naast het onderwerp',
	day: 'Dag van de cijfers',
	eventDay: 'Dag van een evenement',
	...named(LINES, n => ({
		[`name${n}`]: `Regel ${n}, naam`,
		[`label${n}`]: `Regel ${n}, vraag`,
		[`line${n}`]: `Regel ${n}, tekst`,
		[`longest${n}`]: `Regel ${n}, hoogstens zo veel tekens`,
	})),
	...named(PICTURES, n => ({[`alt${n}`]: `Afbeelding ${n}`})),
	headline: 'Kop op poster en plaatjes',
	body: 'Zin op poster en plaatjes',
	text: 'mailing.txt',
	page: 'text.md',
	mjml: 'mailing.mjml',
} as Readonly<Record<string, string>>;

/** Everything on the form as it is typed; a field that is left out is empty. */
export type TypedCampaign = Readonly<Record<string, string>>;

/** The texts of a campaign beside `campaign.json`, by their field on the form. */
export const textFields = {'mailing.mjml': 'mjml', 'mailing.txt': 'text', 'text.md': 'page'} as const;

function named(numbers: readonly number[], of: (n: number) => Record<string, string>): Record<string, string> {
	return Object.assign({}, ...numbers.map(of));
}

/** A campaign as its form shows it; its texts come from the files. */
export function typedOf({lines = [], pictures, material, ...campaign}: Campaign): TypedCampaign {
	const {title, subject, preheader, day = '', eventDay = false} = campaign;
	return {
		...{title, subject, preheader, day, eventDay: eventDay ? 'ja' : 'nee'},
		...Object.assign(
			{},
			...lines.map(({name, label, text, longest}, index) => {
				const n = index + 1;
				return {[`name${n}`]: name, [`label${n}`]: label, [`line${n}`]: text, [`longest${n}`]: String(longest)};
			}),
			...pictures.map(({alt}, index) => ({[`alt${index + 1}`]: alt})),
		),
		...(material && {headline: material.headline, body: material.body}),
	};
}

/** Of which line of the form something was typed. */
function typedLines(typed: TypedCampaign): {n: number; line: object}[] {
	return LINES.map(n => {
		const [name, label, text, longest] = ['name', 'label', 'line', 'longest'].map(part => typed[`${part}${n}`] ?? '');
		const count = /^\d{1,4}$/.test(longest ?? '') ? Number(longest) : longest;
		return {n, isEmpty: !(name || label || text || longest), line: {name, label, text, longest: count}};
	}).filter(({isEmpty}) => !isEmpty);
}

/**
A campaign after what was typed; what the form does not show stays.

@returns every fault by its field on the form, and then no campaign.
*/
export function editedCampaign(
	base: Campaign,
	typed: TypedCampaign,
): {campaign: Campaign; faults: []} | {campaign: null; faults: Fault[]} {
	const lines = typedLines(typed);
	const {eventDay, lines: _, ...rest} = base;
	const {day, ...kept} = rest;
	const wanted = {
		...kept,
		...(typed.day && {day: typed.day}),
		...Object.fromEntries(['title', 'subject', 'preheader'].map(field => [field, typed[field] ?? ''])),
		pictures: base.pictures.map((picture, index) => ({...picture, alt: typed[`alt${index + 1}`] ?? ''})),
		...(lines.length > 0 && {lines: lines.map(({line}) => line)}),
		...(typed.eventDay === 'ja' && {eventDay: true}),
		...(base.material && {
			material: {...base.material, headline: typed.headline ?? '', body: typed.body ?? ''},
		}),
	};
	const parsed = CampaignSchema.safeParse(wanted, {reportInput: true});
	if (parsed.success) {
		return {campaign: parsed.data, faults: []};
	}

	const numbers = lines.map(({n}) => n);
	const faults = faultsOf(parsed.error).map(({field, message}) => faultOf(fieldOf(field, numbers), message));
	return {campaign: null, faults};
}

/** The field on the form for a field of `campaign.json`. @param numbers of the lines of the form that were filled in. */
function fieldOf(path: string, numbers: readonly number[]): string {
	const [first = '', index, part = ''] = path.split('.');
	switch (first) {
		case 'lines':
			return `${part === 'text' ? 'line' : part}${numbers[Number(index)] ?? 1}`;
		case 'pictures':
			return `alt${Number(index) + 1}`;
		case 'material':
			return index ?? first;
		default:
			return first;
	}
}

/** A fault that says by itself which field it is about. */
export function faultOf(field: string, message: string): Fault {
	const name = editFields[field];
	return name === undefined
		? {field: '', message}
		: {field, message: `${name}: ${message.charAt(0).toLowerCase()}${message.slice(1)}`};
}

/** Where a field of the form stands in `campaign.json`: to find the field for a line of that file. */
export function pathsOfFields({lines = [], pictures, material}: Campaign): Record<string, string> {
	return {
		...{title: 'title', subject: 'subject', preheader: 'preheader', day: 'day', eventDay: 'eventDay'},
		...Object.assign(
			{},
			...lines.map((_, index) => ({[`line${index + 1}`]: `lines.${index}.text`})),
			...pictures.map((_, index) => ({[`alt${index + 1}`]: `pictures.${index}.alt`})),
		),
		...(material && {headline: 'material.headline', body: 'material.body'}),
	};
}
