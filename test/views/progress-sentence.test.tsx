import test from 'ava';
import fc from 'fast-check';
import {type Status, statuses} from '../../src/domain/targets.ts';
import {progressSentence} from '../../src/views/progress-sentence.ts';
import {statusWords} from '../../src/views/status.tsx';
import {progressOf, targets} from './example-report.tsx';

const sentenceOf = (list: readonly (Status | null)[], {at = '2022-06-30', isComplete = false} = {}) =>
	progressSentence({year: 2022, at, isComplete, targets: list.map(status => progressOf(targets.count, {status}))});

const halfYear: Status[] = ['on-track', 'on-track', 'at-risk', 'at-risk', 'at-risk', 'at-risk', 'behind'];
for (const [title, list, expected] of [
	[
		'the state of seven targets is one sentence',
		halfYear,
		'Stand t/m 30 juni: 2 van de 7 doelstellingen op koers, 4 spannend, 1 vraagt aandacht.',
	],
	[
		'several targets "vragen" aandacht',
		['behind', 'on-track', 'behind'],
		'Stand t/m 30 juni: 1 van de 3 doelstellingen op koers, 2 vragen aandacht.',
	],
	[
		'what goes worst comes first when nothing goes better',
		['behind', 'unknown', 'behind'],
		'Stand t/m 30 juni: 2 van de 3 doelstellingen vragen aandacht, 1 nog niet bekend.',
	],
	['all alike is said once', ['at-risk', 'at-risk'], 'Stand t/m 30 juni: beide doelstellingen zijn spannend.'],
	['all behind is a verb', ['behind', 'behind'], 'Stand t/m 30 juni: beide doelstellingen vragen aandacht.'],
	['three alike', ['met', 'met', 'met'], 'Stand t/m 30 juni: alle 3 doelstellingen zijn gehaald.'],
	['one target alone', ['on-track'], 'Stand t/m 30 juni: de doelstelling is op koers.'],
	['one target alone behind', ['behind'], 'Stand t/m 30 juni: de doelstelling vraagt aandacht.'],
	['all unknown', ['unknown', 'unknown'], 'Stand t/m 30 juni: van beide doelstellingen is de stand nog niet bekend.'],
	['one unknown alone', ['unknown'], 'Stand t/m 30 juni: van de doelstelling is de stand nog niet bekend.'],
	[
		'targets of another owner are not counted',
		['on-track', 'unknown', null, null],
		'Stand t/m 30 juni: 1 van de 2 doelstellingen op koers, 1 nog niet bekend.',
	],
	[
		'an area without targets of its own',
		[null, null],
		'Stand t/m 30 juni: dit gebied heeft geen eigen doelstellingen, de cijfers staan er ter vergelijking.',
	],
	['a year without targets', [], 'Voor 2022 zijn nog geen doelstellingen vastgelegd.'],
] as const) {
	test(title, t => {
		t.is(sentenceOf(list), expected);
	});
}

test('a year that is over has an end, and no day', t => {
	const sentence = sentenceOf(['met', 'missed', 'missed', 'undecided'], {at: '2022-12-31', isComplete: true});
	t.is(sentence, 'Eindstand 2022: 1 van de 4 doelstellingen gehaald, 2 niet gehaald, 1 nog niet beslist.');
});

test('every judged target is counted exactly once, in the words of its card', t => {
	fc.assert(
		fc.property(fc.array(fc.constantFrom(...statuses), {minLength: 2, maxLength: 9}), list => {
			fc.pre(new Set(list).size > 1);
			const [, groups = ''] = sentenceOf(list).split(': ');
			const counts = [...groups.matchAll(/(?:^|, )(\d+)/g)].map(([, count]) => Number(count));
			t.is(
				counts.reduce((sum, count) => sum + count, 0),
				list.length,
			);
			for (const status of new Set(list)) {
				t.true(groups.replaceAll('vragen', 'vraagt').includes(statusWords[status].word));
			}
		}),
	);
});
