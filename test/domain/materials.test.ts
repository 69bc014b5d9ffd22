import test from 'ava';
import fc from 'fast-check';
import {isMaterialId, materialFileName, materialIds, materials} from '../../src/domain/materials.ts';

test('a file is called by its campaign, its municipality and what it is', t => {
	const place = {campaign: 'download-de-app', municipality: 'utrechtse-heuvelrug'};
	t.is(materialFileName('poster', place), 'burgernet-download-de-app-utrechtse-heuvelrug-poster.pdf');
	const names = materialIds.map(id => materialFileName(id, place));
	t.is(new Set(names).size, names.length);
});

test('whatever a slug holds, the name is one that Windows keeps and no path', t => {
	const slug = fc.oneof(
		fc.string({unit: 'grapheme'}),
		fc.constantFrom('../..', 'con', 'a\r\nb', 'C:\\x', '\u202Efdp', 'ë'),
	);
	fc.assert(
		fc.property(fc.constantFrom(...materialIds), slug, slug, (id, campaign, municipality) => {
			const name = materialFileName(id, {campaign, municipality});
			t.regex(name, /^burgernet-[a-z0-9-]+\.[a-z]{3,4}$/);
			t.true(name.length < 160);
		}),
	);
});

test('only the names in the list are materials', t => {
	t.true(materialIds.every(isMaterialId));
	t.is(Object.keys(materials).length, materialIds.length);
	t.false(['', 'toString', '__proto__', 'Poster'].some(isMaterialId));
});
