import {crc32} from 'node:zlib';
import test from 'ava';
import {archiveOf, unpackWorkbook} from '../../src/usecases/unpack-workbook.ts';
import {bombOf, repacked} from './archives.ts';
import {gridOf, workbookOf} from './grids.ts';

const header = ['id', 'Soort', 'starter', 'gestart'];
const moment = new Date('2022-05-14T10:42:00Z');

test('dates, numbers and truth of a workbook are read as a Dutch spreadsheet shows them', async t => {
	const {rows} = await gridOf(
		await workbookOf([
			header,
			[17, '1.234', true, moment],
			[1234.5, 0.1 + 0.2, false, new Date('2022-05-14T00:00:00Z')],
		]),
	);
	t.deepEqual(rows, [
		{line: 2, cells: ['17', '1.234', 'ja', '2022-05-14T10:42:00']},
		{line: 3, cells: ['1234,5', '0,3', 'nee', '2022-05-14']},
	]);
});

test('the header may stand lower, and on another sheet; rows keep the number that the sheet gives them', async t => {
	const grid = await gridOf(
		await workbookOf([['Toelichting'], ['niets']], [['Acties 2022'], [], header, ['1', 'x'], [], ['2', 'y']]),
	);
	t.deepEqual(grid.header, header);
	t.deepEqual(
		grid.rows.map(({line, cells}) => [line, ...cells]),
		[
			[4, '1', 'x'],
			[6, '2', 'y'],
		],
	);
});

test('a formula without a value and an error of the spreadsheet are not silently empty', async t => {
	const content = await workbookOf([header, ['1', '=1/0', 'x', 'y']]);
	t.is((await gridOf(content)).rows[0]?.cells[1], '=formule');
	const failed = await repacked(content, text =>
		text.replace(/<c r="B2"[^>]*>.*?<\/c>/, '<c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c>'),
	);
	t.is((await gridOf(failed)).rows[0]?.cells[1], '#DIV/0!');
});

test('cells without end are refused before they fill the memory', async t => {
	const content = await workbookOf([header, ['1']]);
	const wide = await repacked(content, text =>
		text.replace('</sheetData>', '<row r="3"><c r="XFD3"><v>1</v></c></row></sheetData>'),
	);
	t.regex((await gridOf(wide)).fault?.message ?? '', /meer dan 500 kolommen/);
	const deep = await repacked(content, text =>
		text.replace('</sheetData>', '<row r="99999999"><c><v>1</v></c></row></sheetData>'),
	);
	t.regex((await gridOf(deep)).fault?.message ?? '', /beschadigd/);
});

test('a workbook that unpacks to too much is refused, whatever it says of itself', async t => {
	for (const claimed of [400_000_000, 1000]) {
		const bomb = bombOf(400_000_000, claimed);
		t.true(bomb.length < 1_000_000);
		const {fault, rows} = await gridOf(bomb);
		t.regex(fault?.message ?? '', /uitgepakt te groot|beschadigd/);
		t.deepEqual(rows, []);
	}
});

test('the archive that is read holds exactly the parts that were counted', async t => {
	const parts = await unpackWorkbook(await workbookOf([header, ['1', 'é']]));
	const again = await unpackWorkbook(Buffer.from(archiveOf(parts)));
	t.deepEqual(
		again.map(({name, content}) => [name, crc32(content)]),
		parts.map(({name, content}) => [name, crc32(content)]),
	);
});

test('a workbook that is cut off anywhere is refused with a sentence', async t => {
	const content = await workbookOf([header, ['1', 'x', 'y', moment]]);
	for (const share of [0.1, 0.5, 0.9, 0.99]) {
		const {fault, rows} = await gridOf(content.subarray(0, Math.floor(content.length * share)));
		t.regex(fault?.message ?? '', /beschadigd/);
		t.deepEqual(rows, []);
	}
});
