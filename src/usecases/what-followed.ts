import {releasesOf} from '../domain/campaign-releases.ts';
import type {CampaignStanding, CampaignState} from '../domain/campaign-states.ts';
import type {Campaign} from '../domain/campaigns.ts';
import {differenceAfter, type Followed, waysToLabel} from '../domain/effect.ts';
import {isSeenInRun, RUNS} from '../domain/effect-power.ts';
import {type FetchCount, mondayOf} from '../domain/fetches.ts';
import {type Day, dayOf, yearOf} from '../domain/period.ts';
import {type Fact, versionsOf} from '../domain/revisions.ts';
import {
	comparedMunicipalities,
	type FollowedFacts,
	type FollowedRow,
	followedRows,
	silenceOf,
	unitDownloads,
	type Verdict,
	type Windows,
	windowsAround,
} from '../domain/what-followed.ts';
import type {Database} from '../store/database.ts';
import {listSentOf} from '../store/deliveries.ts';
import {listAppDownloads, listAreas} from '../store/facts.ts';
import {listFetches} from '../store/fetches.ts';
import {listVisits} from '../store/own-links.ts';
import {findFact} from '../store/revisions.ts';
import {tallyActions} from '../store/tallies.ts';
import {campaignStanding} from './campaign-states.ts';

/** What followed a campaign, as far as it can be known. */
export interface WhatFollowed {
	campaign: Campaign;
	state: CampaignStanding['state'];
	fetches: readonly FetchCount[];
	/** Null while the campaign has no day to count from: nobody released or fetched it. */
	followed: {
		windows: Windows;
		rows: readonly FollowedRow[];
		/** New downloads of the whole unit; null where a month of them is not known. */
		unit: {before: number | null; after: number | null};
		/** How many municipalities have all downloads that the comparison asks. */
		comparedCount: number;
		verdict: Verdict;
	} | null;
}

interface FollowedRequest {
	campaignsFolder: string;
	slug: string;
	now: Date;
}

/** What followed a campaign in every municipality. @throws {Refusal} `not-found` */
export async function whatFollowed(db: Database, request: FollowedRequest): Promise<WhatFollowed> {
	const {state, fetches, campaign, facts} = await followedFacts(db, request);
	if (facts === null) {
		return {campaign, state, fetches, followed: null};
	}

	const {windows} = facts;
	const compared = comparedMunicipalities(facts);
	const unit = unitOf(facts);
	const rows = followedRows(facts);
	const verdict = await verdictOf(windows, compared);
	return {campaign, state, fetches, followed: {windows, rows, unit, comparedCount: compared.length, verdict}};
}

/** What followed in one municipality, beside the whole unit: what its own ambassador may see. */
export interface FollowedHere {
	windows: Windows;
	row: FollowedRow;
	unit: {before: number | null; after: number | null};
}

/** @returns null while the campaign has no day to count from, or for a municipality that was not there on that day. */
export async function followedIn(
	db: Database,
	{municipality: code, ...request}: FollowedRequest & {municipality: string},
): Promise<FollowedHere | null> {
	const {facts} = await followedFacts(db, request);
	const row = facts && followedRows(facts).find(({municipality}) => municipality.code === code);
	return facts && row ? {windows: facts.windows, row, unit: unitOf(facts)} : null;
}

function unitOf({appDownloads, windows}: FollowedFacts): FollowedHere['unit'] {
	return {
		before: unitDownloads(appDownloads, windows.before),
		after: unitDownloads(appDownloads, windows.after),
	};
}

async function followedFacts(db: Database, {campaignsFolder, slug, now}: FollowedRequest) {
	const {files, state} = await campaignStanding(db, {campaignsFolder, slug});
	const [fact, fetches, areas, sent] = await Promise.all([
		findFact(db.campaigns, slug),
		listFetches(db, {campaign: slug}),
		listAreas(db),
		listSentOf(db, slug),
	]);
	const mailed = sent.flatMap(({recipient}) => recipient.organisation ?? []);
	const {campaign} = files;
	const start = startOf({campaign, fact, fetches});
	const today = dayOf(now);
	const facts = start === null ? null : await factsAround(db, {windows: windowsAround(start, today), today, slug});
	return {campaign, state, fetches, facts: facts && {...facts, areas, fetches, mailed}};
}

