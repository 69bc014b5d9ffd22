import test from 'ava';
import {renderToString} from 'preact-render-to-string';
import {municipalityOf, pageOf, progressOf, render, reportOf, targets} from './example-report.tsx';

const planted = `<script>alert("1")</script>`;

test('a script in a name comes out as text', t => {
	const area = {...reportOf().area, name: planted};
	const municipality = municipalityOf({name: planted, district: planted});
	const target = {...targets.count, title: planted, text: planted, note: planted};
	const html = renderToString(
		pageOf(reportOf({area, municipalities: [municipality], targets: [progressOf(target)]}), {knownAt: planted}),
	);
	t.false(html.includes('<script'));
	t.true(html.split('&lt;script>alert(').length > 5);
});

test('the form holds the whole state: year, area and day', t => {
	const {html} = render(pageOf(reportOf(), {at: '2022-06-30', knownAt: '2022-07-01T00:00:00.000Z'}));
	t.regex(html, /<form[^>]*method="get" action="\/voortgang"/);
	t.regex(html, /<option selected value="2022">|<option value="2022" selected>/);
	t.regex(html, /name="peildatum" type="date" max="2022-07-01" value="2022-06-30"/);
	t.regex(html, /<input type="hidden" name="bekendop" value="2022-07-01T00:00:00.000Z"\/>/);
});

test('figures as known earlier say so, and lead to the newest', t => {
	const {html, lines} = render(pageOf(reportOf(), {at: '2022-06-30', knownAt: '2022-07-01T07:12:00.000Z'}));
	t.true(lines.some(line => line.startsWith('Je ziet de cijfers zoals ze bekend waren op 1 juli 2022, 09:12.')));
	t.true(html.includes('href="/voortgang?jaar=2022&amp;gebied=unit&amp;peildatum=2022-06-30"'));
	t.notRegex(renderToString(pageOf(reportOf())), /zoals ze bekend waren/);
});

test('actions come first, then their success, then growth, then the organisations', t => {
	const list = [targets.growth, targets.members, targets.rate, targets.count].map(target => progressOf(target));
	const html = renderToString(pageOf(reportOf({targets: list})));
	t.deepEqual(
		[...html.matchAll(/<article[^>]* id="(T\d)"/g)].map(([, id]) => id),
		['T2', 'T3', 'T1', 'T4'],
	);
});

test('a year without targets has no cards and no empty list', t => {
	const {html, lines} = render(pageOf(reportOf({targets: []})));
	t.true(lines.includes('Voor 2022 zijn nog geen doelstellingen vastgelegd.'));
	t.notRegex(html, /target-card|Doelstellingen|data-norm/);
});

test('each chart has its table with the exact numbers, and is whole without JavaScript', t => {
	const html = renderToString(pageOf(reportOf()));
	t.is(html.match(/<table[^>]*data-chart=/g)?.length, 2);
	t.is(html.match(/<canvas/g)?.length, 2);
	t.is(html.match(/<figure[^>]* hidden/g)?.length, 2);
	t.is(html.match(/<details class="chart__table" open/g)?.length, 2);
	t.regex(html, /data-value="60"[^>]*>60</);
	t.regex(html, /data-value="0.2" data-tip="20,0%: 2 van 10 acties"[^>]*>20,0%</);
	t.true(html.includes('data-norm="0.15"'));
	t.true(html.includes('Lijngrafiek: 60 acties t/m 30 juni 2022. In heel 2021 waren het er 96.'));
});

test('a month that has not come is not zero', t => {
	const {html} = render(pageOf(reportOf()));
	const [, july = ''] = /<th[^>]*data-label="jul">juli<\/th>(.*?)<\/tr>/.exec(html) ?? [];
	t.regex(july, /–.*nog niet bekend/);
	t.regex(july, /data-value="84"/);
	t.notRegex(july, />0</);
});

