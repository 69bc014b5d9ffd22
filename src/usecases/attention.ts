import {adviceOf, memberStandings, OUTCOME_WITHIN_DAYS, openOutcomesOf} from '../domain/advice.ts';
import {type Area, areaOf, UNIT} from '../domain/areas.ts';
import type {Attention, AttentionItem, FollowUpNotice} from '../domain/attention.ts';
import {type FigureGap, figureGaps} from '../domain/figure-gaps.ts';
import {followUpId, isHiddenOn} from '../domain/follow-ups.ts';
import {addDays, dayOf, instantOf} from '../domain/period.ts';
import type {Identity} from '../domain/users.ts';
import type {YearFacts} from '../domain/year-facts.ts';
import {findRoles} from '../store/account-roles.ts';
import {countActions} from '../store/actions.ts';
import type {Database} from '../store/database.ts';
import {listFollowUps} from '../store/facts.ts';
import {findFollowUp} from '../store/follow-ups.ts';
import {contactsOf} from './attention-contacts.ts';
import {ambassadorsFor} from './read-ambassadors.ts';
import {countOpenProposals} from './read-proposals.ts';

export interface AttentionRequest {
	area: Area;
	now: Date;
	knownAt?: Date | undefined;
	identity: Identity;
	/** Id of the follow-up that was just recorded or taken back. */
	done?: string | undefined;
}

/** Who needs help within an area, from facts that are read before; four more reads, whatever the number of areas. */
export async function readAttention(db: Database, facts: YearFacts, request: AttentionRequest): Promise<Attention> {
	const {area, now, knownAt, identity, done} = request;
	const [followUps, ambassadors, openOutcomes, notice] = await Promise.all([
		listFollowUps(db, facts.year, followUpsKnownAt(facts, request)),
		ambassadorsFor(db, {identity, now, knownAt}),
		openOutcomesWithin(db, facts, request),
		done === undefined ? null : noticeOf(db, facts, done),
	]);
	const byId = new Map(followUps.map(followUp => [followUpId(followUp), followUp]));
	const items = adviceOf(facts, area).map(advice => ({
		advice,
		contacts: contactsOf(facts, ambassadors, advice.area),
		followUp: byId.get(followUpId({year: facts.year, target: advice.target.id, area: advice.area.code})) ?? null,
	}));
	const isHidden = ({followUp}: AttentionItem) => followUp !== null && isHiddenOn(followUp, facts.at);
	const {code, name, kind, slug} = area;
	const mayFollowUp =
		identity.role === 'coordinator' && !facts.isYearOver && facts.at === dayOf(now) && knownAt === undefined;
	return {
		...{year: facts.year, at: facts.at, knownAt: knownAt ?? now, isYearOver: facts.isYearOver},
		area: {code, name, kind, slug},
		items: items.filter(item => !isHidden(item)),
		hidden: items.filter(isHidden),
		openOutcomes,
		missingFigures: missingFiguresOf(facts, request),
		standings: memberStandings(facts),
		roles: await findRoles(db, [...new Set(followUps.map(({recordedBy}) => recordedBy))]),
		mayFollowUp,
		notice,
		waitingProposals: mayFollowUp && code === UNIT ? await countOpenProposals(db) : null,
	};
}

/**
Up to which instant follow-ups count; null: all.

A list of an earlier day shows what was agreed by the end of that day, not what came later.
*/
function followUpsKnownAt({at}: YearFacts, {now, knownAt}: AttentionRequest): Date | null {
	if (at === dayOf(now)) {
		return knownAt ?? null;
	}

	const endOfDay = new Date(instantOf(addDays(at, 1)).getTime() - 1);
	return knownAt && knownAt < endOfDay ? knownAt : endOfDay;
}

/** Once the year is over nothing is asked, as of all others; /cijfers still lists what is missing. */
function missingFiguresOf(facts: YearFacts, {area, identity}: AttentionRequest): FigureGap[] {
	const isAsked = area.code === UNIT && identity.role === 'coordinator' && !facts.isYearOver;
	return isAsked ? figureGaps(facts, facts.at) : [];
}

async function openOutcomesWithin(
	db: Database,
	facts: YearFacts,
	{area, knownAt, identity}: AttentionRequest,
): Promise<Attention['openOutcomes']> {
	if (area.code !== UNIT || facts.isYearOver) {
		return null;
	}

	const until = addDays(facts.at, -OUTCOME_WITHIN_DAYS);
	const filter = {year: facts.year, outcome: 'open', isStarted: true, until, knownAt} as const;
	const found = openOutcomesOf(facts, await countActions(db, 'all', filter));
	return found && {...found, until, mayReadRows: identity.role === 'coordinator'};
}

async function noticeOf(db: Database, {areas, year}: YearFacts, id: string): Promise<FollowUpNotice | null> {
	const followUp = await findFollowUp(db, id);
	const area = followUp && areaOf(areas, followUp.area);
	return followUp && area && followUp.year === year ? {area, followUp} : null;
}
