import test from 'ava';
import type {Pace} from '../../src/domain/pace.ts';
import type {TargetProgress} from '../../src/domain/progress.ts';
import {boundsWords, expectedWords, formulaOf} from '../../src/views/target-formula.ts';
import {paceSentences} from '../../src/views/target-pace.ts';
import {progressOf, targets} from './example-report.tsx';

const say = (pace: Pace | null, progress: TargetProgress, isComplete = false) =>
	paceSentences(pace, {progress, areaName: 'Midden-Nederland', isComplete});
const count = (known: Partial<TargetProgress> = {}) => progressOf(targets.count, known);
const rate = (known: Partial<TargetProgress> = {}) => progressOf(targets.rate, {status: 'on-track', ...known});

test('what is still needed stands beside the pace of now, with the span that it is counted over', t => {
	const pace = {
		kind: 'count',
		missing: 163,
		daysLeft: 42,
		neededPerWeek: 27.17,
		recent: {perWeek: 21, from: '2022-09-01'},
	} as const;
	const [first, ...rest] = say(pace, count());
	t.is(first, 'Nog 163 acties: 27 per week; nu 21.');
	t.true(rest.join(' ').includes('vanaf 1 september 2022'));
	t.is(say({...pace, recent: null}, count())[0], 'Nog 163 acties: 27 per week.');
	t.deepEqual(say({...pace, daysLeft: 5, neededPerWeek: null}, count()), ['Nog 163 acties in 5 dagen.']);
	t.deepEqual(say({...pace, missing: 1, daysLeft: 0, neededPerWeek: null}, count()), [
		'Nog 1 actie; dit is de laatste dag van het jaar.',
	]);
	t.is(
		say({...pace, neededPerWeek: 2.71, recent: {perWeek: 3, from: '2022-09-01'}}, count())[0],
		'Nog 163 acties: 2,7 per week; nu 3.',
	);
});

for (const [title, progress, isComplete, sentence] of [
	['met', count({value: 1000, status: 'met'}), false, 'Het doel is gehaald: er is niets meer nodig.'],
	[
		'over and missed',
		count({value: 9, status: 'missed'}),
		true,
		'Het jaar is voorbij en het doel is niet gehaald. Er is niets meer nodig.',
	],
	[
		'without a goal',
		count({value: 9, goal: null, status: null}),
		false,
		'Voor Midden-Nederland is hier geen doel afgesproken: dit cijfer staat er ter vergelijking.',
	],
	['not known', count(), false, 'Het cijfer is nog niet bekend. We kunnen dus niet zeggen wat er nog nodig is.'],
	[
		'over and undecided',
		rate({value: 0.14, open: 12, status: 'undecided'}),
		true,
		'Het jaar is voorbij, maar 12 acties zonder uitkomst kunnen het oordeel nog veranderen.',
	],
] as const) {
	test(`a sentence says why nothing is needed: ${title}`, t => {
		t.deepEqual(say(null, progress, isComplete), [sentence]);
	});
}

test('a rate says how many direct successes it takes, and what cannot be reached any more', t => {
	const next = {actions: 100, least: 21};
	const pace = {kind: 'rate', yearEnd: {toCome: 200, more: 36}, next, open: 7} as const;
	const sentences = say(pace, rate());
	t.is(
		sentences[0],
		'Er komen dit jaar waarschijnlijk nog 200 acties. Om op 31 december boven 15% te staan, zijn er nog 36 directe successen nodig.',
	);
	t.is(
		sentences[1],
		'Na de volgende 100 acties is het percentage boven 15% als er minstens 21 een direct succes zijn.',
	);
	t.is(sentences[2], 'Ook de 7 acties zonder uitkomst kunnen nog een direct succes worden.');
	t.regex(say({...pace, yearEnd: {toCome: 20, more: 36}}, rate()).join(' '), /meer dan er waarschijnlijk nog acties/);
	t.regex(say({...pace, next: {...next, least: 120}}, rate()).join(' '), /komt het percentage nog niet boven 15%/);
	t.regex(say({...pace, yearEnd: null}, rate())[0] ?? '', /nog niet te schatten/);
});

test('a formula is filled in, and an unknown one is left out', t => {
	t.is(formulaOf(count({value: 984, numerator: 984})), '984 gestarte acties; norm: minstens 1.000');
	t.is(
		formulaOf(rate({value: 159 / 984, numerator: 159, denominator: 984})),
		'159 directe successen ÷ 984 gestarte acties = 16,2%; norm: meer dan 15%',
	);
	t.is(
		formulaOf(progressOf(targets.growth, {value: 24_007 / 22_729, numerator: 24_007, denominator: 22_729})),
		'24.007 ÷ 22.729 = 1,056 → +5,6%; norm: minstens +10%',
	);
	t.is(
		formulaOf(progressOf(targets.members, {value: 29 / 33, numerator: 29, denominator: 33})),
		'29 van 33 gemeenten = 87,9%, nodig: 30',
	);
	t.is(formulaOf(rate()), null);
	t.is(expectedWords(rate()), null);
	t.is(boundsWords(count({value: 9})), null);
	t.regex(boundsWords(rate({value: 0.1, open: null})) ?? '', /Alleen totalen zijn opgegeven/);
	t.regex(
		boundsWords(rate({value: 0.15, open: 12, lower: 0.15, upper: 0.164})) ?? '',
		/12 acties hebben nog geen uitkomst.* blijft het 15,0%.* wordt het 16,4%/,
	);
});