test('a month that is not over is marked in words', t => {
	const half = renderToString(pageOf(reportOf({at: '2022-06-14'})));
	t.true(half.includes('juni (t/m 14 juni)'));
	t.is(half.match(/data-partial/g)?.length, 2);
	const whole = renderToString(pageOf(reportOf({at: '2022-06-30'})));
	t.notRegex(whole, /data-partial|juni \(/);
});

test('last year and the goal line are left out where they are not known', t => {
	const months = reportOf().months.map(month => ({...month, cumulativeLastYear: null, cumulativeExpected: null}));
	const html = renderToString(pageOf(reportOf({months})));
	t.notRegex(html, /data-series="(expected|last-year)"/);
	t.notRegex(html, /In heel 2021/);
});

test('a year without actions says so in place of its charts', t => {
	const nothing = {
		totals: null,
		cumulative: null,
		cumulativeLastYear: null,
		cumulativeExpected: null,
		successRate: null,
	};
	const {html, lines} = render(pageOf(reportOf({months: reportOf().months.map(month => ({...month, ...nothing}))})));
	t.true(lines.includes('Over 2022 zijn nog geen acties per maand bekend.'));
	t.true(lines.includes('Over 2022 is nog geen succespercentage per maand bekend.'));
	t.notRegex(html, /<canvas/);
});

for (const [title, known, expected] of [
	['a rate that says nothing yet', {}, '13,6% te weinig acties om te beoordelen'],
	['a rate above the norm', {started: 40, direct: 20, successRate: 0.5, judgement: 'above'}, '50,0% boven de norm'],
	['a rate below the norm', {started: 90, direct: 2, successRate: 2 / 90, judgement: 'below'}, '2,2% onder de norm'],
	['a year without a norm', {judgement: null}, '13,6%'],
	['few actions', {started: 3, direct: 1, successRate: 1 / 3}, '3 acties, te weinig voor een percentage'],
	['nine is still few', {started: 9, direct: 9, successRate: 1}, '9 acties, te weinig voor een percentage'],
	['ten is enough for a percentage', {started: 10, direct: 1, successRate: 0.1, judgement: null}, '10,0%'],
	['one action', {started: 1, direct: 1, successRate: 1}, '1 actie, te weinig voor een percentage'],
	['no actions', {started: 0, direct: 0, successRate: null, judgement: null}, 'nog geen acties'],
	['totals of the unit only', {started: null, direct: null, successRate: null, judgement: null}, 'nog niet bekend'],
	['an ambassador without the course', {ambassador: 'untrained'}, '◐ niet opgeleid'],
	['nobody in the function', {ambassador: 'vacant'}, '– vacant'],
	['downloads per thousand', {appDownloads: 1234}, '1.234'],
	['downloads that nobody reported', {appDownloads: null}, 'nog niet bekend'],
] as const) {
	test(`a municipality with ${title}`, t => {
		const {lines} = render(pageOf(reportOf({municipalities: [municipalityOf(known)]})));
		t.true(lines.slice(lines.indexOf('Gemeenten (1)')).includes(expected));
	});
}

test('the table of municipalities keeps its meaning when a phone shows it as blocks', t => {
	const html = renderToString(pageOf(reportOf()));
	for (const role of ['table', 'rowgroup', 'row', 'columnheader', 'rowheader', 'cell']) {
		t.true(html.includes(`role="${role}"`), role);
	}

	t.is(html.match(/data-label="(District|Acties|Succes|Ambassadeur|Eigen berichten|Downloads)"/g)?.length, 6);
});

const three = [
	municipalityOf(),
	municipalityOf({code: 'GM0034', name: 'Almere', district: 'Flevoland', judgement: 'above'}),
	municipalityOf({code: 'GM0050', name: 'Zeewolde', district: 'Flevoland', ambassador: 'vacant'}),
];
for (const [title, query, expected] of [
	['all', {}, ['Houten', 'Almere', 'Zeewolde']],
	['those of a district', {district: 'Flevoland'}, ['Almere', 'Zeewolde']],
	['those above the norm', {standing: 'boven-norm'}, ['Almere']],
	['those without an ambassador, of a district', {district: 'Flevoland', standing: 'vacant'}, ['Zeewolde']],
	['all for a standing that does not exist', {standing: 'constructor'}, ['Houten', 'Almere', 'Zeewolde']],
] as const) {
	test(`the filter shows ${title}`, t => {
		const {html, lines} = render(pageOf(reportOf({municipalities: three}), query));
		t.deepEqual(
			[...html.matchAll(/role="rowheader"><a[^>]*>([^<]*)</g)].map(([, name]) => name),
			[...expected],
		);
		t.true(lines.includes(expected.length === 3 ? 'Gemeenten (3)' : `Gemeenten (${expected.length} van 3)`));
	});
}

test('a filter that finds nothing offers all municipalities', t => {
	const {html} = render(pageOf(reportOf({municipalities: three}), {district: 'Elders', at: '2022-06-30'}));
	t.true(html.includes('Geen gemeente past bij dit filter.'));
	t.true(html.includes('href="/voortgang?jaar=2022&amp;gebied=unit&amp;peildatum=2022-06-30#gemeenten"'));
});

test('without municipalities to see there is no empty box', t => {
	t.notRegex(renderToString(pageOf(reportOf({municipalities: []}))), /Gemeenten \(/);
});
