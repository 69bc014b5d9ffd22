import {readFileSync} from 'node:fs';
import test from 'ava';
import fc from 'fast-check';
import {deskKinds, readDeskLine} from '../../src/domain/desk-line.ts';
import {matchMunicipalities} from '../../src/domain/desk-municipality.ts';
import {dayOf, instantOf} from '../../src/domain/period.ts';

const {areas} = JSON.parse(readFileSync(new URL('../../seed/reference.json', import.meta.url), 'utf8')) as {
	areas: {code: string; kind: string; name: string; until?: string}[];
};
const municipalities = areas.filter(({kind, until}) => kind === 'municipality' && !until);
const typedAt = instantOf('2022-06-30', '14:20:30');
const read = (line: string, at = typedAt) => readDeskLine(line, {municipalities, typedAt: at});
const minutesAgo = (minutes: number) => new Date(typedAt.getTime() - minutes * 60_000);

test('"n utr vp -5" is Utrecht, vermist persoon, five minutes ago', t => {
	const {municipality, kind, startedAt, faults} = read('n utr vp -5');
	t.deepEqual(faults, []);
	t.like(municipality, {name: 'Utrecht'});
	t.is(kind, 'missing-person');
	t.deepEqual(startedAt, minutesAgo(5));
});

test('without a time the action started when the line was typed', t => {
	t.deepEqual(read('hou vd').startedAt, typedAt);
});

test('the parts of a line may stand in any order and in capitals', t => {
	const usual = read('utr vp 0842');
	for (const line of ['0842 vp utr', 'VP UTR 8:42', 'utr 08.42 Vp', 'n 842 utr vp']) {
		t.deepEqual(read(line), usual);
	}
});

for (const [letters, names] of [
	['utr', ['Utrecht']],
	['utrechtse', ['Utrechtse Heuvelrug']],
	['uh', ['Utrechtse Heuvelrug']],
	['heu', ['Utrechtse Heuvelrug']],
	['bun', ['Bunnik', 'Bunschoten']],
	['bilt', ['De Bilt']],
	['de r', ['De Ronde Venen']],
	['drv', ['De Ronde Venen']],
	['ijs', ['IJsselstein']],
	['wijk bij', ['Wijk bij Duurstede']],
	['weesp', []],
	['-', []],
] as const) {
	test(`the letters "${letters}" mean ${names.join(' or ') || 'no municipality of today'}`, t => {
		t.deepEqual(
			matchMunicipalities(letters, municipalities).map(({name}) => name),
			[...names],
		);
	});
}

test('accents and signs need not be typed', t => {
	const names = ["'s-Hertogenbosch", 'Súdwest-Fryslân'].map(name => ({code: name, name}));
	t.is(matchMunicipalities('hert', names)[0], names[0]);
	t.is(matchMunicipalities('sudwest fr', names)[0], names[1]);
});

test('every municipality is found by its whole name, and then it is the only one', t => {
	for (const {name} of municipalities) {
		t.deepEqual(
			matchMunicipalities(name, municipalities).map(found => found.name),
			[name],
		);
	}
});

test('whatever is typed, what is offered fits every letter of it', t => {
	const letters = fc.string({unit: fc.constantFrom(...'abcdehijlnorstuvwz '), minLength: 1, maxLength: 6});
	fc.assert(
		fc.property(letters, typed => {
			const sparse = typed
				.toLowerCase()
				.replaceAll(/[^a-z]/g, '')
				.split('');
			for (const {name} of matchMunicipalities(typed, municipalities)) {
				const text = name.toLowerCase();
				t.true(sparse.every(letter => text.includes(letter)));
			}
		}),
	);
	t.pass();
});

test('an AMBER Alert and a Vermist Kind Alert ask no municipality, and take none', t => {
	for (const code of ['aa', 'vk']) {
		t.deepEqual(read(code).faults, []);
		t.is(read(code).municipality, null);
		t.deepEqual(
			read(`utr ${code}`).faults.map(({field}) => field),
			['place'],
		);
	}
});

for (const [title, line, field, message] of [
	['no soort', 'utr', 'kind', /VP, VD, VT, AA of VK/],
	['two kinds', 'utr vp vd', 'kind', /twee soorten/],
	['no gemeente', 'vp', 'place', /twee of drie letters/],
	['an unknown gemeente', 'xyz vp', 'place', /"xyz"/],
	['a gemeente that can be two', 'bun vp', 'place', /Bunnik, Bunschoten/],
	['two times', 'utr vp -5 0842', 'time', /twee tijden/],
	['a time that does not exist', 'utr vp 2561', 'time', /0842/],
	['a time that is still to come', 'utr vp 1500', 'time', /nog niet geweest/],
	['more than twelve hours ago', 'utr vp -721', 'time', /twaalf uur/],
	['a clock time of the early night', 'utr vp 0010', 'time', /twaalf uur/],
] as const) {
	test(`a line with ${title} says so`, t => {
		const {faults} = read(line);
		t.deepEqual(
			faults.map(fault => fault.field),
			[field],
		);
		t.regex(faults[0]?.message ?? '', message);
	});
}

test('the same kind typed and chosen is one kind', t => {
	t.deepEqual(read('utr vp VP').faults, []);
});

test('just after midnight 2350 is yesterday evening', t => {
	const {startedAt} = read('utr vp 2350', instantOf('2022-07-01', '00:10:00'));
	t.deepEqual(startedAt, instantOf('2022-06-30', '23:50:00'));
});

test('a clock time is that of Amsterdam, also in the nights when the clock changes', t => {
	const after = instantOf('2022-03-27', '03:30:00');
	t.deepEqual(read('utr vp 0150', after).startedAt, new Date('2022-03-27T00:50:00Z'));
	t.deepEqual(read('utr vp 0310', after).startedAt, new Date('2022-03-27T01:10:00Z'));
});

test('a time that is read lies at most twelve hours back and never ahead', t => {
	const instants = fc.date({min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true});
	const times = fc.oneof(
		fc.integer({min: 0, max: 999}).map(minutes => `-${minutes}`),
		fc
			.tuple(fc.integer({min: 0, max: 29}), fc.integer({min: 0, max: 69}))
			.map(([hours, minutes]) => `${hours}${String(minutes).padStart(2, '0')}`),
	);
	fc.assert(
		fc.property(instants, times, (at, time) => {
			const {startedAt, faults} = read(`utr vp ${time}`, at);
			t.is(startedAt === null, faults.length === 1);
			const ago = at.getTime() - (startedAt ?? at).getTime();
			t.true(ago >= 0 && ago <= 12 * 3_600_000, `${at.toISOString()} ${time}`);
			t.true(startedAt === null || time.startsWith('-') || dayOf(startedAt) <= dayOf(at));
		}),
	);
});

test('whatever is typed is read without an error, and is whole or says what it lacks', t => {
	fc.assert(
		fc.property(fc.string({maxLength: 40}), line => {
			const {kind, municipality, startedAt, faults} = read(line);
			const isAlert = kind === 'amber-alert' || kind === 'missing-child-alert';
			const isWhole = kind !== null && startedAt !== null && (municipality !== null || isAlert);
			t.true(faults.length > 0 || isWhole, line);
		}),
	);
	t.is(deskKinds.length, 5);
});