/** The day from which a campaign counts: its own, else the one on which it was released first, else that of the first fetch. */
function startOf({
	campaign,
	fact,
	fetches,
}: {
	campaign: Campaign;
	fact: Fact<CampaignState> | null;
	fetches: readonly FetchCount[];
}): Day | null {
	const [released] = fact ? releasesOf(versionsOf(fact)) : [];
	const [firstWeek] = fetches.map(({week}) => week).sort();
	return campaign.day ?? released?.day ?? (firstWeek === undefined ? null : mondayOf(firstWeek));
}

async function factsAround(
	db: Database,
	{windows, today, slug}: {windows: Windows; today: Day; slug: string},
): Promise<Omit<FollowedFacts, 'areas' | 'fetches' | 'mailed'>> {
	const years = [...new Set([...windows.year, ...windows.before, ...windows.after].map(yearOf))];
	const yearsAfter = [...new Set(windows.after.map(yearOf))];
	const [appDownloads, visits, ...tallies] = await Promise.all([
		listAppDownloads(db, {years}),
		listVisits(db, slug),
		...yearsAfter.map(year => {
			const last = `${year}-12-31`;
			return tallyActions(db, {year, at: last < today ? last : today, knownAt: null});
		}),
	]);
	return {windows, appDownloads, visits, tallies: tallies.flat()};
}

/** Our choice, as the rules of what followed say: nothing is said unless 50% more would be seen in four of five cases. */
const ENOUGH_POWER = 0.8;
const JUDGED_FACTOR = 1.5;

async function verdictOf(windows: Windows, compared: readonly Followed[]): Promise<Verdict> {
	const {after} = windows;
	const silence = silenceOf(windows, compared);
	const difference = silence ? null : differenceAfter(compared, after.length);
	if (silence || !difference) {
		return {kind: silence ?? 'no-downloads'};
	}

	const powers = powersOf(compared, after.length);
	const power = await powers(JUDGED_FACTOR);
	const smallest = await smallestSeen(power, powers);
	return {kind: power >= ENOUGH_POWER ? 'measured' : 'too-little', power, smallest, difference};
}

/** The smallest of a few factors that would be seen in four of five cases; null for none of them. */
async function smallestSeen(power: number, powers: (factor: number) => Promise<number>): Promise<number | null> {
	for (const factor of power >= ENOUGH_POWER ? [1.1, 1.2, 1.3] : [2]) {
		if ((await powers(factor)) >= ENOUGH_POWER) {
			return factor;
		}
	}

	return power >= ENOUGH_POWER ? JUDGED_FACTOR : null;
}

/** Powers that were worked out before, by everything that they follow from. */
const known = new Map<string, number>();
const POWERS_KEPT = 200;
const RUNS_AT_ONCE = 15;

/** The power for a factor. It is worked out in pieces, so that others are answered meanwhile. */
function powersOf(compared: readonly Followed[], months: number): (factor: number) => Promise<number> {
	const ways = waysToLabel(compared);
	const about = JSON.stringify([months, compared.map(({beforeYear, isSender}) => [beforeYear, isSender])]);
	return async factor => {
		const key = `${factor} ${about}`;
		let seen = known.get(key);
		if (seen === undefined) {
			seen = 0;
			for (let run = 0; run < RUNS; run++) {
				seen += isSeenInRun(compared, {ways, months, factor, run}) ? 1 : 0;
				if (run % RUNS_AT_ONCE === 0) {
					await new Promise(resolve => setImmediate(resolve));
				}
			}

			if (known.size === POWERS_KEPT) {
				known.clear();
			}

			known.set(key, seen);
		}

		return seen / RUNS;
	};
}
