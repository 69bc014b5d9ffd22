import test from 'ava';
import {ambassadorReader, appDownloadsReader, readTotalsRow, totalsOfYears} from '../../src/domain/import-registers.ts';
import {areas} from './small-year.ts';

const downloadsOf = (cells: Record<string, string>) =>
	appDownloadsReader({areas, fileName: 'februari.csv'})({line: 2, cells});
const ambassadorOf = (cells: Record<string, string>) => ambassadorReader({areas})({line: 2, cells});
function totalsOf(...rows: Record<string, string>[]) {
	const read = rows.map((cells, index) => readTotalsRow({line: index + 2, cells}));
	const {values, faults} = totalsOfYears(
		read.flatMap(({value}) => (value ? [value] : [])),
		'jaarcijfers.csv',
	);
	return {values, faults: [...read.flatMap(row => row.faults), ...faults]};
}

test('a month of downloads needs three cells; source and method have a default', t => {
	t.deepEqual(downloadsOf({gemeente: 'Laren (NH.)', maand: '2-2022', downloads: '1.234'}).value, {
		area: 'GM0417',
		month: '2022-02',
		form: {appDownloads: 1234, participants: null, source: 'februari.csv', method: 'measured'},
	});
	t.deepEqual(
		downloadsOf({
			gemeente: 'Hele eenheid',
			maand: '2022-02',
			downloads: '2000',
			deelnemers: '310.000',
			bron: 'Landelijk',
			methode: 'geschat',
		}).value,
		{
			area: 'unit',
			month: '2022-02',
			form: {appDownloads: 2000, participants: 310_000, source: 'Landelijk', method: 'estimated'},
		},
	);
});

test('every faulty cell of a month of downloads is named', t => {
	const {value, faults} = downloadsOf({
		gemeente: 'Flevoland',
		maand: '13-2022',
		downloads: '-3',
		deelnemers: '999999999',
		bron: 'x'.repeat(81),
		methode: 'geraden',
	});
	t.is(value, undefined);
	t.deepEqual(
		faults.map(({line, column}) => [line, column]),
		['gemeente', 'maand', 'downloads', 'deelnemers', 'bron', 'methode'].map(column => [2, column]),
	);
});

test('an ambassador is read with the trainings that have a date', t => {
	const row = {organisatie: 'Lekpoort', naam: 'A. de Vries', email: 'A.deVries@voorbeeld.nl', vanaf: '1-2-2022'};
	t.deepEqual(ambassadorOf(row).value, {
		organisation: 'lekpoort',
		name: 'A. de Vries',
		email: 'a.devries@voorbeeld.nl',
		from: '2022-02-01',
		until: null,
		trainings: [],
	});
	t.deepEqual(
		ambassadorOf({...row, tot: '1-3-2023', portaal: '14-5-2022', burgernetmail: '15-5-2022'}).value?.trainings,
		[
			{course: 'portal', completedOn: '2022-05-14'},
			{course: 'burgernet-mail', completedOn: '2022-05-15'},
		],
	);
});

test('an ambassador with a wrong cell is refused: a name is not cut off, an address is one address', t => {
	const {faults} = ambassadorOf({
		organisatie: 'West-Utrecht',
		naam: 'x'.repeat(81),
		email: 'a@voorbeeld.nl, b@voorbeeld.nl',
		vanaf: '2022',
		portaal: '31-4-2022',
	});
	t.deepEqual(
		faults.map(({column}) => column),
		['organisatie', 'naam', 'email', 'vanaf', 'portaal'],
	);
	const [fault] = ambassadorOf({organisatie: 'GM0321', naam: 'A\u202Eb', email: 'a@b.nl', vanaf: '1-2-2022'}).faults;
	t.is(fault?.message, 'Dit veld mag geen onzichtbare of besturingstekens bevatten.');
});

test('totals come as one row for the year, or as months that are summed', t => {
	t.deepEqual(totalsOf({jaar: '2021', acties: '838', direct: '117', bron: 'Jaarverslag'}).values, [
		{year: 2021, line: 2, form: {started: 838, direct: 117, source: 'Jaarverslag'}},
	]);
	const months = totalsOf(
		{jaar: '2020', maand: '2', acties: '60', direct: '9'},
		{jaar: '2020', maand: '2020-01', acties: '1.070', direct: '11'},
	);
	t.deepEqual(months.values, [
		{
			year: 2020,
			line: 2,
			form: {
				started: 1130,
				direct: 20,
				source: 'jaarcijfers.csv',
				months: [
					{month: '2020-01', started: 1070, direct: 11},
					{month: '2020-02', started: 60, direct: 9},
				],
			},
		},
	]);
});

test('a month of another year, and a month or year that stands there twice, is named by line and column', t => {
	t.deepEqual(totalsOf({jaar: '2020', maand: '2021-05', acties: '1', direct: '0'}).faults, [
		{line: 2, column: 'maand', message: 'De maand 2021-05 ligt niet in 2020.'},
	]);
	const twice = {jaar: '2021', acties: '838', direct: '117'};
	t.deepEqual(totalsOf(twice, {...twice, acties: '900'}).faults, [
		{line: 3, column: 'jaar', message: '2021 staat ook op regel 2.'},
	]);
	const may = {jaar: '2021', maand: '5', acties: '8', direct: '1'};
	t.deepEqual(totalsOf(may, {...may, maand: '2021-05'}).faults, [
		{line: 3, column: 'maand', message: '2021-05 staat ook op regel 2.'},
	]);
});

test('a wrong year, month or number of the totals is named by line and column', t => {
	const {faults} = totalsOf({jaar: '1899', maand: '14', acties: 'veel', direct: ''});
	t.deepEqual(
		faults.map(({line, column}) => [line, column]),
		['jaar', 'maand', 'acties', 'direct'].map(column => [2, column]),
	);
});
