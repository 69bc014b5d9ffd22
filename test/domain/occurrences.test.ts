import test from 'ava';
import {type Occurrence, OccurrenceSchema, occurrenceFaults, occurrencesOf} from '../../src/domain/occurrences.ts';
import {participationShare, populationYears} from '../../src/domain/population.ts';
import {area, areas, unit, yearFacts} from './small-year.ts';

const at = (code: string, day = '2022-05-14'): Occurrence => ({day, area: code, kind: 'safety-day', line: code});
const linesFor = (code: string, occurrences: Occurrence[]) =>
	occurrencesOf(yearFacts({at: '2022-06-30', occurrences}), area(code)).map(({line}) => line);

test('an event stands on the charts of its area and of all that lies in it, and never further up', t => {
	const all = ['unit', 'west-utrecht', 'GM0321', 'GM0344'].map(code => at(code));
	t.deepEqual(linesFor('unit', all), ['unit']);
	t.deepEqual(linesFor('west-utrecht', all), ['unit', 'west-utrecht']);
	t.deepEqual(linesFor('west-utrecht', all.toReversed()), ['unit', 'west-utrecht']);
	t.deepEqual(linesFor('GM0321', all), ['GM0321', 'unit', 'west-utrecht']);
	t.deepEqual(linesFor('recherche-west-utrecht', all), ['unit', 'west-utrecht']);
});

test('only what happened this year, up to the day, in the order of the days', t => {
	const days = ['2022-07-01', '2021-05-14', '2022-06-30', '2022-01-02'];
	const found = occurrencesOf(yearFacts({at: '2022-06-30', occurrences: days.map(day => at('unit', day))}), unit);
	t.deepEqual(
		found.map(({day}) => day),
		['2022-01-02', '2022-06-30'],
	);
});

test('an event in an area that is not there that day, or a day too far ahead, is refused', t => {
	const fieldsOf = (occurrence: Occurrence) =>
		occurrenceFaults(occurrence, areas, '2022-06-30').map(({field}) => field);
	t.deepEqual(fieldsOf(at('GM0457', '2022-03-23')), []);
	t.deepEqual(fieldsOf(at('GM0457', '2022-03-24')), ['area']);
	t.deepEqual(fieldsOf(at('GM9999')), ['area']);
	t.deepEqual(fieldsOf(at('unit', '2023-07-02')), ['day']);
	t.deepEqual(fieldsOf(at('unit', '1999-12-31')), ['day']);
});

test('the line of an event holds no telephone number or e-mail address', t => {
	t.true(OccurrenceSchema.safeParse(at('unit')).success);
	t.false(OccurrenceSchema.safeParse({...at('unit'), line: 'bel 06-12345678'}).success);
	t.false(OccurrenceSchema.safeParse({...at('unit'), line: 'mail a@b.nl'}).success);
});

test('residents of 2021 are those of 39 municipalities; without residents the share is not known', t => {
	const year = populationYears(areas).find(found => found.year === 2021);
	t.deepEqual(year, {year: 2021, municipalities: 39, known: 39, residents: 2_048_488});
	t.is(participationShare(310_000, 2_048_488), 310_000 / 2_048_488);
	t.is(participationShare(310_000, null), null);
	t.is(participationShare(null, 100), null);
	t.is(participationShare(1, 0), null);
});
