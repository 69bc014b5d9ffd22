import {z} from 'zod';
import {ActionSchema} from '../domain/actions.ts';
import {AmbassadorSchema, KeptContactSchema} from '../domain/ambassadors.ts';
import {AppDownloadsSchema} from '../domain/app-downloads.ts';
import {AreaSchema} from '../domain/areas.ts';
import {BrandSchema} from '../domain/brands.ts';
import {CampaignStateSchema} from '../domain/campaign-states.ts';
import {DeliverySchema} from '../domain/deliveries.ts';
import {FetchSchema, VisitSchema} from '../domain/fetches.ts';
import {FollowUpSchema} from '../domain/follow-ups.ts';
import {JobSchema} from '../domain/jobs.ts';
import {NationalFileSchema} from '../domain/national-files.ts';
import {OccurrenceSchema} from '../domain/occurrences.ts';
import {OwnLinkSchema} from '../domain/own-links.ts';
import {ProposalSchema} from '../domain/proposals.ts';
import {SettingsSchema} from '../domain/settings.ts';
import {SignInAsksSchema} from '../domain/sign-in-asks.ts';
import {CampaignContentSchema, StoredCampaignSchema} from '../domain/stored-campaigns.ts';
import {TargetSchema} from '../domain/targets.ts';
import {TotalsSchema} from '../domain/totals.ts';
import {TrainingDaySchema} from '../domain/training-days.ts';
import {UsageStatementSchema} from '../domain/usage-statements.ts';
import {LinkSchema, SessionSchema, TokenSchema, UserSchema} from '../domain/users.ts';

const stamp = {
	revision: z.int().min(1),
	changeId: z.string(),
	bodyHash: z.string(),
	recordedAt: z.date(),
	recordedBy: z.string(),
	reason: z.string().nullable(),
	removed: z.boolean(),
};

/** The stored shape of a fact: its fields and stamp, and every older version whole. */
export function factSchema(fields: z.ZodObject): z.ZodObject {
	const superseded = z.strictObject({...fields.shape, ...stamp, supersededAt: z.date()});
	return z.strictObject({_id: z.string(), ...fields.shape, ...stamp, history: z.array(superseded)});
}

const document = (schema: z.ZodObject) => z.strictObject({_id: z.string(), ...schema.shape});

/** Every collection with the shape of its documents; collections outside this table do not exist. */
export const storedSchemas = {
	actions: factSchema(ActionSchema),
	appDownloads: factSchema(AppDownloadsSchema),
	totals: factSchema(TotalsSchema),
	ambassadors: factSchema(AmbassadorSchema),
	statements: factSchema(UsageStatementSchema),
	followUps: factSchema(FollowUpSchema),
	proposals: factSchema(ProposalSchema),
	occurrences: factSchema(OccurrenceSchema),
	campaigns: factSchema(CampaignStateSchema),
	campaignFolders: factSchema(StoredCampaignSchema),
	settings: factSchema(SettingsSchema),
	brands: factSchema(BrandSchema),
	nationalFiles: factSchema(NationalFileSchema),
	trainingDays: factSchema(TrainingDaySchema),
	areas: factSchema(AreaSchema),
	targets: z.union(TargetSchema.options.map(option => factSchema(option))),
	contacts: document(KeptContactSchema),
	users: document(UserSchema),
	sessions: document(SessionSchema),
	links: document(LinkSchema),
	signInAsks: document(SignInAsksSchema),
	tokens: document(TokenSchema),
	counters: z.strictObject({_id: z.string(), next: z.int()}),
	leases: z.strictObject({
		_id: z.string(),
		holder: z.string(),
		expiresAt: z.date(),
		etag: z.string().nullable(),
		lastModified: z.string().nullable(),
		succeededAt: z.date().nullable(),
	}),
	jobs: z.union(JobSchema.options.map(document)),
	deliveries: document(DeliverySchema),
	campaignContents: document(CampaignContentSchema),
	ownLinks: document(OwnLinkSchema),
	visits: document(VisitSchema),
	fetches: document(FetchSchema),
	columnMappings: z.strictObject({
		_id: z.string(),
		kind: z.string(),
		columns: z.array(z.strictObject({column: z.string(), header: z.string()})),
		chosenAt: z.date(),
	}),
	meta: z.strictObject({
		_id: z.string(),
		kind: z.string().optional(),
		schemaHash: z.string().optional(),
		unit: z.string().optional(),
		codeHash: z.string().optional(),
	}),
} satisfies Record<string, z.ZodType>;

export type CollectionName = keyof typeof storedSchemas;
