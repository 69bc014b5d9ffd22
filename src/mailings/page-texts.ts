import {escapeHtml} from './mailing.ts';

/** The parts of `text.md`, by their heading. */
export const pageParts = {text: 'Gemeentepagina', newsletter: 'Nieuwsbrief'} as const;
export type PagePart = keyof typeof pageParts;

interface Inline {
	text: string;
	/** Name of the slot with the address; null for words without a link. */
	link: string | null;
}

interface Block {
	kind: 'heading' | 'paragraph' | 'item';
	inlines: Inline[];
	line: number;
}

export type PageTexts = Record<PagePart, Block[]>;

/**
Reads `text.md`: two parts under `# …`, each with headings (`## …`), paragraphs and lists (`- …`). A link is
`[words]({{link_app}})`: its address is a slot. Every other sign is a sign.

A part that is not there is empty.
*/
export function readPageTexts(source: string): PageTexts {
	const texts: PageTexts = {text: [], newsletter: []};
	let part: PagePart | null = null;
	let isGoingOn = false;
	for (const [index, raw] of source.split(/\r?\n/).entries()) {
		const line = raw.trim();
		const heading = /^# (.+)$/.exec(line)?.[1];
		const [, mark = '', text = ''] = /^(## |- )?(.*)$/.exec(line) ?? [];
		const blocks: Block[] = part ? texts[part] : [];
		const last = blocks.at(-1);
		if (heading !== undefined) {
			part = (Object.keys(pageParts) as PagePart[]).find(name => pageParts[name] === heading) ?? null;
		} else if (mark === '' && text !== '' && isGoingOn && last) {
			last.inlines.push({text: ' ', link: null}, ...inlinesOf(text));
		} else if (text !== '') {
			const kind = mark === '## ' ? 'heading' : mark === '- ' ? 'item' : 'paragraph';
			blocks.push({kind, inlines: inlinesOf(text), line: index + 1});
		}

		isGoingOn = heading === undefined && text !== '' && mark !== '## ';
	}

	return texts;
}

function inlinesOf(text: string): Inline[] {
	const pieces = text.split(/\[([^[\]|]+)\]\(\{\{(link_[a-z]+)\}\}\)/);
	return Array.from({length: Math.ceil(pieces.length / 3)}, (_, index) => [
		{text: pieces[index * 3] ?? '', link: null},
		{text: pieces[index * 3 + 1] ?? '', link: pieces[index * 3 + 2] ?? null},
	])
		.flat()
		.filter(({text: words}) => words !== '');
}

/** Fills the slots of a piece of text. */
export type Fill = (text: string) => string;

/** A part as plain text, addresses written out. */
export function pageText(
	blocks: readonly Block[],
	{fill, links}: {fill: Fill; links: ReadonlyMap<string, string>},
): string {
	const lines = blocks.map(({kind, inlines}, index) => {
		const words = inlines
			.map(({text, link}) => fill(text) + (link === null ? '' : `: ${links.get(link) ?? ''}`))
			.join('');
		const gap = index > 0 && !(kind === 'item' && blocks[index - 1]?.kind === 'item') ? '\n' : '';
		return gap + (kind === 'item' ? `- ${words}` : words);
	});
	return `${lines.join('\n')}\n`;
}

const tags = {heading: 'h2', paragraph: 'p', item: 'li'} as const;

/**
A part as a piece of HTML for the editor of any website: headings, paragraphs, lists and links, without looks.

Letters beyond ASCII are written as numbers, so that it reads well in whatever encoding it is pasted.
*/
export function pageHtml(
	blocks: readonly Block[],
	{fill, links}: {fill: Fill; links: ReadonlyMap<string, string>},
): string {
	const lines = blocks.map(({kind, inlines}, index) => {
		const words = inlines.map(({text, link}) => {
			const shown = escapeHtml(fill(text));
			return link === null ? shown : `<a href="${escapeHtml(links.get(link) ?? '')}">${shown}</a>`;
		});
		const isFirst = kind === 'item' && blocks[index - 1]?.kind !== 'item';
		const isLast = kind === 'item' && blocks[index + 1]?.kind !== 'item';
		return `${isFirst ? '<ul>\n' : ''}<${tags[kind]}>${words.join('')}</${tags[kind]}>${isLast ? '\n</ul>' : ''}`;
	});
	const html = `${lines.join('\n')}\n`;
	return html.replaceAll(/[^\0-~]/gu, sign => `&#${sign.codePointAt(0)};`);
}
