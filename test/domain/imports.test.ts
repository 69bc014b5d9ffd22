import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import {readDay, readInstant, readMonth} from '../../src/domain/import-moments.ts';
import {readArea, readBoolean, readChoice} from '../../src/domain/import-words.ts';
import {type Read, RowReader, readCount} from '../../src/domain/imports.ts';
import {instantOf} from '../../src/domain/period.ts';
import {areas} from './small-year.ts';

const now = instantOf('2022-05-14', '08:42:00');
const readValue = <T>(read: Read<T>) => ('value' in read ? read.value : null);
const readFault = (read: Read<unknown>) => ('fault' in read ? read.fault : null);

test('a Dutch number is read as people write it: 1.234 is 1234', t => {
	t.deepEqual(
		['0', '7', '1234', '1.234', '12.345.678', '007'].map(text => readValue(readCount(text))),
		[0, 7, 1234, 1234, 12_345_678, 7],
	);
	t.notThrows(() =>
		fc.assert(
			fc.property(fc.integer({min: 0, max: 100_000_000}), count => {
				assert.equal(readValue(readCount(count.toLocaleString('nl-NL'))), count);
				assert.equal(readValue(readCount(String(count))), count);
			}),
		),
	);
});

test('what is no whole number from 0 on is refused, and so is a number too large to be true', t => {
	for (const text of ['1,5', '1.23', '12.34', '1.2345', '-1', '+1', '1e3', '0x10', '1 234', 'tien', '١٢', '1.234,5']) {
		t.is(readFault(readCount(text)), `${JSON.stringify(text)} is geen heel aantal.`);
	}

	t.is(readFault(readCount('100.000.001')), 'Dit aantal is te groot.');
	t.is(readFault(readCount('9'.repeat(400))), 'Dit moet een heel getal zijn.');
});

test('a day is read in Dutch and in ISO order', t => {
	for (const text of ['14-5-2022', '14-05-2022', '14/5/2022', '2022-05-14', '14 mei 2022', '14-mei-22', '44695']) {
		t.is(readValue(readDay(text)), '2022-05-14', text);
	}

	for (const text of [
		'31-4-2022',
		'29-2-2022',
		'5-14-2022',
		'14-5-22',
		'14 may 2022',
		'2022-05-14T08:00',
		'99999',
		'0-5-2022',
	]) {
		t.is(readFault(readDay(text)), `${JSON.stringify(text)} is geen bestaande datum.`);
	}
});

test('a month is read in Dutch and in ISO order, or by its first day', t => {
	for (const text of [
		...['2022-05', '5-2022', '05-2022', '5/2022', '2022-05-01', '1-5-2022', '01-05-2022', '1/5/2022'],
		...['mei 2022', 'mei-22', 'Mei-2022', '1 mei 2022', '44682'],
	]) {
		t.is(readValue(readMonth(text)), '2022-05', text);
	}

	for (const text of ['13-2022', '2022-00', '0-2022', '2-5-2022', '2022-05-02', 'may 2022', '44683']) {
		t.is(readFault(readMonth(text)), `${JSON.stringify(text)} is geen maand; schrijf 2022-05.`);
	}
});

test('a day without a time is its last second in the Netherlands, but never later than now', t => {
	const read = (text: string) => readValue(readInstant(text, now))?.toISOString();
	t.is(read('13-5-2022'), '2022-05-13T21:59:59.000Z');
	t.is(read('2022-01-13'), '2022-01-13T22:59:59.000Z');
	t.is(read('14-5-2022'), now.toISOString(), 'today');
	t.is(read('15-5-2022'), '2022-05-15T21:59:59.000Z', 'a day to come stays one, and is refused as such');
});

