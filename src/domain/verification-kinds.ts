import type {z} from 'zod';
import {type ActionFields, ActionSchema} from './actions.ts';
import {AmbassadorSchema} from './ambassadors.ts';
import {type AppDownloads, AppDownloadsSchema} from './app-downloads.ts';
import {type AreaKind, AreaSchema, areaKinds} from './areas.ts';
import {BrandSchema} from './brands.ts';
import {CampaignStateSchema} from './campaign-states.ts';
import {faultsOf} from './faults.ts';
import {type FollowUp, FollowUpSchema, followUpId} from './follow-ups.ts';
import {NationalFileSchema} from './national-files.ts';
import {OccurrenceSchema} from './occurrences.ts';
import {dayOf, yearOf} from './period.ts';
import {ProposalSchema} from './proposals.ts';
import {SettingsSchema} from './settings.ts';
import {StoredCampaignSchema} from './stored-campaigns.ts';
import {TargetSchema} from './targets.ts';
import {monthsFitYear, type Totals, TotalsInput, TotalsSchema} from './totals.ts';
import {TrainingDaySchema} from './training-days.ts';
import {statementId, type UsageStatement, UsageStatementSchema} from './usage-statements.ts';
import {type StoredFact, type StoredVersion, storedVersions} from './verification.ts';

/** A code that a version names, and which kinds of area it may be. */
export interface Reference {
	code: unknown;
	kinds: readonly AreaKind[] | 'target';
}

/** What must hold of the facts of one kind. */
export interface KindCheck {
	schema: z.ZodType;
	/** Which fact it is, in words for a person. */
	nameOf(fact: StoredFact): string;
	/** The id that the fields of a version give; left out where the id is only a key. */
	addressOf?(version: StoredVersion): string;
	/** What a version refers to; null and undefined codes refer to nothing. */
	referencesOf(version: StoredVersion): Reference[];
	/** What else must hold of a version that has the right shape. */
	problemsOf?(version: StoredVersion): string[];
	/** What else must hold of the fact as a whole. */
	originProblemsOf?(fact: StoredFact): string[];
}

const area = (code: unknown, ...kinds: AreaKind[]): Reference => ({code, kinds});
const organisations = ['municipality', 'basisteam', 'detectives'] as const;

/** Every kind of fact, by the name of its collection; areas and targets first, because the others refer to them. */
export const kindChecks = {
	areas: {
		schema: AreaSchema,
		nameOf: ({_id}) => `gebied ${_id}`,
		referencesOf: ({parents}) => listOf(parents).map(({code}) => area(code, 'unit', 'district', 'basisteam')),
	},
	targets: {
		schema: TargetSchema,
		nameOf: ({_id}) => `doelstelling ${_id}`,
		addressOf: ({year, id}) => `${year}:${id}`,
		referencesOf: () => [],
	},
	totals: {
		schema: TotalsSchema,
		nameOf: ({_id}) => `opgegeven totalen ${_id}`,
		addressOf: ({year}) => String(year),
		referencesOf: () => [],
		problemsOf: version => totalsProblems(version as unknown as Totals),
	},
	appDownloads: {
		schema: AppDownloadsSchema,
		nameOf: ({_id}) => `downloads ${_id}`,
		addressOf: ({area: code, month}) => `${code}:${month}`,
		referencesOf: ({area: code}) => [area(code, 'municipality', 'unit')],
		problemsOf: version => downloadsProblems(version as unknown as AppDownloads),
	},
	ambassadors: {
		schema: AmbassadorSchema,
		nameOf: ({_id}) => `ambassadeur ${_id}`,
		referencesOf: ({organisation}) => [area(organisation, ...organisations)],
	},
	statements: {
		schema: UsageStatementSchema,
		nameOf: ({_id}) => `opgave ${_id}`,
		addressOf: version => statementId(version as unknown as UsageStatement),
		referencesOf: ({organisation}) => [area(organisation, 'basisteam', 'detectives')],
	},
	trainingDays: {
		schema: TrainingDaySchema,
		nameOf: ({_id}) => `trainingsdag ${_id}`,
		referencesOf: () => [],
	},
	followUps: {
		schema: FollowUpSchema,
		nameOf: ({_id}) => `opvolging ${_id}`,
		addressOf: version => followUpId(version as unknown as FollowUp),
		referencesOf: ({year, target, area: code}) => [
			area(code, ...organisations),
			{code: `${year}:${target}`, kinds: 'target'},
		],
	},
	campaigns: {
		schema: CampaignStateSchema,
		nameOf: ({_id}) => `campagne ${_id}`,
		referencesOf: () => [],
	},
	campaignFolders: {
		schema: StoredCampaignSchema,
		nameOf: ({_id}) => `map van campagne ${_id}`,
		referencesOf: () => [],
	},
	settings: {
		schema: SettingsSchema,
		nameOf: ({_id}) => `instelling ${_id}`,
		referencesOf: () => [],
	},
	brands: {
		schema: BrandSchema,
		nameOf: ({_id}) => `huisstijl van ${_id}`,
		addressOf: version => String(version.municipality),
		referencesOf: ({municipality}) => [area(municipality, 'municipality')],
	},
	nationalFiles: {
		schema: NationalFileSchema,
		nameOf: ({_id}) => `bestand van een landelijke campagne ${_id}`,
		referencesOf: () => [],
	},
	occurrences: {
		schema: OccurrenceSchema,
		nameOf: ({_id}) => `gebeurtenis ${_id}`,
		referencesOf: ({area: code}) => [area(code, ...areaKinds)],
	},
	proposals: {
		schema: ProposalSchema,
		nameOf: ({_id}) => `voorstel ${_id}`,
		referencesOf: ({organisation}) => [area(organisation, ...organisations)],
	},
	actions: {
		schema: ActionSchema,
		nameOf: ({number}) => `actie ${number}`,
		referencesOf: ({municipality, basisteam, detectives, district}) => [
			area(municipality, 'municipality'),
			area(basisteam, 'basisteam'),
			area(detectives, 'detectives'),
			area(district, 'district'),
		],
		problemsOf: version => dayProblems(version as unknown as ActionFields),
		originProblemsOf: actionOriginProblems,
	},
} as const satisfies Record<string, KindCheck>;

