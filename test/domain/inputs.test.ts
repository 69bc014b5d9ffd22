import test from 'ava';
import {z} from 'zod';
import {parseInput} from '../../src/domain/faults.ts';
import {EmailInput, InstantInput, lineInput, MonthInput, YearInput} from '../../src/domain/inputs.ts';
import {refusedFields} from './refused.ts';

test('a moment needs a time zone and must exist', t => {
	const form = z.strictObject({startedAt: InstantInput});
	for (const startedAt of [
		'2022-05-14',
		'2022-05-14T08:42:00',
		'2022-02-30T08:42:00Z',
		'2022-05-14T25:00:00Z',
		'',
		1_652_464_800,
	]) {
		t.deepEqual(
			refusedFields(t, () => parseInput(form, {startedAt})),
			['startedAt'],
		);
	}

	const {startedAt} = parseInput(form, {startedAt: '2022-05-14T10:42:00+02:00'});
	t.is(startedAt.toISOString(), '2022-05-14T08:42:00.000Z');
});

test('a line is one line of visible text', t => {
	const line = z.strictObject({text: lineInput(10)});
	t.is(parseInput(line, {text: '  Café ’t 1  '}).text, 'Café ’t 1');
	for (const text of ['', '   ', 'a\nb', 'a\u0000b', 'a\u202Eb', 'a\u200Bb', 'a\u2066b', 'x'.repeat(11)]) {
		t.deepEqual(
			refusedFields(t, () => parseInput(line, {text})),
			['text'],
			JSON.stringify(text),
		);
	}
});

test('an address is one plain mail address', t => {
	const form = z.strictObject({email: EmailInput});
	t.is(parseInput(form, {email: ' A.deVries+test@Voorbeeld.NL '}).email, 'a.devries+test@voorbeeld.nl');
	for (const email of [
		'a@b.nl, c@d.nl',
		'a@b.nl\r\nBcc: c@d.nl',
		'"a b"@c.nl',
		'a(b)@c.nl',
		'<a@b.nl>',
		'a@b',
		'a@b.nl;c@d.nl',
		'a@xn--.n',
		'a@é.nl',
		`${'a'.repeat(250)}@b.nl`,
	]) {
		t.deepEqual(
			refusedFields(t, () => parseInput(form, {email})),
			['email'],
			email,
		);
	}
});

test('a year is 2000 to 2100, as a number or four digits', t => {
	const form = z.strictObject({year: YearInput, month: MonthInput.optional()});
	t.is(parseInput(form, {year: '2022'}).year, 2022);
	t.is(parseInput(form, {year: 2022}).year, 2022);
	for (const year of [
		'1999',
		'2101',
		'0x7e6',
		'2022.0',
		'2.022e3',
		' 2022',
		'',
		[2022],
		['2022'],
		true,
		null,
		{$gt: ''},
	]) {
		t.deepEqual(
			refusedFields(t, () => parseInput(form, {year})),
			['year'],
			JSON.stringify(year),
		);
	}

	t.deepEqual(
		refusedFields(t, () => parseInput(form, {year: 2022, month: '2022-13'})),
		['month'],
	);
});
