import {z} from 'zod';
import type {ActionFields, ActionKind, Starter} from './actions.ts';
import {kindRules} from './actions.ts';
import {type Area, districtOn, membersOn, UNIT} from './areas.ts';
import {AreaCodeInput, EmailInput, numberInput} from './inputs.ts';
import type {Day} from './period.ts';

export const roles = ['admin', 'coordinator', 'ambassador', 'control-room', 'reader'] as const;
export type Role = (typeof roles)[number];
export const roleNames: Record<Role, string> = {
	admin: 'beheerder',
	coordinator: 'regionaal coördinator',
	ambassador: 'ambassadeur',
	'control-room': 'meldkamer',
	reader: 'lezer',
};

/** Who asks. The area is the own organisation of an ambassador, else null. */
export interface Identity {
	/** Id of the account or token; what `recordedBy` holds. */
	id: string;
	role: Role;
	area: string | null;
}

export const UserSchema = z.strictObject({
	email: EmailInput,
	role: z.enum(roles),
	area: AreaCodeInput.nullable(),
	isDisabled: z.boolean(),
	createdAt: z.date(),
});
export type User = z.infer<typeof UserSchema> & {_id: string};

const account = {role: z.enum(roles), area: AreaCodeInput.nullish()};

function checkArea(form: {role: Role; area?: string | null | undefined}, context: z.RefinementCtx): void {
	if ((form.role === 'ambassador') !== Boolean(form.area)) {
		const message = 'Een ambassadeur heeft een gebied (gemeente, basisteam of districtsrecherche), een ander niet.';
		context.addIssue({code: 'custom', path: ['area'], message});
	}
}

/** A new account: an ambassador has an organisation, the other roles have none. */
export const UserInput = z.strictObject({email: EmailInput, ...account}).superRefine(checkArea);
const wholeDays = 'Geef een heel aantal dagen.';
const dayRange = 'Een sleutel is 1 tot 3650 dagen geldig.';
const days = z.int(wholeDays).min(1, dayRange).max(3650, dayRange);
export const TokenInput = z
	.strictObject({...account, days: numberInput(wholeDays).pipe(days).default(365)})
	.superRefine(checkArea);

/** Secrets are kept as their SHA-256 only: who reads the database cannot sign in with it. */
export const SessionSchema = z.strictObject({
	userId: z.string(),
	createdAt: z.date(),
	lastSeenAt: z.date(),
	/** The database removes it after this moment. */
	expiresAt: z.date(),
});
export const LinkSchema = z.strictObject({userId: z.string(), expiresAt: z.date(), returnTo: z.string().nullable()});
export const TokenSchema = z.strictObject({
	secretHash: z.string(),
	role: z.enum(roles),
	area: AreaCodeInput.nullable(),
	createdAt: z.date(),
	expiresAt: z.date(),
	revokedAt: z.date().nullable(),
});

/** A session ends after twelve idle hours, and after seven days whatever happens. */
export const sessionRules = {idleMs: 12 * 3_600_000, absoluteMs: 7 * 86_400_000, linkMs: 60 * 60_000};

/** Which rows of actions a role may see; null: none at all. */
export type ActionScope = 'all' | {starter: Starter; organisation: string};

export function actionScope(identity: Identity, areas: readonly Area[]): ActionScope | null {
	if (identity.role === 'coordinator' || identity.role === 'control-room') {
		return 'all';
	}

	const own = areas.find(area => area.code === identity.area);
	return identity.role === 'ambassador' && own ? {starter: own.kind as Starter, organisation: own.code} : null;
}

/** Whether an action lies within a scope. */
export function isInScope(action: Pick<ActionFields, Places | 'starter'>, scope: ActionScope): boolean {
	return (
		scope === 'all' || (action.starter === scope.starter && action[scope.starter as Places] === scope.organisation)
	);
}

type Places = 'municipality' | 'basisteam' | 'detectives';

/** Why a role may not log an action of this kind and starter; undefined when it may. */
export function logFault(scope: ActionScope, role: Role, {kind, starter}: {kind: ActionKind; starter: Starter}) {
	const {countsAs} = kindRules[kind];
	if (role === 'control-room' && countsAs === 'non-time-critical') {
		return 'De meldkamer legt zoekacties en alerts vast.';
	}

	if (scope !== 'all' && (countsAs !== 'non-time-critical' || starter !== scope.starter)) {
		return 'Een ambassadeur legt alleen eigen berichten en buurtonderzoeken vast.';
	}

	return undefined;
}

/**
Whether somebody may see the figures of an area.

An ambassador sees the own area, the unit, and the own district from four municipalities up: below that, the figures of
a colleague could be worked out. A reader sees unit and districts, the control room the unit.
*/
export function maySeeArea(identity: Identity, area: Area, {areas, day}: {areas: readonly Area[]; day: Day}): boolean {
	switch (identity.role) {
		case 'admin':
		case 'coordinator':
			return true;
		case 'ambassador':
			return area.code === UNIT || area.code === identity.area || isOwnDistrict(identity, area, {areas, day});
		case 'reader':
			return area.kind === 'unit' || area.kind === 'district';
		case 'control-room':
			return area.kind === 'unit';
	}
}

function isOwnDistrict({area: own}: Identity, area: Area, {areas, day}: {areas: readonly Area[]; day: Day}): boolean {
	const ownArea = areas.find(found => found.code === own);
	return (
		area.kind === 'district' &&
		ownArea !== undefined &&
		districtOn(areas, ownArea, day)?.code === area.code &&
		membersOn(areas, area, {kind: 'municipality', day}).length >= 4
	);
}

export const divisions = ['municipality', 'basisteam', 'district', 'month'] as const;
export type Division = (typeof divisions)[number];

/** Whether a role may see figures divided that way: only then every row lies within its scope. */
export function mayDivideBy(role: Role, by: Division): boolean {
	return by === 'month' || role === 'admin' || role === 'coordinator' || (role === 'reader' && by === 'district');
}
