import test from 'ava';
import type {Movements} from '../../src/domain/comparison.ts';
import type {ProgressReport} from '../../src/domain/progress-report.ts';
import {ComparisonSection} from '../../src/views/comparison.tsx';
import {lastYearLine, movementWords} from '../../src/views/comparison-words.ts';
import {render, reportOf} from './example-report.tsx';

const none: Movements = {of: 38, rose: 0, fell: 0, steady: 0, tooSmall: 0, unknown: 0, throughMonth: '2022-10'};
const same = 'januari t/m oktober, vergeleken met dezelfde maanden van vorig jaar';

for (const [title, known, expected] of [
	[
		'rises and falls, as councils read them',
		{rose: 11, fell: 10, steady: 5, tooSmall: 12},
		`In 11 van de 38 gemeenten steeg het aantal acties met 10% of meer, in 10 daalde het met minstens 10% (${same}). 12 gemeenten zijn te klein om te vergelijken.`,
	],
	[
		'one too small and one not known',
		{rose: 1, fell: 0, steady: 35, tooSmall: 1, unknown: 1},
		`In 1 van de 38 gemeenten steeg het aantal acties met 10% of meer, in geen enkele daalde het met minstens 10% (${same}). 1 gemeente is te klein om te vergelijken. Van 1 gemeente is het nog niet bekend.`,
	],
	[
		'only falls',
		{fell: 2, steady: 36},
		`In geen van de 38 gemeenten steeg het aantal acties met 10% of meer, in 2 daalde het met minstens 10% (${same}).`,
	],
	[
		'nothing moved',
		{steady: 38},
		`In geen van de 38 gemeenten steeg of daalde het aantal acties met 10% of meer (${same}).`,
	],
	[
		'all too small',
		{tooSmall: 38},
		'Geen van de 38 gemeenten is groot genoeg om te vergelijken: minder dan 20 acties in dezelfde maanden van vorig jaar.',
	],
	[
		'nothing known',
		{unknown: 38, throughMonth: null},
		'Per gemeente is het aantal acties van beide jaren nog niet bekend.',
	],
	[
		'only January',
		{rose: 1, steady: 37, throughMonth: '2022-01'},
		'In 1 van de 38 gemeenten steeg het aantal acties met 10% of meer, in geen enkele daalde het met minstens 10% (januari, vergeleken met januari van vorig jaar).',
	],
] as const satisfies readonly (readonly [string, Partial<Movements>, string])[]) {
	test(title, t => {
		t.is(movementWords('started', {...none, ...known}), expected);
	});
}

test('downloads compare the months that are known in both years', t => {
	t.regex(
		movementWords('downloads', {...none, rose: 3, steady: 35}),
		/aantal downloads .*\(de bekende maanden t\/m oktober,/,
	);
});

test('last year stands beside a count up to the same month; a whole year needs no month', t => {
	t.is(lastYearLine({now: 900, before: 812, throughMonth: '2022-10'}), 'vorig jaar t/m oktober: 812');
	t.is(lastYearLine({now: 900, before: 838, throughMonth: '2022-12'}), 'vorig jaar: 838');
	t.is(lastYearLine({now: 90, before: 1838, throughMonth: '2022-01'}), 'vorig jaar in januari: 1.838');
});

const reader = {role: 'coordinator', asOf: {year: 2022, at: '2022-06-30', knownAt: null}} as const;
const compared = {
	started: {now: 463, before: 402, throughMonth: '2022-06'},
	downloads: {now: 3, before: 19, throughMonth: '2022-05'},
};

function section(known: Partial<ProgressReport>, role: 'coordinator' | 'reader' = 'coordinator') {
	return render(<ComparisonSection report={reportOf(known)} reader={{...reader, role}} />);
}

test('an area is compared by both counts, and by a percentage only from twenty last year', t => {
	const {lines, html} = section({compared});
	t.true(lines.includes('Vergeleken met 2021'));
	t.true(lines.includes('+15,2% 463 acties t/m juni, vorig jaar 402'));
	t.true(lines.includes('te klein om te vergelijken 3 downloads t/m mei, vorig jaar 19'));
	t.notRegex(html, /class="movements/);
});

test('the bar of municipalities is decoration, without inline styles and without the names of fallers', t => {
	const movements = {
		started: {...none, rose: 11, fell: 10, steady: 5, tooSmall: 12},
		downloads: {...none, unknown: 38},
	};
	const {html, lines} = section({compared, movements});
	t.regex(html, /<div class="movements" aria-hidden="true">/);
	t.regex(html, /movements__part--fell" x="42.11%" y="0" width="26.32%"/);
	t.notRegex(html, /style=|Houten/);
	t.true(lines.includes('gedaald: 10'));
});

test('the rows behind the comparison end where the comparison ends, and are for those who may see rows', t => {
	const until = {compared: {...compared, started: {...compared.started, throughMonth: '2022-05'}}};
	t.true(section(until).html.includes('href="/acties?jaar=2022&amp;peildatum=2022-05-31&amp;telt=gestart"'));
	t.notRegex(section(until, 'reader').html, /\/acties/);
	t.notRegex(section({...until, startedRows: null}).html, /\/acties/);
});

test('before there is a month to compare there is no empty box', t => {
	t.is(section({compared: {started: null, downloads: null}}).html, '');
	const {lines} = section({compared: {...compared, downloads: null}});
	t.true(lines.includes('nog niet bekend: geen maand is in beide jaren bekend'));
});
