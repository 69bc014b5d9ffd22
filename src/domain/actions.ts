import {z} from 'zod';
import {AreaCodeInput, CountInput, InstantInput, lineInput, ReasonInput} from './inputs.ts';

/** What an action is, who usually starts it and what it counts for: the one table that all sums follow. */
export const kindRules = {
	'missing-person': {name: 'vermist persoon', countsAs: 'search', usualStarter: 'control-room'},
	suspect: {name: 'verdachte', countsAs: 'search', usualStarter: 'control-room'},
	vehicle: {name: 'voertuig', countsAs: 'search', usualStarter: 'control-room'},
	'neighbourhood-inquiry': {name: 'digitaal buurtonderzoek', countsAs: 'non-time-critical', usualStarter: 'basisteam'},
	information: {name: 'informatief bericht', countsAs: 'non-time-critical', usualStarter: 'municipality'},
	mail: {name: 'Burgernetmail', countsAs: 'non-time-critical', usualStarter: 'municipality'},
	'amber-alert': {name: 'AMBER Alert', countsAs: 'alert', usualStarter: 'national'},
	'missing-child-alert': {name: 'Vermist Kind Alert', countsAs: 'alert', usualStarter: 'national'},
} as const satisfies Record<string, KindRule>;

interface KindRule {
	name: string;
	/** `search` counts for started and outcomes; `non-time-critical` for T5–T7; `alert` only as one number a year. */
	countsAs: 'search' | 'non-time-critical' | 'alert';
	usualStarter: string;
}

export type ActionKind = keyof typeof kindRules;
export const actionKinds = Object.keys(kindRules) as [ActionKind, ...ActionKind[]];
export const starters = ['control-room', 'municipality', 'basisteam', 'detectives', 'national'] as const;
export type Starter = (typeof starters)[number];
export const results = ['direct', 'indirect', 'none', 'withdrawn'] as const;
export type Result = (typeof results)[number];
export const occasions = [
	'missing',
	'burglary',
	'robbery',
	'street-robbery',
	'theft',
	'hit-and-run',
	'violence',
	'fire',
	'other',
] as const;
export const themes = ['subversion', 'safety-and-care', 'digital-safety'] as const;

export const starterNames: Record<Starter, string> = {
	'control-room': 'meldkamer',
	municipality: 'gemeente',
	basisteam: 'basisteam',
	detectives: 'districtsrecherche',
	national: 'landelijk',
};
export const resultNames: Record<Result | 'open', string> = {
	direct: 'direct succes',
	indirect: 'indirecte bijdrage',
	none: 'geen resultaat',
	withdrawn: 'ingetrokken',
	open: 'nog open',
};
export const occasionNames: Record<(typeof occasions)[number], string> = {
	missing: 'vermissing',
	burglary: 'inbraak',
	robbery: 'overval',
	'street-robbery': 'straatroof',
	theft: 'diefstal',
	'hit-and-run': 'doorrijden na ongeval',
	violence: 'geweld',
	fire: 'brand',
	other: 'anders',
};
export const themeNames: Record<(typeof themes)[number], string> = {
	subversion: 'ondermijning',
	'safety-and-care': 'veiligheid en zorg',
	'digital-safety': 'digitale veiligheid',
};

/** The kinds that count as `search`, `non-time-critical` or `alert`, for queries. */
export function kindsCountingAs(countsAs: KindRule['countsAs']): ActionKind[] {
	return actionKinds.filter(kind => kindRules[kind].countsAs === countsAs);
}

/** Whether an action is in `started` and in the outcomes: a search started by the control room. */
export function isStarted({kind, starter}: {kind: ActionKind; starter: Starter}): boolean {
	return kindRules[kind].countsAs === 'search' && starter === 'control-room';
}

/** The fields of an action that people hand in; all but the first three may be left out or null. */
const optionalFields = {
	municipality: AreaCodeInput.nullish(),
	basisteam: AreaCodeInput.nullish(),
	detectives: AreaCodeInput.nullish(),
	endedAt: InstantInput.nullish(),
	occasion: z.enum(occasions).nullish(),
	theme: z.enum(themes).nullish(),
	/** Whole kilometres around the place. */
	radiusKm: z
		.int('Dit moet een heel getal zijn.')
		.min(1, 'De straal is minstens 1 km.')
		.max(500, 'De straal is hoogstens 500 km.')
		.nullish(),
	/** Participants reached. */
	reach: CountInput.nullish(),
	startedByVolunteer: z.boolean().optional(),
};
const requiredFields = {kind: z.enum(actionKinds), starter: z.enum(starters), startedAt: InstantInput};

/** What the edges may hand in about a new action. */
export const ActionInput = z.strictObject({...requiredFields, ...optionalFields});
export type ActionForm = z.output<typeof ActionInput>;

/** A correction names only what changes; the reason is always asked. */
export const ActionCorrectionInput = z.strictObject({
	...z.strictObject(requiredFields).partial().shape,
	...optionalFields,
	reason: ReasonInput,
});
export type ActionCorrection = z.output<typeof ActionCorrectionInput>;
export const RemovalInput = z.strictObject({reason: ReasonInput});

export const OutcomeInput = z.strictObject({
	/** null reopens the action. */
	result: z.enum(results).nullable(),
	at: InstantInput.optional(),
	/** Tips of participants, a count. */
	tips: CountInput.nullish(),
	reason: ReasonInput.optional(),
});
export type OutcomeForm = z.output<typeof OutcomeInput>;

const OutcomeSchema = z.strictObject({result: z.enum(results), at: z.date(), tips: CountInput.nullable()});

/** An action as it is kept, without its id and stamp. */
export const ActionSchema = z.strictObject({
	/** For people: `2022-0412`; gaps are fine. */
	number: lineInput(20),
	source: z.enum(['manual', 'public-feed', 'csv', 'example']),
	kind: z.enum(actionKinds),
	starter: z.enum(starters),
	/** null for alerts, and where a team has more than one municipality: `unassigned`. */
	municipality: AreaCodeInput.nullable(),
	basisteam: AreaCodeInput.nullable(),
	detectives: AreaCodeInput.nullable(),
	/** As it was on the day: a later reorganisation does not move the action. */
	district: AreaCodeInput.nullable(),
	startedAt: z.date(),
	endedAt: z.date().nullable(),
	/** The day in Europe/Amsterdam of `startedAt`, and its year: what every sum goes by. */
	day: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
	year: z.int(),
	occasion: z.enum(occasions).nullable(),
	theme: z.enum(themes).nullable(),
	radiusKm: z.int().nullable(),
	reach: CountInput.nullable(),
	startedByVolunteer: z.boolean(),
	/** When the messages of the public feed went out; their texts are never kept. */
	messagesAt: z.array(z.date()),
	outcome: OutcomeSchema.nullable(),
});
export type ActionFields = z.infer<typeof ActionSchema>;
export type Outcome = z.infer<typeof OutcomeSchema>;
