import test from 'ava';
import fc from 'fast-check';
import {inForm} from '../../src/domain/address-form.ts';

test('of each pair the word of the chosen form stays', t => {
	const text = '[[Je|U]] zet de app op [[je|uw]] telefoon.';
	t.is(inForm(text, 'je'), 'Je zet de app op je telefoon.');
	t.is(inForm(text, 'u'), 'U zet de app op uw telefoon.');
	t.is(inForm('[[Doe|]] mee', 'u'), ' mee');
});

test('what is no pair stays as it is', t => {
	for (const text of ['[[je]]', '[je|u]', '[[a|b|c]]', '{{gemeente}}', '[[']) {
		t.is(inForm(text, 'u'), text);
	}
});

test('a text in one form has no pairs left', t => {
	const word = fc.string({unit: fc.constantFrom('a', ' ', 'ë', '{', '}')});
	fc.assert(
		fc.property(fc.array(fc.tuple(word, word, word)), fc.constantFrom('je' as const, 'u' as const), (parts, form) => {
			const text = parts.map(([before, je, u]) => `${before}[[${je}|${u}]]`).join('');
			const wanted = parts.map(([before, je, u]) => before + (form === 'je' ? je : u)).join('');
			t.is(inForm(text, form), wanted);
		}),
	);
});
