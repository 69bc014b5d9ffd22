import {z} from 'zod';
import {actionKinds, occasions, results, starters, themes} from '../domain/actions.ts';
import {courses} from '../domain/ambassadors.ts';
import {campaignStates} from '../domain/campaigns.ts';
import {occurrenceKinds} from '../domain/occurrences.ts';
import {statuses} from '../domain/targets.ts';

/** The bodies of the API's answers, strictly: what is not named here is never sent. */

const Day = z.string().meta({format: 'date'});
const Instant = z.string().meta({format: 'date-time'});
const count = z.int().min(0);

const Outcome = z.strictObject({result: z.enum(results), at: Instant, tips: count.nullable()});
const actionFields = {
	id: z.string(),
	number: z.string(),
	source: z.enum(['manual', 'public-feed', 'csv', 'example']),
	kind: z.enum(actionKinds),
	starter: z.enum(starters),
	municipality: z.string().nullable(),
	basisteam: z.string().nullable(),
	detectives: z.string().nullable(),
	district: z.string().nullable(),
	startedAt: Instant,
	endedAt: Instant.nullable(),
	occasion: z.enum(occasions).nullable(),
	theme: z.enum(themes).nullable(),
	radiusKm: count.nullable(),
	reach: count.nullable(),
	startedByVolunteer: z.boolean(),
	messagesAt: z.array(Instant),
	outcome: Outcome.nullable(),
	revision: z.int().min(1),
	recordedAt: Instant,
};
export const ActionAnswer = z.strictObject(actionFields);
export const ActionVersionAnswer = z.strictObject({
	...actionFields,
	recordedBy: z.string(),
	reason: z.string().nullable(),
	removed: z.boolean(),
	supersededAt: Instant.nullable(),
});

export function listOf<Item extends z.ZodType>(item: Item) {
	return z.strictObject({items: z.array(item), next: z.string().nullable()});
}

const revised = {revision: z.int().min(1), recordedAt: Instant};
export const AppDownloadsAnswer = z.strictObject({
	id: z.string(),
	area: z.string(),
	month: z.string(),
	appDownloads: count,
	participants: count.nullable(),
	method: z.enum(['measured', 'estimated']),
	source: z.string(),
	...revised,
});
export const TotalsAnswer = z.strictObject({
	year: z.int(),
	months: z.array(z.strictObject({month: z.string(), started: count, direct: count})),
	started: count,
	direct: count,
	source: z.string(),
	...revised,
});
export const EventAnswer = z.strictObject({
	id: z.string(),
	day: Day,
	area: z.string(),
	kind: z.enum(occurrenceKinds),
	line: z.string(),
	...revised,
});
export const AmbassadorAnswer = z.strictObject({
	id: z.string(),
	organisation: z.string(),
	name: z.string().nullable(),
	email: z.string().nullable(),
	from: Day,
	until: Day.nullable(),
	trainings: z.array(z.strictObject({course: z.enum(courses), completedOn: Day})),
	...revised,
});
const AreaAnswer = z.strictObject({code: z.string(), name: z.string(), from: Day.nullable(), until: Day.nullable()});
export const AreasAnswer = z.strictObject({
	municipalities: z.array(AreaAnswer),
	basisteams: z.array(AreaAnswer),
	districts: z.array(AreaAnswer),
	detectives: z.array(AreaAnswer),
});

const Forecast = z.strictObject({low: z.number(), middle: z.number(), high: z.number(), chance: z.number()});
export const TargetProgressAnswer = z.strictObject({
	id: z.string(),
	title: z.string(),
	kind: z.enum(['growth', 'count', 'rate', 'members']),
	owner: z.enum(['unit', 'municipality', 'basisteam', 'detectives']),
	goal: z.number().nullable(),
	comparator: z.enum(['>=', '>']),
	value: z.number().nullable(),
	numerator: z.number().nullable(),
	denominator: z.number().nullable(),
	lower: z.number().nullable(),
	upper: z.number().nullable(),
	status: z.enum(statuses).nullable(),
	expectedNow: z.number().nullable(),
	forecast: Forecast.nullable(),
	definition: z.string(),
	source: z.string(),
});
export const ProgressAnswer = z.strictObject({
	year: z.int(),
	area: z.string(),
	at: Day,
	knownAt: Instant,
	isComplete: z.boolean(),
	isFinal: z.boolean(),
	targets: z.array(TargetProgressAnswer),
});

const known = count.nullable();
export const FiguresAnswer = z.strictObject({
	items: z.array(
		z.strictObject({
			key: z.string(),
			name: z.string(),
			started: known,
			direct: known,
			indirect: known,
			none: known,
			withdrawn: known,
			open: known,
			successRate: z.number().nullable(),
			nonTimeCritical: known,
			appDownloads: known,
			participants: known,
			population: known,
		}),
	),
	alerts: known,
});
export const CampaignAnswer = z.strictObject({
	slug: z.string(),
	title: z.string(),
	/** The state that counts: what was changed after its release is a draft again. */
	state: z.enum(campaignStates),
	isChanged: z.boolean(),
	day: Day.nullable(),
});
export const MailingAnswer = z.strictObject({
	subject: z.string(),
	preheader: z.string(),
	html: z.string(),
	text: z.string(),
});
