import test from 'ava';
import {inColors} from '../../src/domain/preview-colors.ts';

const html = `<meta name="color-scheme" content="light dark"><style type="text/css">
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media only screen and (max-width: 479px) { a { color: red } }
@media (prefers-color-scheme: dark) { body { background: #000 } }
@media screen and (prefers-color-scheme:light) { body { background: #fff } }
</style><p>(prefers-color-scheme: dark)</p>`;

test('each choice of colours keeps its own rules, shuts off the others, and leaves widths and words as they are', t => {
	const rules = (colors: 'licht' | 'donker') =>
		[...inColors(html, colors).matchAll(/@media ([^{]*) \{/g)].map(([, query]) => query);
	t.deepEqual(rules('donker'), [
		'only screen and (max-width: 479px)',
		'(min-width: 0px)',
		'screen and (max-width: 0px)',
	]);
	t.deepEqual(rules('licht'), [
		'only screen and (max-width: 479px)',
		'(max-width: 0px)',
		'screen and (min-width: 0px)',
	]);
	const dark = inColors(html, 'donker');
	t.regex(dark, /content="dark"/);
	t.regex(dark, /color-scheme: dark; supported-color-schemes: dark;/);
	t.regex(dark, /<p>\(prefers-color-scheme: dark\)<\/p>$/);
});
