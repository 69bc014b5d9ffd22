import test from 'ava';
import {countRecognised, knownHeaders, letterOf, recognise} from '../../src/domain/column-mapping.ts';

const columns = {required: ['gemeente', 'maand', 'downloads'], optional: ['deelnemers', 'bron']};

test('a header is known whatever its capitals, accents, spaces and hyphens', t => {
	const header = ['Gemeente', ' MAAND ', 'Aantal downloads', 'déélnemers', 'Bron:'];
	t.deepEqual(recognise(columns, header), {
		mapping: {
			gemeente: 'Gemeente',
			maand: ' MAAND ',
			downloads: 'Aantal downloads',
			deelnemers: 'déélnemers',
			bron: 'Bron:',
		},
		missing: [],
		unknown: [],
	});
});

test('what is missing and what is unknown is named; an empty header is neither', t => {
	const {missing, unknown} = recognise(columns, ['Plaats', 'maand', '', 'Opmerking']);
	t.deepEqual(missing, ['gemeente', 'downloads']);
	t.deepEqual(unknown, ['Plaats', 'Opmerking']);
});

test('a header that a person chose goes before our own name, which then is unknown', t => {
	const chosen = {gemeente: 'Plaats', downloads: 'Nieuw'};
	const {mapping, missing, unknown} = recognise(columns, ['Plaats', 'Gemeente', 'maand', 'nieuw'], chosen);
	t.deepEqual(mapping, {gemeente: 'Plaats', maand: 'maand', downloads: 'nieuw'});
	t.deepEqual(missing, []);
	t.deepEqual(unknown, ['Gemeente']);
});

test('a choice for a column that we do not have, or of no header, changes nothing', t => {
	const {mapping, unknown} = recognise(columns, ['x', 'maand'], {constructor: 'x', bron: ''});
	t.deepEqual(mapping, {maand: 'maand'});
	t.deepEqual(unknown, ['x']);
});

test('of two headers that could be one column the first is it', t => {
	const {mapping, unknown} = recognise(columns, ['downloads', 'Aantal downloads']);
	t.deepEqual([mapping.downloads, unknown], ['downloads', ['Aantal downloads']]);
});

test('a row counts by the different columns of ours that it names', t => {
	const known = knownHeaders(columns, {gemeente: 'Plaats'});
	t.is(countRecognised(known, ['Plaats', 'plaats', 'maand', 'Zeist']), 2);
});

test('columns are lettered as in a spreadsheet', t => {
	t.deepEqual([0, 25, 26, 51, 52, 701, 702].map(letterOf), ['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
});
