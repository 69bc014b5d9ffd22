import {renderToString} from 'preact-render-to-string';
import {monthsOf} from '../../src/domain/period.ts';
import type {TargetProgress} from '../../src/domain/progress.ts';
import type {MunicipalityProgress, ProgressReport} from '../../src/domain/progress-report.ts';
import type {Target} from '../../src/domain/targets.ts';
import {ProgressPage, type ProgressPageProps, type ProgressQuery} from '../../src/views/progress-page.tsx';

const common = {
	year: 2022,
	text: 'de zin uit het plan',
	definition: 'Wat er telt.',
	source: 'Actieagenda',
	note: null,
	comparator: '>=',
	owner: 'unit',
} as const;

export const targets = {
	growth: {...common, id: 'T1', kind: 'growth', title: 'Downloads', goal: 1.1},
	count: {...common, id: 'T2', kind: 'count', title: 'Acties gestart', goal: 1000},
	rate: {...common, id: 'T3', kind: 'rate', title: 'Succespercentage', goal: 0.15, comparator: '>'},
	members: {
		...common,
		id: 'T4',
		kind: 'members',
		title: 'Ambassadeurs opgeleid',
		goal: 0.9,
		owner: 'municipality',
		population: {organisation: 'municipality', where: null},
		conditions: [{has: 'trained-ambassador'}],
	},
} satisfies Record<string, Target>;

/** A target of which nothing is known, with what a test says about it. */
export function progressOf(target: Target, known: Partial<TargetProgress> = {}): TargetProgress {
	const measure = {value: null, numerator: null, denominator: null, lower: null, upper: null, open: null};
	const rest = {throughMonth: null, isUnitTotalOnly: false, byStatement: 0, expectedNow: null, forecast: null};
	return {target, ...measure, ...rest, goal: target.goal, status: 'unknown', ...known};
}

export function municipalityOf(known: Partial<MunicipalityProgress> = {}): MunicipalityProgress {
	return {
		code: 'GM0321',
		name: 'Houten',
		slug: 'houten',
		district: 'West-Utrecht',
		started: 22,
		startedCompared: {now: 22, before: 20, throughMonth: '2022-06'},
		direct: 3,
		successRate: 3 / 22,
		judgement: 'too-few',
		ambassador: 'trained',
		ownActions: 2,
		appDownloads: 1234,
		...known,
	};
}

/** The first half of 2022 of a unit: ten actions a month, two of them a success. */
export function reportOf(known: Partial<ProgressReport> = {}): ProgressReport {
	const totals = {started: 10, direct: 2, indirect: 1, none: 6, withdrawn: 0, open: 1};
	return {
		year: 2022,
		area: {code: 'unit', name: 'Midden-Nederland', kind: 'unit', slug: 'unit'},
		at: '2022-06-30',
		knownAt: new Date('2022-07-01T07:12:00Z'),
		isComplete: false,
		isFinal: true,
		targets: [progressOf(targets.rate, {value: 0.2, status: 'on-track'})],
		months: monthsOf(2022).map((month, index) => ({
			month,
			totals: index < 6 ? totals : null,
			cumulative: index < 6 ? 10 * (index + 1) : null,
			cumulativeLastYear: 8 * (index + 1),
			cumulativeExpected: 12 * (index + 1),
			successRate: index < 6 ? 0.2 : null,
		})),
		occurrences: [],
		startedRows: {telt: 'gestart'},
		compared: {started: {now: 60, before: 48, throughMonth: '2022-06'}, downloads: null},
		movements: null,
		load: null,
		municipalities: [municipalityOf()],
		...known,
	};
}

export function pageOf(
	report: ProgressReport,
	query: Partial<ProgressQuery> = {},
	props: Partial<ProgressPageProps> = {},
) {
	return (
		<ProgressPage
			report={report}
			years={[2022, 2021]}
			areas={[
				{code: 'unit', name: 'Hele eenheid', group: ''},
				{code: 'GM0321', name: 'Houten', group: 'Gemeenten'},
			]}
			query={{at: null, knownAt: null, district: null, standing: null, ...query}}
			today="2022-07-01"
			source="Bron: de meldkamer."
			{...{attention: null, offer: null, role: 'coordinator', newKey: () => 'key'}}
			{...props}
		/>
	);
}

/** What a reader sees of a piece of a page: its text, without tags. */
export function textOf(node: Parameters<typeof renderToString>[0]): string {
	return renderToString(node)
		.replaceAll(/<\/(li|p|dd|dt|h\d|td|th|tr|option|label|button|figcaption|summary)>/g, '\n')
		.replaceAll(/<[^>]+>/g, '')
		.replaceAll('&amp;', '&')
		.replaceAll('&lt;', '<')
		.replaceAll(/[ \t]+/g, ' ')
		.replaceAll(/ ?\n ?/g, '\n');
}

/** Both: the written page and the lines of its text. */
export function render(node: Parameters<typeof renderToString>[0]): {html: string; lines: string[]} {
	return {html: renderToString(node), lines: textOf(node).split('\n')};
}
