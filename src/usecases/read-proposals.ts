import type {AmbassadorFields, Contact} from '../domain/ambassadors.ts';
import {type Area, areaOf} from '../domain/areas.ts';
import {refuse} from '../domain/faults.ts';
import {addDays, dayOf, type Month, monthOf, monthsOf} from '../domain/period.ts';
import type {Proposals, ProposalView} from '../domain/proposal-views.ts';
import type {Proposal, SubjectFields} from '../domain/proposals.ts';
import {type Fact, versionsOf} from '../domain/revisions.ts';
import type {Identity} from '../domain/users.ts';
import type {Database} from '../store/database.ts';
import {listAppDownloads, listAreas, listContacts} from '../store/facts.ts';
import {countWaitingProposals, listDecidedProposals, listWaitingProposals} from '../store/proposals.ts';
import {ownOrganisation} from './own-organisation.ts';
import {fieldsAt, readSubject, readSubjects, revisionOf, type SubjectFact} from './proposal-subjects.ts';

/** Our choice: as many of the past as one looks back on. */
const MOST_DECIDED = 50;

/** The proposals of the own organisation for an ambassador, of all for a coordinator. */
export async function readProposals(db: Database, identity: Identity): Promise<Proposals> {
	const organisation = identity.role === 'ambassador' ? (await ownOrganisation(db, identity)).code : null;
	const [waiting, decided] = await Promise.all([
		listWaitingProposals(db, organisation),
		listDecidedProposals(db, {organisation, limit: MOST_DECIDED}),
	]);
	const views = await viewsOf(db, [...waiting, ...decided]);
	return {waiting: views.slice(0, waiting.length), decided: views.slice(waiting.length)};
}

/** Our choice: so long the page of an organisation tells what became of a proposal, and of no more than three. */
const TOLD_DAYS = 30;
const MOST_TOLD = 3;

/** The proposals of the own organisation that wait or were answered in the last month, the newest first. */
export async function newestProposals(db: Database, identity: Identity, now: Date): Promise<ProposalView[]> {
	const {waiting, decided} = await readProposals(db, identity);
	const since = addDays(dayOf(now), -TOLD_DAYS);
	return [...waiting, ...decided]
		.filter(({proposal}) => proposal.state !== 'withdrawn' && dayOf(proposal.recordedAt) >= since)
		.sort((a, b) => b.proposal.recordedAt.getTime() - a.proposal.recordedAt.getTime())
		.slice(0, MOST_TOLD);
}

/** How many proposals wait for a coordinator. */
export function countOpenProposals(db: Database): Promise<number> {
	return countWaitingProposals(db);
}

async function viewsOf(db: Database, proposals: readonly Fact<Proposal>[]): Promise<ProposalView[]> {
	const [areas, subjectOf] = await Promise.all([listAreas(db), readSubjects(db, proposals)]);
	const subjects = proposals.map(subjectOf);
	const contacts = await listContacts(
		db,
		subjects.map(subject => subject?._id ?? ''),
	);
	return proposals.map((proposal, index) => {
		const subject = subjects[index] ?? null;
		return viewOf(proposal, {subject, areas, holder: contacts.get(subject?._id ?? '') ?? null});
	});
}

function viewOf(
	proposal: Fact<Proposal>,
	{subject, areas, holder}: {subject: SubjectFact | null; areas: readonly Area[]; holder: Contact | null},
): ProposalView {
	const [first] = versionsOf(proposal);
	return {
		id: proposal._id,
		proposal,
		organisation: areaOf(areas, proposal.organisation) as Area,
		proposedAt: first?.recordedAt ?? proposal.recordedAt,
		stoodThen: fieldsAt(subject, proposal.factRevision),
		standsNow: fieldsAt(subject, revisionOf(subject)),
		factRevision: revisionOf(subject),
		holder,
	};
}

/** A fact of the own organisation about which something can be proposed. */
export interface OwnSubject {
	organisation: Area;
	/** null where nothing stands yet. */
	fields: SubjectFields | null;
	/** 0 where there is none. */
	revision: number;
}

/** A function of ambassador at the own organisation. @throws {Refusal} `not-found` for one of another, or a removed one. */
export async function ownFunctionSubject(
	db: Database,
	{identity, id}: {identity: Identity; id: string},
): Promise<OwnSubject & {fields: AmbassadorFields}> {
	const organisation = await ownOrganisation(db, identity);
	const asked = {kind: 'function-removed', ambassador: id} as const;
	const fact = await readSubject(db, {asked, organisation: organisation.code});
	const revision = revisionOf(fact);
	const fields = fieldsAt(fact, revision);
	return fields && 'trainings' in fields && fields.organisation === organisation.code
		? {organisation, fields, revision}
		: refuse('not-found', 'Deze ambassadeur bestaat niet.');
}

/** A month of downloads of the own municipality. @throws {Refusal} `not-found` for an organisation without downloads. */
export async function ownMonthSubject(
	db: Database,
	{identity, month}: {identity: Identity; month: Month},
): Promise<OwnSubject> {
	const organisation = await ownMunicipality(db, identity);
	const asked = {kind: 'downloads', month, appDownloads: 0} as const;
	const fact = await readSubject(db, {asked, organisation: organisation.code});
	return {organisation, fields: fieldsAt(fact, revisionOf(fact)), revision: revisionOf(fact)};
}

/** The downloads of the own municipality in each month of a year that has begun, the newest first; null: not known. */
export async function ownMonths(
	db: Database,
	{identity, year, now}: {identity: Identity; year: number; now: Date},
): Promise<{organisation: Area; months: {month: Month; appDownloads: number | null}[]}> {
	const organisation = await ownMunicipality(db, identity);
	const rows = await listAppDownloads(db, {years: [year], area: organisation.code});
	const months = monthsOf(year)
		.filter(month => month <= monthOf(dayOf(now)))
		.map(month => ({month, appDownloads: rows.find(row => row.month === month)?.appDownloads ?? null}));
	return {organisation, months: months.reverse()};
}

async function ownMunicipality(db: Database, identity: Identity): Promise<Area> {
	const organisation = await ownOrganisation(db, identity);
	return organisation.kind === 'municipality'
		? organisation
		: refuse('not-found', `${organisation.name} heeft geen cijfers over downloads.`);
}
