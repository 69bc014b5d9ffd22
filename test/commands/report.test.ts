import {readFile} from 'node:fs/promises';
import test from 'ava';
import {addressOf, june2022, openExampleStore, shared, startService} from '../service.ts';
import {burgernet, folderWith} from './command-line.ts';

const store = shared(t => openExampleStore(t, june2022));
const settings = () => ({MONGODB_URI: addressOf(store())});
const moment = ['--at', '2022-05-14', '--known-at', '2022-06-01T00:00:00Z'];

test('the report as CSV holds the bytes that /voortgang exports, and figures by municipality that add up', async t => {
	const path = await folderWith(t, {});
	const ended = await burgernet(['report', '2022', '--out', path('jaar.csv'), ...moment], settings());
	t.is(ended.code, 0, ended.stderr.join('\n'));
	const {url, token} = await startService(t, store(), {now: () => new Date()});
	const headers = {Authorization: `Bearer ${await token('coordinator')}`};
	const query = 'jaar=2022&peildatum=2022-05-14&bekendop=2022-06-01T00:00:00Z';
	for (const [file, address] of [
		['jaar.csv', '/voortgang.csv'],
		['jaar-maanden.csv', '/voortgang/maanden.csv'],
	] as const) {
		const answer = await fetch(`${url}${address}?${query}`, {headers});
		t.is(answer.status, 200);
		t.deepEqual(await readFile(path(file)), Buffer.from(await answer.arrayBuffer()), file);
	}

	const started = async (file: string) => {
		const [, ...rows] = (await readFile(path(file), 'utf8')).trim().split('\r\n');
		return rows.reduce((sum, row) => sum + Number(row.split(';')[1]), 0);
	};
	t.true((await started('jaar-gemeenten.csv')) > 100);
	t.is(await started('jaar-gemeenten.csv'), await started('jaar-maanden.csv'));
});

test('the report as a page stands on its own: Dutch, with targets, months and municipalities, nothing from elsewhere', async t => {
	const path = await folderWith(t, {});
	const ended = await burgernet(['report', '2021', '--out', path('jaar.html')], settings());
	t.is(ended.code, 0, ended.stderr.join('\n'));
	t.deepEqual(ended.stdout, [`Geschreven: ${path('jaar.html')}`]);
	const page = await readFile(path('jaar.html'), 'utf8');
	t.regex(page, /^<!doctype html><html lang="nl">/);
	t.notRegex(page, /<script|<link|<img|<a |@font-face|@import|url\((?!"?(?:data:|#))|NaN|undefined/);
	t.regex(page, /<style>[\s\S]{5000,}<\/style>/);
	t.regex(page, /Voorbeeldgegevens/);
	for (const word of ['Jaarrapport 2021', 'Per maand', 'december 2021', 'Per gemeente', 'Houten', 'Totaal', '838']) {
		t.true(page.includes(word), word);
	}
});

test('the report as a workbook, also of one area, and twice the same way', async t => {
	const path = await folderWith(t, {});
	const ended = await burgernet(
		['report', '2022', '--area', 'GM0321', '--out', path('JAAR.XLSX'), ...moment],
		settings(),
	);
	t.is(ended.code, 0, ended.stderr.join('\n'));
	const workbook = await readFile(path('JAAR.XLSX'));
	t.is(workbook.subarray(0, 2).toString(), 'PK');
	t.true(workbook.length > 8000);
});

for (const [title, parameters, sentence] of [
	['another ending', ['2022', '--out', 'jaar.pdf'], /\.html, \.xlsx of \.csv; dit is jaar\.pdf\.$/],
	['a file without an ending', ['2022', '--out', 'jaar'], /dit is jaar\.$/],
	['a year without targets and figures', ['2015', '--out', 'jaar.csv'], /Van 2015 zijn geen doelstellingen/],
	['a year to come', ['2031', '--out', 'jaar.csv'], /nog niet begonnen/],
	['a word for a year', ['vorig', '--out', 'jaar.csv'], /Schrijf het jaar als 2022/],
	['an unknown area', ['2022', '--out', 'jaar.csv', '--area', 'GM9999'], /GM9999/],
	['a day of another year', ['2022', '--out', 'jaar.csv', '--at', '2021-12-31'], /buiten 2022/],
	[
		'a moment before the first fact',
		['2022', '--out', 'jaar.csv', '--known-at', '2001-01-01T00:00:00Z'],
		/nog niets vastgelegd/,
	],
	['no file', ['2022'], /--out/],
] as const) {
	test(`the report of ${title} is refused in a sentence, and nothing is written`, async t => {
		const path = await folderWith(t, {});
		const placed = parameters.map(parameter => (parameter.startsWith('jaar') ? path(parameter) : parameter));
		const ended = await burgernet(['report', ...placed], settings());
		t.is(ended.code, 1);
		t.deepEqual(ended.stdout, []);
		t.regex(ended.stderr.join('\n'), sentence);
		await t.throwsAsync(readFile(path('jaar.csv')));
	});
}
