import test from 'ava';
import {areasOn} from '../../src/domain/areas.ts';
import type {YearFacts} from '../../src/domain/year-facts.ts';
import {ambassador, area, areas, progressOf, tally, trained, yearFacts} from './small-year.ts';

const codesOn = (day: string) => areasOn(areas, 'municipality', day).map(({code}) => code);
const now38 = codesOn('2022-12-31');
const then39 = codesOn('2022-03-23');
const withTrained = (codes: readonly string[], changes: Partial<YearFacts> = {}) =>
	yearFacts({ambassadors: codes.map(code => trained(code)), ...changes});

test('34 of 38 municipalities fail T4, 35 pass', t => {
	t.is(now38.length, 38);
	t.is(progressOf('T4', withTrained(now38.slice(0, 34))).status, 'missed');
	t.is(progressOf('T4', withTrained(now38.slice(0, 35))).status, 'met');
});

test('of the 39 municipalities until 23 March 2022, 35 are too few for T4 and 36 enough', t => {
	const on = (count: number) =>
		progressOf('T4', withTrained(then39.slice(0, count), {at: '2022-03-23', isYearOver: true}));
	t.deepEqual([on(35).denominator, on(35).status, on(36).status], [39, 'missed', 'met']);
});

test('an untrained ambassador who leaves never raises T4: vacant is untrained', t => {
	const some = now38.slice(0, 20).map(code => trained(code));
	const untrained = now38.slice(20).map(code => ambassador(code));
	const left = now38.slice(20).map(code => ambassador(code, {until: '2022-12-31'}));
	const before = progressOf('T4', yearFacts({ambassadors: [...some, ...untrained]}));
	for (const ambassadors of [[...some, ...left], some]) {
		const after = progressOf('T4', yearFacts({ambassadors}));
		t.deepEqual([after.value, after.numerator, after.denominator], [before.value, 20, 38]);
	}
});

test('a second ambassador of a municipality adds nothing to T4', t => {
	const facts = withTrained(now38.slice(0, 10));
	const double = {...facts, ambassadors: [...facts.ambassadors, ...facts.ambassadors, ambassador(now38[0] ?? '')]};
	t.is(progressOf('T4', double).value, progressOf('T4', facts).value);
});

test('a training counts from the day it was completed, the function until the day it ended', t => {
	const [code = ''] = now38;
	const completed = trained(code, {trainings: [{course: 'portal', completedOn: '2022-05-14'}], until: '2022-06-01'});
	const on = (at: string) => progressOf('T4', yearFacts({at, ambassadors: [completed]})).numerator;
	t.deepEqual(['2022-05-13', '2022-05-14', '2022-05-31', '2022-06-01'].map(on), [0, 1, 1, 0]);
});

test('a training in Burgernetmail is not a training in the portal', t => {
	const trainings = [{course: 'burgernet-mail' as const, completedOn: '2021-06-01'}];
	t.is(progressOf('T4', yearFacts({ambassadors: [ambassador('GM0321', {trainings})]})).numerator, 0);
});

test('T5 looks at municipalities with a trained ambassador only, and asks two own actions of each', t => {
	const [first = '', second = '', third = ''] = now38;
	const own = (municipality: string, count: number, changes = {}) =>
		tally({municipality, kind: 'information', starter: 'municipality', count, ...changes});
	const tallies = [
		own(first, 1),
		own(first, 1, {kind: 'mail'}),
		own(second, 1),
		own(second, 5, {starter: 'basisteam', kind: 'neighbourhood-inquiry'}),
		own(third, 9),
	];
	const ambassadors = [trained(first), trained(second), ambassador(third)];
	const {numerator, denominator, status} = progressOf('T5', yearFacts({tallies, ambassadors}));
	t.deepEqual([numerator, denominator, status], [1, 2, 'missed']);
	t.is(progressOf('T5', yearFacts({tallies})).status, 'unknown', 'nobody is trained: a share of nothing');
});

test('T6 asks an ambassador and an own inquiry of a basisteam, T7 also takes information of the detectives', t => {
	const inquiry = {kind: 'neighbourhood-inquiry', starter: 'basisteam'} as const;
	const detectives = {starter: 'detectives', detectives: 'recherche-west-utrecht', basisteam: null} as const;
	const facts = yearFacts({
		ambassadors: [ambassador('lekpoort'), ambassador('de-copen'), ambassador('recherche-west-utrecht')],
		tallies: [
			tally(inquiry),
			tally({...inquiry, basisteam: 'almere-stad'}),
			tally({...inquiry, kind: 'information', basisteam: 'de-copen'}),
			tally({...detectives, kind: 'information'}),
		],
	});
	t.deepEqual([progressOf('T6', facts).numerator, progressOf('T6', facts).denominator], [1, 18]);
	t.deepEqual([progressOf('T7', facts).numerator, progressOf('T7', facts).denominator], [1, 5]);
});

test('for the owner the population is that one organisation, for a district its own', t => {
	const facts = yearFacts({ambassadors: [trained('GM0321')]});
	const counts = (id: string, code: string) => {
		const {numerator, denominator} = progressOf(id, facts, area(code));
		return [numerator, denominator];
	};
	t.deepEqual(counts('T4', 'GM0321'), [1, 1]);
	t.is(progressOf('T4', facts, area('GM0321')).status, 'met');
	t.deepEqual(counts('T4', 'west-utrecht'), [1, 10]);
	t.deepEqual(counts('T6', 'lekpoort'), [0, 1]);
	t.deepEqual(counts('T6', 'GM0344'), [0, 4], 'the four teams of the city of Utrecht');
	t.deepEqual(counts('T7', 'recherche-flevoland'), [0, 1]);
	t.deepEqual(counts('T4', 'recherche-flevoland'), [0, 6], 'detectives stand for their district');
});

test("a member target expects last year's end share plus the calendar share of the way to the goal", t => {
	const ambassadors = now38.slice(0, 19).map(code => trained(code));
	const {expectedNow} = progressOf('T4', yearFacts({at: '2022-06-30', ambassadors}));
	const start = 19 / 39;
	t.is(expectedNow?.toFixed(9), (start + (181 / 365) * (0.9 - start)).toFixed(9));
});
