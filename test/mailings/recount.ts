import type {Database} from '../../src/store/database.ts';

const search = /^(missing-person|suspect|vehicle)$/;
const ownMessage = /^(neighbourhood-inquiry|information|mail)$/;

/** What happened in 2024 up to and including a day, counted here from the rows themselves. */
export async function recount(db: Database, day: string) {
	const actions = await db.actions.find({year: 2024, day: {$lte: day}, removed: false}).toArray();
	const months = await db.appDownloads.find({year: 2024, month: {$lt: day.slice(0, 7)}, removed: false}).toArray();
	const searches = actions.filter(({starter, kind}) => starter === 'control-room' && search.test(kind));
	const sent = actions.filter(({starter, kind}) => starter === 'municipality' && ownMessage.test(kind));
	const direct = searches.filter(({outcome}) => outcome?.result === 'direct').length;
	const of = (code: string) => ({
		started: searches.filter(({municipality}) => municipality === code).length || searches.length,
		sent: sent.filter(({municipality}) => municipality === code).length,
		downloads: months.filter(({area}) => area === code).reduce((sum, row) => sum + row.appDownloads, 0),
	});
	return {of, started: searches.length, direct};
}

/** The numbers of a text in their order; addresses of the web have none. */
export function numbersIn(text: string): number[] {
	const words = text.replaceAll(/https?:\/\/\S+/g, ' ');
	return (words.match(/\d+(?:\.\d{3})*/g) ?? []).map(number => Number(number.replaceAll('.', '')));
}

/** What a reader sees of html or MJML: no head, comments or tags; MJML's preview text stands first, as in its html. */
export function wordsOfMarkup(markup: string): string {
	return markup
		.replace(/<mj-head>[\s\S]*<\/mj-head>/, '{{preheader}}')
		.replace(/<head>[\s\S]*<\/head>/, ' ')
		.replaceAll(/<!--[\s\S]*?-->|<[^>]+>/g, ' ')
		.replaceAll(/&#?\w+;/g, ' ');
}

/** The numbers that a text with slots has once it is filled; a slot that is not named has none. */
export function numbersOfTemplate(template: string, slots: Record<string, readonly number[]>): number[] {
	return numbersIn(template.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => ` ${(slots[name] ?? []).join(' ')} `));
}
