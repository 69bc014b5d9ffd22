import type {Collection, Filter} from 'mongodb';
import type {AmbassadorFields, Contact} from '../domain/ambassadors.ts';
import type {AppDownloads} from '../domain/app-downloads.ts';
import type {Area, AreaFields} from '../domain/areas.ts';
import type {CampaignState} from '../domain/campaign-states.ts';
import type {FollowUp} from '../domain/follow-ups.ts';
import type {Occurrence} from '../domain/occurrences.ts';
import {asKnownAt, currentVersion, type Fact, type Version, versionsOf} from '../domain/revisions.ts';
import type {Target} from '../domain/targets.ts';
import type {Totals} from '../domain/totals.ts';
import type {UsageStatement} from '../domain/usage-statements.ts';
import type {Database} from './database.ts';
import {isWatched} from './kept.ts';

/** Facts as they stand, kept until their collection changes, or as they stood at an instant; removed ones are left out. */
function listKnown<Fields>(
	{kept}: Database,
	collection: Collection<Fact<Fields>>,
	{filter = {}, knownAt}: {filter?: Filter<Fact<Fields>>; knownAt: Date | null},
): Promise<readonly {id: string; version: Version<Fields>}[]> {
	const name = collection.collectionName;
	const read = () => readKnown(collection, filter, knownAt);
	return knownAt || !isWatched(name) ? read() : kept.read(`${name} ${JSON.stringify(filter)}`, [name], read);
}

async function readKnown<Fields>(
	collection: Collection<Fact<Fields>>,
	filter: Filter<Fact<Fields>>,
	knownAt: Date | null,
): Promise<{id: string; version: Version<Fields>}[]> {
	const facts = (await collection.find(filter).sort({_id: 1}).toArray()) as Fact<Fields>[];
	return facts.flatMap(fact => {
		const version = knownAt ? asKnownAt(fact, knownAt) : fact.removed ? null : currentVersion(fact);
		return version ? [{id: fact._id, version}] : [];
	});
}

/** Every area that ever was, also as known before it was recorded: then its first version. */
export function listAreas(db: Database, knownAt: Date | null = null): Promise<Area[]> {
	return knownAt ? readAreas(db, knownAt) : db.kept.read('areas', ['areas'], () => readAreas(db, null));
}

/** The areas as facts, with their revision. */
export function listAreaFacts(db: Database): Promise<Fact<AreaFields>[]> {
	return db.areas.find({removed: false}).toArray();
}

async function readAreas(db: Database, knownAt: Date | null): Promise<Area[]> {
	const facts = await db.areas.find({}).sort({_id: 1}).toArray();
	return facts.flatMap(fact => {
		const then = knownAt ? (asKnownAt(fact, knownAt) ?? versionsOf(fact)[0]) : currentVersion(fact);
		return then && !then.removed ? [{...then, code: fact._id}] : [];
	});
}

/** The targets of a year, T1 first. Served by the index `year`. */
export async function listTargets(db: Database, year: number, knownAt: Date | null = null): Promise<Version<Target>[]> {
	const targets = await listKnown<Target>(db, db.targets, {filter: {year}, knownAt});
	return targets.map(({version}) => version).sort((a, b) => a.id.localeCompare(b.id, 'nl', {numeric: true}));
}

/** Every target that a year has or had, with its history; removed ones too. Served by the index `year`. */
export function listTargetFacts(db: Database, year: number): Promise<Fact<Target>[]> {
	return db.targets.find({year}).sort({_id: 1}).toArray();
}

/** The years that have targets, the newest first. */
export function listTargetYears(db: Database): Promise<number[]> {
	return db.kept.read('target years', ['targets'], async () =>
		(await db.targets.distinct('year', {removed: false})).sort((a, b) => b - a),
	);
}

/** The years of actions, downloads or totals, the newest first. */
export function listFactYears(db: Database): Promise<number[]> {
	return db.kept.read('fact years', ['actions', 'appDownloads', 'totals'], async () => {
		const found = await Promise.all([
			db.actions.distinct('year', {removed: false}),
			db.appDownloads.distinct('year', {removed: false}),
			db.totals.distinct('year', {removed: false}),
		]);
		return [...new Set(found.flat())].sort((a, b) => b - a);
	});
}

/** Rows of some years, of one area when given. Served by the index `year`. */
export async function listAppDownloads(
	db: Database,
	{years, area}: {years: number[]; area?: string | undefined},
	knownAt: Date | null = null,
): Promise<Version<AppDownloads>[]> {
	const filter = {year: {$in: years}, ...(area && {area})};
	const rows = await listKnown<AppDownloads>(db, db.appDownloads, {filter, knownAt});
	return rows.map(({version}) => version);
}

/** Reported totals of some years. Served by `_id`. */
export async function listTotals(db: Database, years: number[], knownAt: Date | null = null): Promise<Totals[]> {
	const rows = await listKnown<Totals>(db, db.totals, {filter: {_id: {$in: years.map(String)}}, knownAt});
	return rows.map(({version}) => version);
}

/** Every function of ambassador that ever was; a few hundred. */
export async function listAmbassadors(
	db: Database,
	knownAt: Date | null = null,
): Promise<(Version<AmbassadorFields> & {id: string})[]> {
	const rows = await listKnown<AmbassadorFields>(db, db.ambassadors, {knownAt});
	return rows.map(({id, version}) => ({...version, id}));
}

/** What teams state that they use; at most two a team. */
export async function listStatements(db: Database, knownAt: Date | null = null): Promise<Version<UsageStatement>[]> {
	const rows = await listKnown<UsageStatement>(db, db.statements, {knownAt});
	return rows.map(({version}) => version);
}

/** What was done about the areas that a year's targets ask attention for. Served by the index `year`. */
export async function listFollowUps(
	db: Database,
	year: number,
	knownAt: Date | null = null,
): Promise<Version<FollowUp>[]> {
	const rows = await listKnown<FollowUp>(db, db.followUps, {filter: {year}, knownAt});
	return rows.map(({version}) => version);
}

/** Every occurrence that is known, of all years, with its id; a few dozen a year. */
export async function listOccurrences(
	db: Database,
	knownAt: Date | null = null,
): Promise<(Version<Occurrence> & {id: string})[]> {
	const rows = await listKnown<Occurrence>(db, db.occurrences, {knownAt});
	return rows.map(({id, version}) => ({...version, id}));
}

/** What was decided about each campaign, the oldest first, of every campaign; a few dozen. */
export async function listCampaignDecisions(
	db: Database,
	knownAt: Date | null = null,
): Promise<Version<CampaignState>[][]> {
	const read = async () => (await db.campaigns.find({}).sort({_id: 1}).toArray()).map(fact => versionsOf(fact));
	const all = await (knownAt ? read() : db.kept.read('campaign decisions', ['campaigns'], read));
	return all.map(versions => versions.filter(({recordedAt}) => !knownAt || recordedAt <= knownAt));
}

/** Names and work addresses by id of the ambassador; those deleted are not in it. */
export async function listContacts(db: Database, ids: string[]): Promise<Map<string, Contact>> {
	const contacts = await db.contacts.find({_id: {$in: ids}}).toArray();
	return new Map(contacts.map(({_id, name, email}) => [_id, {name, email}]));
}
