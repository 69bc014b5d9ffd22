import test from 'ava';
import {statesUse, type UsageStatement} from '../../src/domain/usage-statements.ts';
import {ambassador, area, progressOf, tally, yearFacts} from './small-year.ts';

const team = area('de-copen');
const inquiry: UsageStatement = {organisation: 'de-copen', kind: 'neighbourhood-inquiry', since: '2022-03-01'};
const ambassadors = [ambassador('de-copen'), ambassador('recherche-west-utrecht')];

test('a team that states that it uses neighbourhood inquiries counts from that day on, also in a later year', t => {
	const on = (day: string) => statesUse([inquiry], team, {kinds: ['neighbourhood-inquiry'], day});
	t.deepEqual(['2022-02-28', '2022-03-01', '2023-01-01'].map(on), [false, true, true]);
});

test('a statement about one kind says nothing about another, and one team nothing about another', t => {
	t.false(statesUse([inquiry], team, {kinds: ['information'], day: '2022-12-31'}));
	t.false(statesUse([inquiry], area('lekpoort'), {kinds: ['neighbourhood-inquiry'], day: '2022-12-31'}));
});

test('T6 counts a basisteam with an ambassador by its statement, and says that it is one', t => {
	const {numerator, byStatement} = progressOf('T6', yearFacts({ambassadors, statements: [inquiry]}));
	t.deepEqual([numerator, byStatement], [1, 1]);
});

test('a statement does not stand in for the ambassador', t => {
	t.is(progressOf('T6', yearFacts({statements: [inquiry]})).numerator, 0);
});

test('a team that also did one is counted by what it did', t => {
	const did = tally({basisteam: 'de-copen', kind: 'neighbourhood-inquiry', starter: 'basisteam'});
	const {numerator, byStatement} = progressOf('T6', yearFacts({ambassadors, statements: [inquiry], tallies: [did]}));
	t.deepEqual([numerator, byStatement], [1, 0]);
});

test('T7 counts detectives by a statement about informative messages', t => {
	const stated: UsageStatement = {organisation: 'recherche-west-utrecht', kind: 'information', since: '2022-01-01'};
	const {numerator, byStatement} = progressOf('T7', yearFacts({ambassadors, statements: [stated]}));
	t.deepEqual([numerator, byStatement], [1, 1]);
});

test('no statement makes two messages of a municipality for T5', t => {
	const trained = {organisation: 'GM0321', from: '2021-01-01', until: null};
	const courses = [{course: 'portal' as const, completedOn: '2021-02-01'}];
	const stated: UsageStatement = {organisation: 'GM0321', kind: 'information', since: '2022-01-01'};
	const facts = yearFacts({ambassadors: [{...trained, trainings: courses}], statements: [stated]});
	t.deepEqual([progressOf('T5', facts).numerator, progressOf('T5', facts).denominator], [0, 1]);
});
