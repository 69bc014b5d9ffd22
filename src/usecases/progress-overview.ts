import type {Attention} from '../domain/attention.ts';
import {dayOf, yearOf} from '../domain/period.ts';
import type {ProgressReport} from '../domain/progress-report.ts';
import type {Identity} from '../domain/users.ts';
import type {Database} from '../store/database.ts';
import {readAttention} from './attention.ts';
import {reportOf, visibleArea} from './progress-report.ts';
import {type TakeOverOffer, takeOverOffer} from './take-over-targets.ts';
import {loadYearFacts, type YearRequest} from './year-facts.ts';

/** Everything that /voortgang shows. */
export interface ProgressOverview {
	report: ProgressReport;
	/** For who calls the areas that need help; null for all others. */
	attention: Attention | null;
	/** null when the year of the report and the running year have targets. */
	offer: TakeOverOffer | null;
}

interface OverviewRequest extends YearRequest {
	area: string;
	identity: Identity;
	/** Id of the follow-up that was just recorded or taken back. */
	done?: string | undefined;
}

/**
How a year goes, who needs help, and the way out when there are no targets; from facts that are read once.

@throws {Refusal} `not-found` for an area that does not exist that day or that the asker may not see; `invalid` for a day
outside the year.
*/
export async function progressOverview(db: Database, request: OverviewRequest): Promise<ProgressOverview> {
	const facts = await loadYearFacts(db, request);
	const area = visibleArea(facts, request.area, request.identity);
	const report = reportOf(facts, area, request);
	const isCaller = request.identity.role === 'coordinator' || request.identity.role === 'admin';
	const [attention, offer] = await Promise.all([
		isCaller && report.targets.length > 0 ? readAttention(db, facts, {...request, area}) : null,
		offerFor(db, report, request),
	]);
	return {report, attention, offer};
}

/**
What to take over: for the year that is shown, else for the running one.

Our choice: who looks back at a moment is not asked about today.
*/
async function offerFor(
	db: Database,
	report: ProgressReport,
	{knownAt, now, identity}: OverviewRequest,
): Promise<TakeOverOffer | null> {
	const running = yearOf(dayOf(now));
	if (report.targets.length === 0) {
		return takeOverOffer(db, {year: report.year, identity});
	}

	return knownAt === undefined && report.year !== running ? takeOverOffer(db, {year: running, identity}) : null;
}
