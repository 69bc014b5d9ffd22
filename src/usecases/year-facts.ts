import {releasesOf, withReleases} from '../domain/campaign-releases.ts';
import {refuse} from '../domain/faults.ts';
import {type Day, dayOf, isDay, yearOf} from '../domain/period.ts';
import type {YearFacts} from '../domain/year-facts.ts';
import type {Database} from '../store/database.ts';
import {
	listAmbassadors,
	listAppDownloads,
	listAreas,
	listCampaignDecisions,
	listOccurrences,
	listStatements,
	listTargets,
	listTotals,
} from '../store/facts.ts';
import {tallyActions} from '../store/tallies.ts';

/** Which year, up to which day, as known when. */
export interface YearRequest {
	year: number;
	/** The last day that counts; default today, or the day of `knownAt`, in a year that was past by then 31 December. */
	at?: Day | undefined;
	/** Only what was recorded up to here counts; default everything. */
	knownAt?: Date | undefined;
	now: Date;
}

/**
The day up to which a year counts.

Our choice: what was known at a moment is reported up to the day of that moment, so that asking again later gives the same.

@throws {Refusal} `invalid` for a year or day that has not come, or a day outside the year.
*/
export function dayOfReport({year, at, knownAt, now}: YearRequest): Day {
	const today = dayOf(now);
	if (year > yearOf(today)) {
		refuse('invalid', `Het jaar ${year} is nog niet begonnen.`, 'year');
	}

	if (knownAt && knownAt > now) {
		refuse('invalid', 'Het moment van "zoals bekend op" ligt in de toekomst.', 'knownAt');
	}

	if (at === undefined) {
		const known = dayOf(knownAt ?? now);
		const lastDay = `${year}-12-31`;
		return year === yearOf(known) ? known : lastDay < today ? lastDay : today;
	}

	if (!isDay(at)) {
		refuse('invalid', 'Schrijf de peildatum als 2022-05-14; deze dag bestaat niet.', 'at');
	}

	if (yearOf(at) !== year) {
		refuse('invalid', `De peildatum ligt buiten ${year}.`, 'at');
	}

	return at > today ? refuse('invalid', 'De peildatum ligt in de toekomst.', 'at') : at;
}

/** Everything that figures and progress of a year are computed from: ten reads, whatever the number of areas. */
export async function loadYearFacts(db: Database, request: YearRequest): Promise<YearFacts> {
	const {year, now} = request;
	const knownAt = request.knownAt ?? null;
	const at = dayOfReport(request);
	const years = [year - 1, year];
	const read = await Promise.all([
		listAreas(db, knownAt),
		listTargets(db, year, knownAt),
		tallyActions(db, {year, at, knownAt}),
		tallyActions(db, {year: year - 1, at: `${year - 1}-12-31`, knownAt}),
		listTotals(db, years, knownAt),
		listAppDownloads(db, {years}, knownAt),
		listAmbassadors(db, knownAt),
		listStatements(db, knownAt),
		listOccurrences(db, knownAt),
		listCampaignDecisions(db, knownAt),
	]);
	const [areas, targets, tallies, talliesBefore, totals, appDownloads, ambassadors, statements, recorded, decisions] =
		read;
	const totalsOf = (wanted: number) => totals.find(row => row.year === wanted) ?? null;
	if (
		knownAt &&
		![targets, tallies, talliesBefore, totals, appDownloads, ambassadors].some(found => found.length > 0)
	) {
		refuse('not-found', 'Op dat moment was hier nog niets vastgelegd: kies een later moment.', 'knownAt');
	}

	return {
		year,
		at,
		// By the moment of knowing, so that an old report stays what it was when the year ends.
		isYearOver: at === `${year}-12-31` && dayOf(knownAt ?? now) > at,
		areas,
		targets,
		tallies,
		totals: totalsOf(year),
		lastYear: {tallies: talliesBefore, totals: totalsOf(year - 1)},
		appDownloads,
		ambassadors,
		statements,
		occurrences: withReleases(recorded, decisions.flatMap(releasesOf)),
	};
}
