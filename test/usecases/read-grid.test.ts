import test from 'ava';
import {gridOf} from './grids.ts';

const table = 'id;soort;starter;gestart\n1;verdachte;meldkamer;14-5-2022\n';
const read = [{line: 2, cells: ['1', 'verdachte', 'meldkamer', '14-5-2022']}];

test('a table is the same in every encoding that a spreadsheet writes', async t => {
	const text = table.replace('verdachte', 'é€ë');
	const cells = ['1', 'é€ë', 'meldkamer', '14-5-2022'];
	const swapped = Buffer.from(`\uFEFF${text}`, 'utf16le').swap16();
	const windows = Buffer.from(text.replace('€', '\u0080'), 'latin1');
	for (const content of [text, `\uFEFF${text}`, Buffer.from(`\uFEFF${text}`, 'utf16le'), swapped, windows]) {
		const {header, rows, fault} = await gridOf(content);
		t.is(fault, null);
		t.deepEqual(header, ['id', 'soort', 'starter', 'gestart']);
		t.deepEqual(rows, [{line: 2, cells}]);
	}
});

test('cells are separated by a semicolon, a comma or a tab, or by what the first line says', async t => {
	for (const sign of [';', ',', '\t']) {
		t.deepEqual((await gridOf(table.replaceAll(';', sign))).rows, read, sign);
	}

	t.deepEqual((await gridOf(`sep=;\n${table}`)).rows, [{...read[0], line: 3}]);
	const text = 'id;soort;starter;gestart\n1,2;a,b;c,d;e,f,g,h,i\n';
	t.deepEqual((await gridOf(text)).rows[0]?.cells, ['1,2', 'a,b', 'c,d', 'e,f,g,h,i']);
});

test('a title above the header and empty rows between are left out, and lines keep their number', async t => {
	const {header, rows} = await gridOf(
		`Acties, jaar 2022\r\n\r\n${table.replaceAll('\n', '\r\n')};;;\r\n2;"a\nb";;\r\n;;;;;\r\n3\r\n`,
	);
	t.is(header?.length, 4);
	t.deepEqual(
		rows.map(({line, cells}) => [line, cells[0]]),
		[
			[4, '1'],
			[6, '2'],
			[9, '3'],
		],
	);
});

test('a value that is also a name of ours does not make a row the header', async t => {
	const {header} = await gridOf('nummer;wat;wie\n1;x;gemeente\n');
	t.deepEqual(header, ['nummer', 'wat', 'wie']);
});

for (const [what, content, line, message] of [
	['nothing', '', 1, /is leeg/],
	['only empty lines', '\n;;;\n\n', 1, /is leeg/],
	['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]), 1, /geen tekstbestand/],
	['an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), 1, /oud of beveiligd Excel/],
	['a text that begins as a workbook', Buffer.from('PK\u0003\u0004nonsense'), 1, /beschadigd/],
	['a quote that does not end', `${table}2;"x;y\n`, 3, /aanhalingstekens/],
	['a quote in the middle of a cell', `${table}2;x"y"z;;\n`, 3, /aanhalingstekens/],
	['a row without end', `${table}2;${'x'.repeat(200_000)}\n`, 3, /te lang/],
	['a million columns', 'a;'.repeat(1_000_000), 1, /te lang/],
	['too many columns', `${'a;'.repeat(600)}b\n`, 1, /meer dan 500 kolommen/],
	['too many rows', `a;b\n${'1;2\n'.repeat(200_001)}`, 200_002, /meer dan 200\.000 regels/],
	['a hundred megabytes', Buffer.alloc(100_000_000, 'a;b\n'), 1, /groter dan 60 MB/],
	['broken JSON', '{"actions": [', 1, /geen geldige JSON/],
	['JSON without actions', '{"actions": {}}', 1, /geen lijst/],
] as const) {
	test(`${what} is refused with one sentence`, async t => {
		const {fault} = await gridOf(content);
		t.is(fault?.line, line);
		t.regex(fault?.message ?? '', message);
	});
}
