import test from 'ava';
import {TargetCard} from '../../src/views/target-card.tsx';
import {progressOf, render, reportOf, targets} from './example-report.tsx';

const forecast = {low: 893, middle: 934, high: 975, chance: 0.078};
const count = progressOf(targets.count, {value: 463, numerator: 463, status: 'at-risk', expectedNow: 481, forecast});
const rate = progressOf(targets.rate, {
	value: 73 / 463,
	numerator: 73,
	denominator: 463,
	open: 12,
	lower: 73 / 463,
	upper: 85 / 463,
	status: 'undecided',
	forecast: {low: 0.1412, middle: 0.157, high: 0.1718, chance: 0.81},
});
const growth = progressOf(targets.growth, {
	value: 1.061,
	numerator: 13_200,
	denominator: 12_441,
	throughMonth: '2022-06',
	status: 'at-risk',
	forecast: {low: 1.041, middle: 1.066, high: 1.0949, chance: 0.08},
});
const cardOf = (progress: typeof count) => render(<TargetCard progress={progress} moment={reportOf()} />);

for (const [title, progress, expected] of [
	['a count probably ends between two numbers', count, 'waarschijnlijk 893 tot 975'],
	['a rate probably ends between two percentages', rate, 'waarschijnlijk 14,1–17,2%'],
	['growth probably ends between two whole percentages', growth, 'waarschijnlijk +4% tot +9%'],
	[
		'growth can be a fall, or nothing',
		{...growth, forecast: {low: 0.968, middle: 0.99, high: 1.001, chance: 0}},
		'waarschijnlijk −3% tot 0%',
	],
	[
		'two ends that read the same are said once',
		{...count, forecast: {low: 975, middle: 975, high: 975, chance: 0}},
		'waarschijnlijk 975',
	],
] as const) {
	test(title, t => {
		const {lines} = cardOf(progress);
		t.true(lines.includes(expected), lines.join('\n'));
	});
}

test('without a forecast a card says nothing of the end of the year', t => {
	for (const progress of [count, rate, growth]) {
		t.notRegex(cardOf({...progress, forecast: null}).html, /waarschijnlijk|31 december|kans/i);
	}
});

test('the details explain the forecast and give the chance', t => {
	const explained = (progress: typeof count) =>
		cardOf(progress).lines.find(line => line.startsWith('De eindstand')) ?? '';
	t.regex(explained(count), /waarschijnlijk 893 tot 975, het midden is 934\. .*8 van de 10 .*vorig jaar/);
	t.regex(explained(count), /De kans dat de doelstelling wordt gehaald is ongeveer 8 op 100\.$/);
	t.regex(
		explained(rate),
		/14,1–17,2%, het midden is 15,7%.*De kans dat de norm wordt gehaald is ongeveer 81 op 100\.$/,
	);
	t.regex(explained(growth), /\+4% tot \+9%, het midden is \+7%.*heel dit jaar naast heel vorig jaar/);
});

test('a chance is never said to be 0 or 100 on 100, and not told when the goal is reached', t => {
	const chanceOf = (chance: number, status: typeof count.status = 'at-risk') =>
		cardOf({...count, status, forecast: {...forecast, chance}}).html;
	t.regex(chanceOf(0.0001), /is kleiner dan 1 op 100/);
	t.regex(chanceOf(0.9999), /is groter dan 99 op 100/);
	t.regex(chanceOf(1, 'met'), /De doelstelling is al gehaald\./);
	t.notRegex(chanceOf(1, 'met'), /kans/);
});
