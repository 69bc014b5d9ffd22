import type {PreviewColors} from './campaign-preview.ts';

/** Media features that always hold and never do: in any place of a media query. */
const [HOLDS, NEVER] = ['(min-width: 0px)', '(max-width: 0px)'];

/**
The html of a mail in one choice of colours, whatever the screen of who looks has. Only for a preview: a mail program chooses
by itself.

What the mail writes for the other colours does not count, and what it leaves to the browser follows the choice too.
*/
export function inColors(html: string, colors: PreviewColors): string {
	const scheme = colors === 'donker' ? 'dark' : 'light';
	return html
		.replaceAll(/<style\b[^>]*>[\s\S]*?<\/style>/gi, style =>
			style
				.replaceAll(/\(\s*prefers-color-scheme\s*:\s*(dark|light)\s*\)/gi, (_, asked: string) =>
					asked.toLowerCase() === scheme ? HOLDS : NEVER,
				)
				.replaceAll(/(color-schemes?):\s*light dark/gi, `$1: ${scheme}`),
		)
		.replaceAll(/(<meta name="(?:supported-)?color-schemes?" content=")light dark"/gi, `$1${scheme}"`);
}
