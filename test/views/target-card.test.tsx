import test from 'ava';
import {renderToString} from 'preact-render-to-string';
import type {TargetProgress} from '../../src/domain/progress.ts';
import {TargetCard} from '../../src/views/target-card.tsx';
import {progressOf, render, reportOf, targets} from './example-report.tsx';

function cardOf(progress: TargetProgress, moment: Partial<Parameters<typeof reportOf>[0]> = {}) {
	return render(<TargetCard progress={progress} moment={reportOf(moment)} />);
}

const halfYear = progressOf(targets.count, {value: 463, numerator: 463, status: 'at-risk', expectedNow: 481.2});
const trained = progressOf(targets.members, {value: 29 / 38, numerator: 29, denominator: 38, expectedNow: 0.8});
const success = progressOf(targets.rate, {
	value: 73 / 463,
	numerator: 73,
	denominator: 463,
	lower: 73 / 463,
	upper: 85 / 463,
	open: 12,
	status: 'on-track',
	expectedNow: 0.15,
});
const growth = progressOf(targets.growth, {
	value: 1.061,
	numerator: 13_200,
	denominator: 12_441,
	throughMonth: '2022-06',
	isUnitTotalOnly: true,
	status: 'at-risk',
});

for (const [title, progress, expected] of [
	[
		'a count says what is expected now and what is still needed',
		halfYear,
		['463 van 1.000', '▲ spannend verwacht nu 481', 'nog 537 acties'],
	],
	['one action is not "acties"', progressOf(targets.count, {value: 999}), ['999 van 1.000', 'nog 1 actie']],
	[
		'a met count says by how much, and nothing is expected any more',
		progressOf(targets.count, {value: 1020, status: 'met', expectedNow: 481}),
		['1.020 van 1.000', '✔ gehaald', '20 acties meer dan nodig'],
	],
	['a count that is exactly enough', progressOf(targets.count, {value: 1000, status: 'met'}), ['precies genoeg']],
	[
		'a rate says how many actions, how many open, and what they can still change',
		success,
		[
			'15,8% boven 15%',
			'● op koers',
			'463 acties, 12 open',
			'15,8% tot 18,4%, zolang er acties open zijn',
			'van de afgesloten acties: 16,2%',
		],
	],
	[
		'a rate around its norm is not decided yet',
		{...success, value: 0.14, lower: 0.14, upper: 0.16, status: 'undecided'},
		['14,0% boven 15%', '◐ nog niet beslist', '14,0% tot 16,0%, zolang er acties open zijn'],
	],
	[
		'a rate without open actions has no bounds',
		{...success, open: 0, upper: 73 / 463},
		['463 acties, alle afgesloten'],
	],
	[
		'reported totals say nothing about open actions',
		{...success, open: null, upper: null, lower: null},
		['463 acties'],
	],
	[
		'no actions is not 0%',
		progressOf(targets.rate, {numerator: 0, denominator: 0, open: 0}),
		['nog niet bekend boven 15%', '– nog niet bekend', 'nog geen acties'],
	],
	[
		'growth says up to which month, and that only the total is known',
		growth,
		['+6,1% doelstelling +10%', '▲ spannend', '13.200 t/m juni', 'vorig jaar 12.441', 'alleen totaal van de eenheid'],
	],
	[
		'growth without a month in both years',
		progressOf(targets.growth),
		['nog niet bekend doelstelling +10%', 'nog geen maand die in beide jaren bekend is'],
	],
	[
		'members say how many whole municipalities are still needed',
		{...trained, status: 'at-risk'},
		['29 van 38 gemeenten', '▲ spannend verwacht nu 31', 'nog 6 gemeenten', 'doelstelling 90%: 35'],
	],
	[
		'34 of 38 is one short of 90%',
		{...trained, value: 34 / 38, numerator: 34},
		['34 van 38 gemeenten', 'nog 1 gemeente'],
	],
	[
		'floating noise does not ask for one more: 55 of 100 is 55%',
		progressOf(targets.members, {value: 0.55, numerator: 55, denominator: 100, goal: 0.55}),
		['genoeg voor de doelstelling', 'doelstelling 55%: 55'],
	],
	['35 of 38 is enough for 90%', {...trained, value: 35 / 38, numerator: 35}, ['genoeg voor de doelstelling']],
	[
		'nobody to count is not known yet',
		progressOf(targets.members, {numerator: 0, denominator: 0}),
		['nog niet bekend', '– nog niet bekend', 'nog geen gemeenten die meetellen'],
	],
] as const satisfies readonly (readonly [string, TargetProgress, readonly string[]])[]) {
	test(title, t => {
		const {lines} = cardOf(progress);
		for (const line of expected) {
			t.true(lines.includes(line), `${line}\n---\n${lines.join('\n')}`);
		}
	});
}

test('reported totals show neither bounds nor a rate of the closed actions', t => {
	const {html} = cardOf({...success, open: null, upper: null, lower: null});
	t.notRegex(html, /tot 18|afgesloten/);
});

test('after the year a shortage is final and nothing is expected', t => {
	const {lines, html} = cardOf({...halfYear, status: 'missed'}, {isComplete: true, at: '2022-12-31'});
	t.true(lines.includes('537 acties te weinig'));
	t.notRegex(html, /verwacht|nog 537/);
});

test('an area that is not judged sees the figure without goal, bar or status', t => {
	const {lines, html} = cardOf({...halfYear, goal: null, status: null, expectedNow: null});
	t.true(lines.includes('463'));
	t.true(lines.includes('ter vergelijking'));
	t.notRegex(html, /1\.000|spannend|verwacht|meter/);
});

test('every card explains its figure with the numbers of this page', t => {
	const {lines} = cardOf(success);
	for (const line of [
		'“de zin uit het plan”',
		'Wat er telt.',
		'73 directe successen ÷ 463 gestarte acties = 15,8%',
		'tot en met 30 juni 2022, zoals bekend op 1 juli 2022, 09:12',
		'Actieagenda',
	]) {
		t.true(lines.includes(line), line);
	}
});

test('the plan is not quoted when the title says the same', t => {
	const target = {...targets.count, title: 'De zin uit het plan'};
	t.notRegex(cardOf(progressOf(target, {value: 1})).html, /In het plan/);
});

test('the bar is decoration without inline styles, and marks what is expected', t => {
	const {html} = cardOf(halfYear);
	t.regex(html, /<svg class="meter"[^>]*aria-hidden="true"/);
	t.regex(html, /class="meter__fill"[^>]*width="46.3%"/);
	t.regex(html, /<svg x="48.1%"/);
	t.notRegex(html, /style=/);
});

test('one organisation alone needs no bar', t => {
	const {html} = cardOf(progressOf(targets.members, {value: 1, numerator: 1, denominator: 1, goal: 1, status: 'met'}));
	t.regex(html, /van 1 gemeente</);
	t.notRegex(html, /class="meter"/);
});

test('a figure beyond its bar stays within it', t => {
	const html = renderToString(
		<TargetCard progress={progressOf(targets.count, {value: 2500, status: 'met'})} moment={reportOf()} />,
	);
	t.regex(html, /class="meter__fill"[^>]*width="100%"/);
});
