import test from 'ava';
import type {Column, Table} from '../../src/domain/table.ts';
import {tableCsv, tableXlsx} from '../../src/usecases/export-table.ts';
import {workbookFiles} from '../pages/workbook.ts';

const columns: Column[] = [
	{key: 'name', label: 'Gemeente', kind: 'text'},
	{key: 'at', label: 'Gestart', kind: 'instant'},
	{key: 'on', label: 'Sinds', kind: 'day'},
	{key: 'started', label: 'Acties', kind: 'count', isSummed: true},
	{key: 'direct', label: 'Direct', unit: 'successen', kind: 'count', isSummed: true},
	{key: 'rate', label: 'Succes', kind: 'rate', quotient: {of: 'direct', by: 'started'}},
];
const table: Table = {
	name: 'acties',
	title: 'Acties',
	period: '2022',
	columns,
	rows: [
		{cells: ['Houten', new Date('2022-07-01T22:30:00Z'), '2022-03-01', 1234, 177, 177 / 1234]},
		{cells: ['=HYPERLINK("http://x")', null, null, 0, 0, null]},
		{cells: ['Laren; "Noord"', new Date('2022-01-01T07:05:00Z'), '2022-12-31', -2, null, null]},
	],
	definition: 'Eén rij per gemeente.',
	source: 'Burgernet',
	filter: [{label: 'Jaar', value: '2022'}],
	note: null,
	asOf: new Date('2026-02-14T08:12:00Z'),
};

test('CSV opens in a Dutch spreadsheet: byte order mark, semicolons, decimal commas, the clock of the Netherlands', t => {
	const [head, first, , third] = tableCsv(table).split('\r\n');
	t.is(head, '\uFEFFGemeente;Gestart;Sinds;Acties;Direct (successen);Succes (%)');
	t.is(first, 'Houten;2022-07-02 00:30;2022-03-01;1234;177;14,3');
	t.is(third, '"Laren; ""Noord""";2022-01-01 08:05;2022-12-31;-2;;');
});

for (const text of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '＝1']) {
	test(`text stays text in CSV: ${JSON.stringify(text)}`, t => {
		const line = tableCsv({...table, columns: columns.slice(0, 1), rows: [{cells: [text]}]}).split('\r\n')[1];
		t.is(line?.replaceAll('"', ''), `'${text}`);
	});
}

test('a workbook has typed cells, formulas for totals and percentages, and a sheet that explains it', async t => {
	const files = await workbookFiles(await tableXlsx(table));
	const sheet = files['xl/worksheets/sheet1.xml'] ?? '';
	t.regex(sheet, /<c r="D2"[^>]*><v>1234<\/v>/);
	t.regex(sheet, /<c r="F2"[^>]*><f>IF\(N\(D2\)=0,(?:"|&quot;){2},E2\/D2\)<\/f>/);
	t.regex(sheet, /<c r="D5"[^>]*><f>SUM\(D2:D4\)<\/f>/);
	t.regex(sheet, /<c r="F5"[^>]*><f>IF\(N\(D5\)=0,(?:"|&quot;){2},E5\/D5\)<\/f>/);
	// 2 July 2022, 00:30: day 44744 of the spreadsheet's count.
	t.regex(sheet, /<c r="B2"[^>]*><v>44744\.0208333\d*<\/v>/);
	t.regex(sheet, /<c r="C2"[^>]*><v>44621<\/v>/);
	t.notRegex(sheet, /HYPERLINK/);
	t.regex(files['xl/workbook.xml'] ?? '', /name="Acties"[\s\S]*name="Toelichting"/);
	const words = files['xl/sharedStrings.xml'] ?? '';
	for (const word of ['Eén rij per gemeente.', 'Burgernet', 'Filter: Jaar', '2026-02-14 09:12 (Nederlandse tijd)']) {
		t.true(words.includes(word), word);
	}
});

test('a table without rows is a file with a head and no total', async t => {
	const empty = {...table, rows: []};
	t.is(tableCsv(empty).trimEnd().split('\r\n').length, 1);
	t.notRegex((await workbookFiles(await tableXlsx(empty)))['xl/worksheets/sheet1.xml'] ?? '', /<f>/);
});

test('the 27th column adds up too', async t => {
	const many: Column[] = Array.from({length: 28}, (_, index) => ({
		...{key: `k${index}`, label: `K${index}`, kind: 'count' as const},
		isSummed: true,
	}));
	const wide = {...table, columns: many, rows: [{cells: many.map(() => 1)}]};
	t.regex((await workbookFiles(await tableXlsx(wide)))['xl/worksheets/sheet1.xml'] ?? '', /<f>SUM\(AB2:AB2\)<\/f>/);
});
