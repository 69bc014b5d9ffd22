import test from 'ava';
import type {ProgressReport} from '../../src/domain/progress-report.ts';
import {TargetCard} from '../../src/views/target-card.tsx';
import {progressOf, render, reportOf, targets} from './example-report.tsx';

const halfYear = progressOf(targets.count, {value: 463, numerator: 463, status: 'at-risk', expectedNow: 481.2});
const success = progressOf(targets.rate, {value: 0.2, numerator: 2, denominator: 10, open: 0});

function cardOf(progress: typeof halfYear, known: Partial<ProgressReport> = {}) {
	return render(<TargetCard progress={progress} moment={reportOf(known)} />);
}

const load = {
	...{value: 463 / 6 / 310, actions: 463, months: 6},
	by: {people: 'participants', count: 310_000, month: '2022-06'},
} as const;

for (const [title, known, line, explained] of [
	[
		'by participants',
		load,
		'0,2 berichten per 1.000 deelnemers per maand',
		/463 acties van alle soorten behalve alerts ÷ 6,0 maanden, per 1\.000 van 310\.000 deelnemers \(eind juni 2022\): 0,2\./,
	],
	[
		'by reach',
		{...load, value: 16.08, by: {people: 'reach', count: 4800, known: 10}},
		'16,1 berichten per 1.000 bereikte deelnemers per maand',
		/4\.800 deelnemers, het gemiddelde bereik van de 10 acties waarvan dat bekend is: 16,1\./,
	],
	[
		'next to nothing',
		{...load, value: 0.01},
		'minder dan 0,1 berichten per 1.000 deelnemers per maand',
		/minder dan 0,1\./,
	],
	[
		'without people',
		{...load, value: null, by: null},
		'berichten per 1.000 deelnemers: nog niet bekend',
		/Nog niet bekend: er zijn geen deelnemers en er is geen bereik/,
	],
	[
		'of reported totals',
		{...load, value: null, actions: null},
		'berichten per 1.000 deelnemers: nog niet bekend',
		/Nog niet bekend: van dit jaar zijn alleen totalen opgegeven/,
	],
] as const) {
	test(`the card of a count says how many messages people get, ${title}`, t => {
		const {lines} = cardOf(halfYear, {load: known});
		t.true(lines.includes(line), lines.join('\n'));
		t.true(lines.some(text => explained.test(text)));
		t.false(cardOf(success, {load: known}).lines.includes(line));
	});
}

test('a count stands beside the same months of last year', t => {
	t.true(cardOf(halfYear).lines.includes('vorig jaar t/m juni: 48'));
});

test('a card leads to its target and its rows, for the area and the moment of the page', t => {
	const area = {code: 'west-utrecht', name: 'West-Utrecht', kind: 'district', slug: 'west-utrecht'} as const;
	const startedRows = {telt: 'gestart', district: 'west-utrecht'} as const;
	const reader = {role: 'control-room', asOf: {year: 2022, at: null, knownAt: '2022-07-01T00:00:00.000Z'}} as const;
	const moment = reportOf({area, startedRows});
	const {html} = render(<TargetCard progress={halfYear} moment={moment} reader={reader} />);
	const state = 'bekendop=2022-07-01T00%3A00%3A00.000Z';
	t.true(html.includes(`href="/doelen/T2?jaar=2022&amp;${state}&amp;gebied=west-utrecht"`));
	t.true(
		html.includes(`href="/acties?jaar=2022&amp;peildatum=2022-06-30&amp;${state}&amp;telt=gestart&amp;district=west`),
	);
	const none = render(<TargetCard progress={halfYear} moment={{...moment, startedRows: null}} reader={reader} />);
	t.notRegex(none.html, /\/acties/);
});
