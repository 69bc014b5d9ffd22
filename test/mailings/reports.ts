import type {ProgressReport} from '../../src/domain/progress-report.ts';

interface Known {
	name: string;
	kind?: 'unit' | 'municipality';
	year?: number;
	at?: string;
	isComplete?: boolean;
	/** Started search actions in the first month; null: not known. */
	started: number | null;
	direct?: number | null;
}

/** A report of a year without targets, in which everything happened in the first month. */
export function reportWith({name, kind = 'municipality', started, direct = null, ...rest}: Known): ProgressReport {
	const {year = 2024, at = '2024-03-15', isComplete = false} = rest;
	const totals = {started, direct, indirect: null, none: null, withdrawn: null, open: null};
	return {
		year,
		area: {code: kind === 'unit' ? 'unit' : 'GM0321', name, kind, slug: 'plaats'},
		at,
		knownAt: new Date('2024-06-01T00:00:00Z'),
		isComplete,
		isFinal: true,
		targets: [],
		months: [
			{
				month: `${year}-01`,
				totals,
				cumulative: started,
				cumulativeLastYear: null,
				cumulativeExpected: null,
				successRate: null,
			},
		],
		occurrences: [],
		startedRows: null,
		compared: {started: null, downloads: null},
		movements: null,
		load: null,
		municipalities: [],
	};
}
