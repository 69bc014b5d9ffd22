import test from 'ava';
import type {ProgressReport} from '../../src/domain/progress-report.ts';
import {SuccessChart} from '../../src/views/success-chart.tsx';
import {TargetCard} from '../../src/views/target-card.tsx';
import {progressOf, render, reportOf, targets} from './example-report.tsx';

const municipality: Partial<ProgressReport> = {
	area: {code: 'GM0321', name: 'Houten', kind: 'municipality', slug: 'houten'},
};

/** The card of the success rate of an area that has no goal of its own. */
function cardOf(direct: number, started: number) {
	const rate = {value: direct / started, numerator: direct, denominator: started, open: 0};
	const progress = progressOf(targets.rate, {...rate, lower: rate.value, upper: rate.value, goal: null, status: null});
	return render(<TargetCard progress={progress} moment={reportOf(municipality)} />).lines;
}

/** The chart of a municipality with so many started actions in each of six months, one in five a success. */
function chartOf(started: number, known = municipality) {
	const {months} = reportOf();
	const sized = months.map(month => ({
		...month,
		totals: month.totals && {...month.totals, started, direct: started / 5},
	}));
	return render(<SuccessChart report={reportOf({...known, months: sized})} />);
}

test('0 of 5 actions of a municipality is no 0% on its card: too few for a percentage', t => {
	const lines = cardOf(0, 5);
	t.true(lines.includes('nog niet bekend'));
	t.true(lines.includes('5 acties, te weinig voor een percentage'));
	t.false(lines.includes('0,0%'));
});

for (const [title, direct, started, word] of [
	['3 of 22 are too few', 3, 22, 'te weinig acties om te beoordelen'],
	['4 of 150 are below', 4, 150, 'onder de norm'],
	['60 of 150 are above', 60, 150, 'boven de norm'],
] as const) {
	test(`the card of an area says where it stands by the interval: ${title}`, t => {
		t.true(cardOf(direct, started).includes(word));
	});
}

test('a municipality with a few actions a month gets a sentence, and no bars of 0% and 50%', t => {
	const {html, lines} = chartOf(5);
	t.notRegex(html, /<canvas|20,0%/);
	t.true(lines.includes('In geen maand van 2022 zijn er 10 acties: te weinig voor een percentage per maand.'));
});

test('from ten actions a month there is a bar, and of the unit always', t => {
	t.regex(chartOf(10).html, /<canvas[\s\S]*20,0%/);
	t.regex(chartOf(5, {}).html, /<canvas[\s\S]*20,0%/);
});
