import test from 'ava';
import fc from 'fast-check';
import {areasOn} from '../../src/domain/areas.ts';
import {colleaguesOf} from '../../src/domain/colleagues.ts';
import {addDays} from '../../src/domain/period.ts';
import {area, areas} from './small-year.ts';

const codes = (code: string, day = '2022-06-30') => colleaguesOf(areas, area(code), day).map(found => found.code);

test('Houten works with its basisteam and the detectives of its district, and they with Houten', t => {
	t.deepEqual(codes('GM0321'), ['recherche-west-utrecht', 'lekpoort']);
	t.deepEqual(codes('lekpoort'), ['GM0321', 'GM0356', 'GM1961']);
	t.true(codes('recherche-west-utrecht').includes('GM0321'));
});

test('a city has a colleague at each of its teams, and each team one at the city', t => {
	t.is(codes('GM0344').length, 5);
	t.deepEqual(codes('utrecht-noord'), ['GM0344']);
});

test('Weesp is a colleague up to its last day', t => {
	t.true(codes('gooi-en-vechtstreek-noord', '2022-03-23').includes('GM0457'));
	t.false(codes('gooi-en-vechtstreek-noord', '2022-03-24').includes('GM0457'));
});

test('on any day whoever is a colleague of another has the other as a colleague', t => {
	fc.assert(
		fc.property(fc.integer({min: 0, max: 3000}), fc.nat(), (days, pick) => {
			const day = addDays('2019-01-01', days);
			const organisations = (['municipality', 'basisteam', 'detectives'] as const).flatMap(kind =>
				areasOn(areas, kind, day),
			);
			const one = organisations[pick % organisations.length];
			const others = one ? colleaguesOf(areas, one, day) : [];
			return others.every(other => colleaguesOf(areas, other, day).some(({code}) => code === one?.code));
		}),
	);
	t.pass();
});
