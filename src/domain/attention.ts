import type {Advice, MemberStanding, OpenOutcomes} from './advice.ts';
import type {Area, AreaKind} from './areas.ts';
import type {FigureGap} from './figure-gaps.ts';
import type {FollowUp} from './follow-ups.ts';
import type {Day} from './period.ts';
import type {Version} from './revisions.ts';
import type {Role} from './users.ts';

/** Whom to call about an organisation: an ambassador's work contact. */
export interface AttentionContact {
	name: string;
	email: string;
	/** The organisation of this ambassador, when it is not the one asked about: the police for a municipality, and back. */
	via: {name: string; kind: AreaKind} | null;
}

/** An area that needs help, whom to call about it, and what was done about it before. */
export interface AttentionItem {
	advice: Advice;
	/** None when nobody is known. */
	contacts: readonly AttentionContact[];
	/** The newest follow-up, also when its day has come; null when nobody called yet. */
	followUp: Version<FollowUp> | null;
}

/** What was just recorded or taken back. */
export interface FollowUpNotice {
	area: Pick<Area, 'code' | 'name' | 'kind'>;
	followUp: Version<FollowUp>;
}

/** Everything that "Vraagt aandacht" says about an area on a day. */
export interface Attention {
	year: number;
	at: Day;
	knownAt: Date;
	area: Pick<Area, 'code' | 'name' | 'kind' | 'slug'>;
	isYearOver: boolean;
	/** Those that did least first. */
	items: readonly AttentionItem[];
	/** Left out of `items` until the day of their follow-up; all have one. */
	hidden: readonly AttentionItem[];
	/** Of the unit only; null when no outcome is overdue. `until` is the last day of the overdue actions. */
	openOutcomes: (OpenOutcomes & {until: Day; mayReadRows: boolean}) | null;
	/** Months whose downloads are missing; of the unit and for the coordinator only, who can fill them in. */
	missingFigures: readonly FigureGap[];
	/** Targets that count organisations, as they stand in the unit. */
	standings: readonly MemberStanding[];
	/** Roles by who recorded a follow-up. */
	roles: ReadonlyMap<string, Role>;
	/** Only a coordinator, and only about today: a list of another day is for reading. */
	mayFollowUp: boolean;
	notice: FollowUpNotice | null;
	/** How many proposals of ambassadors wait; null for who does not decide about them, and in a list of a part or another day. */
	waitingProposals: number | null;
}