test('a time is local, unless it names its own zone', t => {
	const read = (text: string) => readValue(readInstant(text, now))?.toISOString();
	t.is(read('13-5-2022 8:42'), '2022-05-13T06:42:00.000Z');
	t.is(read('2022-05-13T08:42:30'), '2022-05-13T06:42:30.000Z');
	t.is(read('2022-05-13T08:42:00Z'), '2022-05-13T08:42:00.000Z');
	t.is(read('2022-05-13T08:42:00+05:00'), '2022-05-13T03:42:00.000Z');
});

test('a moment that does not exist is refused, whatever way it is written', t => {
	for (const text of [
		'31-4-2022 10:00',
		'2022-02-30T10:00:00Z',
		'13-5-2022 24:00',
		'13-5-2022 8:60',
		'13-5-2022 8:42 PM',
		'gisteren',
	]) {
		t.is(readFault(readInstant(text, now)), `${JSON.stringify(text)} is geen bestaand tijdstip.`);
	}
});

test('a municipality is known by code or name, with or without its province, whatever the capitals', t => {
	const read = readArea(areas, ['municipality']);
	for (const text of ['Laren (NH.)', 'Laren', 'laren', 'GM0417', 'gm0417', 'Láren']) {
		t.is(readValue(read(text)), 'GM0417', text);
	}

	t.is(readValue(read('Utrecht (Ut.)')), 'GM0344');
	t.is(readFault(read('Amsterdam')), '"Amsterdam" is hier geen bekend gebied.');
	t.is(readFault(read('West-Utrecht')), '"West-Utrecht" is hier geen bekend gebied.', 'a district is no municipality');
});

test('"Hele eenheid" is the unit, only where the unit may stand', t => {
	t.is(readValue(readArea(areas, ['municipality', 'unit'])('Hele eenheid')), 'unit');
	t.is(readValue(readArea(areas, ['municipality', 'unit'])('HELE EENHEID')), 'unit');
	t.is(readValue(readArea(areas, ['municipality'])('Hele eenheid')), null);
});

test('Amersfoort is the municipality; its basisteam of the same name goes by its code', t => {
	const read = readArea(areas, ['municipality', 'basisteam', 'detectives']);
	t.is(readValue(read('Amersfoort')), 'GM0307');
	t.is(readValue(read('amersfoort')), 'amersfoort');
	t.is(readValue(readArea(areas, ['basisteam'])('Amersfoort')), 'amersfoort');
	t.is(readValue(read('Districtsrecherche Flevoland')), 'recherche-flevoland');
});

test('a name that two areas bear is refused with the advice to name the code', t => {
	const [first] = areas.filter(({kind}) => kind === 'basisteam');
	const twins = first ? [first, {...first, code: 'andere'}] : [];
	t.is(
		readFault(readArea(twins, ['basisteam'])(first?.name ?? '')),
		`${JSON.stringify(first?.name)} kan meer dan één gebied zijn; noem de code.`,
	);
});

test('a choice is known by its Dutch name or its code, and the refusal names the choices', t => {
	const read = readChoice({measured: 'gemeten', estimated: 'geschat'});
	t.deepEqual(
		['Gemeten', 'estimated'].map(text => readValue(read(text))),
		['measured', 'estimated'],
	);
	t.is(readFault(read('constructor')), '"constructor" ken ik niet; kies uit: gemeten, geschat.');
	t.deepEqual(
		['ja', 'J', 'nee', '0'].map(text => readValue(readBoolean(text))),
		[true, true, false, false],
	);
	t.is(readFault(readBoolean('misschien')), '"misschien" is geen ja of nee.');
});

test('every fault of a row names its line and column', t => {
	const reader = new RowReader({line: 7, cells: {downloads: 'x', maand: ''}});
	t.is(reader.required('downloads', readCount), null);
	t.is(reader.required('maand', readMonth), null);
	t.is(reader.optional('deelnemers', readCount), null);
	t.deepEqual(reader.faults, [
		{line: 7, column: 'downloads', message: '"x" is geen heel aantal.'},
		{line: 7, column: 'maand', message: 'Deze cel mag niet leeg zijn.'},
	]);
});