export type FactKind = keyof typeof kindChecks;
export const factKinds = Object.keys(kindChecks) as FactKind[];

/** A shape that is wrong is told by its schema; here it only must not throw. */
function listOf(parents: unknown): {code: unknown}[] {
	return Array.isArray(parents) ? parents : [];
}

/** Months that do not add up to the year, more successes than actions, a month of another year. */
function totalsProblems({months, started, direct, source, year}: Totals): string[] {
	const form = {started, direct, source, ...(months.length > 0 && {months})};
	const result = TotalsInput.safeParse(form);
	const faults = result.success ? [] : faultsOf(result.error).map(({message}) => message.replace(/\.$/, ''));
	return monthsFitYear(form, year) ? faults : [...faults, `niet elke maand ligt in ${year}`];
}

function downloadsProblems({month, year}: AppDownloads): string[] {
	return yearOf(month) === year ? [] : [`het jaar ${year} is niet dat van de maand ${month}`];
}

/** Every sum goes by day and year, so they must follow from the start by the clock of the Netherlands. */
function dayProblems({startedAt, day, year}: ActionFields): string[] {
	const localDay = dayOf(startedAt);
	return [
		...(day === localDay ? [] : [`de dag ${day} is niet de plaatselijke dag van het begin, ${localDay}`]),
		...(year === yearOf(day) ? [] : [`het jaar ${year} is niet dat van de dag ${day}`]),
	];
}

/** The id is the key of the request that logged the action, or begins that of the import; a correction keeps the number. */
function actionOriginProblems(fact: StoredFact): string[] {
	const [first] = storedVersions(fact);
	if (first?.revision !== 1) {
		return [];
	}

	const {_id} = fact;
	const {changeId} = first;
	const isOwnKey =
		changeId === _id || changeId.startsWith(`${_id}:`) || /^import:[^:]+:(.*)$/.exec(changeId)?.[1] === _id;
	const isOfYear = String(fact.number).startsWith(`${first.year}-`);
	return [
		...(isOwnKey ? [] : [`het id ${_id} hoort niet bij de sleutel ${first.changeId} van de eerste revisie`]),
		...(isOfYear ? [] : [`het nummer hoort niet bij ${first.year}, het jaar van de eerste revisie`]),
	];
}
