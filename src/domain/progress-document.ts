import type {TargetProgress} from './progress.ts';
import type {ProgressReport} from './progress-report.ts';

/** The progress of a year as the API and `burgernet progress --json` give it. */
export function progressDocument(report: ProgressReport) {
	const {year, area, at, knownAt, isComplete, isFinal, targets} = report;
	return {
		year,
		area: area.code,
		at,
		knownAt: knownAt.toISOString(),
		isComplete,
		isFinal,
		targets: targets.map(targetDocument),
	};
}

function targetDocument({target, ...progress}: TargetProgress) {
	const {id, title, kind, owner, comparator, definition, source} = target;
	const {goal, value, numerator, denominator, lower, upper, status, expectedNow, forecast} = progress;
	return {
		...{id, title, kind, owner, goal, comparator, value, numerator, denominator},
		...{lower, upper, status, expectedNow, forecast, definition, source},
	};
}
