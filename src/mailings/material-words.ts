import type {Artwork} from './drawing.ts';

/** What poster and pictures say and show; plain texts of one municipality. */
export interface MaterialWords {
	/** Name of the municipality. */
	place: string;
	headline: string;
	body: string;
	/** A line of the municipality's own; null without one. */
	line: string | null;
	/** One figure, and what it counts. */
	figure: {value: string; caption: string};
	/** What to do, in order. */
	steps: readonly string[];
	/** Small print: of when the figure is. */
	asOf: string;
	/** The own link of this material. */
	link: string;
	artwork: Artwork;
	/** What somebody hears who does not see the artwork. */
	artworkAlt: string;
	/** The municipality's own logo; null without one. */
	logo: {content: Buffer; width: number; height: number; alt: string} | null;
}

/** A link as it is printed: without what nobody types. */
export function printedLink(link: string): string {
	return link.replace(/^https?:\/\/(www\.)?/, '');
}

/** Colours of what is printed and shown outside the pages: those of the pages by day; each pair has a contrast of at least 4.5. */
export const kitColours = {
	dark: '#0f3438',
	onDark: '#f1f8f7',
	brightOnDark: '#7fdcd2',
	light: '#ffffff',
	ink: '#10292c',
	quiet: '#4a6064',
	accent: '#0b6a6e',
	soft: '#e9f0ef',
} as const;
