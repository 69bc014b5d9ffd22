import test from 'ava';
import fc from 'fast-check';
import {Refusal} from '../../src/domain/faults.ts';
import {appDownloadsReader} from '../../src/domain/import-registers.ts';
import {freeText, ReasonInput} from '../../src/domain/inputs.ts';
import {personalDataFault, refusePersonalData} from '../../src/domain/personal-data.ts';
import {cleanTexts, textsWithPersonalData} from './personal-data-texts.ts';

const total = Object.values(textsWithPersonalData).flat();
const unit = {
	...{code: 'unit', kind: 'unit' as const, name: 'Testland', from: null, until: null},
	...{slug: 'unit', tile: null, isNameConfirmed: true, isCoverageConfirmed: true, parents: [], population: []},
};

test('the lists hold 200 different texts with personal data and 200 without', t => {
	t.deepEqual([total.length, new Set(total).size], [200, 200]);
	t.deepEqual([cleanTexts.length, new Set(cleanTexts).size], [200, 200]);
});

for (const [kind, texts] of Object.entries(textsWithPersonalData)) {
	test(`every text with ${kind} is refused, and told that it is that`, t => {
		t.deepEqual(
			texts.filter(text => !personalDataFault(text)?.includes(kind)),
			[],
		);
	});
}

test('of 200 ordinary texts at most two are refused', t => {
	const refused = cleanTexts.filter(text => personalDataFault(text));
	t.log(refused);
	t.true(refused.length <= 2);
});

for (const [script, text] of [
	['Arabic', '٠٦ ١٢٣٤٥٦٧٨'],
	['Persian', '۰۶-۱۲۳۴۵۶۷۸'],
	['Hindi', '०६१२३४५६७८'],
	['keycap', '0️⃣6️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣'],
] as const) {
	test(`a telephone number in ${script} digits is one too`, t => {
		t.regex(personalDataFault(`gebeld: ${text}`) ?? '', /telefoonnummer/);
	});
}

test('a telephone number is found between any words and however its digits are kept apart', t => {
	const digits = fc.stringMatching(/^[1-9]\d{8}$/);
	const gap = fc.constantFrom('', ' ', '-', '.', '/', ' - ', '\u200B', '\u00A0', '–', '_');
	const words = fc.constantFrom('', 'melder ', 'gebeld met ', 'zie 2022-0412, ', 'om 08:42 ');
	t.notThrows(() =>
		fc.assert(
			fc.property(digits, fc.array(gap, {minLength: 2, maxLength: 2}), words, (number, [a, b], before) => {
				const text = `${before}0${number.slice(0, 1)}${a}${number.slice(1, 5)}${b}${number.slice(5)} belt terug`;
				return personalDataFault(text)?.includes('telefoonnummer') === true;
			}),
		),
	);
});

test('a number plate of every series is found with dashes, spaces or nothing between its parts', t => {
	const letters = fc.constantFrom(...'BDFGHJKLNPRSTVXZ');
	const numerals = fc.constantFrom(...'123456789');
	const series = ['AA-AA-99', '99-AA-AA', '99-AA-99', 'AA-99-AA', '99-AAA-9', '9-AAA-99', 'AA-999-A', 'A-999-AA']
		.concat(['AAA-99-A', 'A-99-AAA', '9-AA-999', '999-AA-9'])
		.map(code =>
			fc.tuple(...[...code].map(sign => (sign === 'A' ? letters : sign === '9' ? numerals : fc.constant('-')))),
		);
	t.notThrows(() =>
		fc.assert(
			fc.property(fc.oneof(...series), fc.constantFrom('-', ' ', ''), (signs, separator) => {
				const plate = signs.join('').replaceAll('-', separator);
				// Units and sides of roads: `12 KG 34`, `N 12 HRR`.
				fc.pre(!/ (NR|ST|KG|VS) |HRR|HRL/.test(plate));
				return personalDataFault(`gezien: ${plate} bij de brug`) !== undefined;
			}),
		),
	);
});

test('no text, whatever signs it has, makes the search fail or take long', t => {
	const pieces = fc.constantFrom(
		'0',
		'6',
		'06 ',
		'een',
		'nul',
		'zestien',
		' at ',
		' punt ',
		'.',
		'-',
		'@',
		'(',
		'a',
		'GB',
		'12',
		'°',
		"'",
	);
	t.notThrows(() =>
		fc.assert(
			fc.property(fc.array(fc.oneof(pieces, fc.string({unit: 'grapheme'})), {maxLength: 200}), parts => {
				const began = performance.now();
				personalDataFault(parts.join('').slice(0, 600));
				return performance.now() - began < 1000;
			}),
		),
	);
});

test('a reason with a telephone number is refused in words; one without is kept as it is', t => {
	const {error} = ReasonInput.safeParse('melder belde met 06 12345678');
	t.is(
		error?.issues[0]?.message,
		'Hier lijkt een telefoonnummer in te staan: laat het weg en schrijf bijvoorbeeld "gebeld met de melder".',
	);
	t.is(ReasonInput.parse(' verkeerde gemeente gekozen '), 'verkeerde gemeente gekozen');
	t.false(freeText(5).safeParse('te lang').success);
});

test('a use case refuses it too, and names the field', t => {
	const error = t.throws(() => refusePersonalData({source: 'opgave GB-123-X', reason: null}), {instanceOf: Refusal});
	t.deepEqual(
		error?.faults.map(({field}) => field),
		['source'],
	);
	t.notThrows(() => refusePersonalData({source: 'jaarverslag 2021', reason: 'dubbel'}));
});

for (const [title, cells, fileName] of [
	['in its column', {bron: 'p.devries@voorbeeld.nl'}, 'downloads.csv'],
	['as the name of the file', {}, 'downloads-0612345678.csv'],
] as const) {
	test(`an import refuses a source with personal data ${title}`, t => {
		const row = {line: 2, cells: {gemeente: 'Hele eenheid', maand: '2022-05', downloads: '12', ...cells}};
		const {value, faults} = appDownloadsReader({areas: [unit], fileName})(row);
		t.is(value, undefined);
		t.is(faults.length, 1);
		t.regex(faults[0]?.message ?? '', /e-mailadres|telefoonnummer/);
	});
}
