import {createHash} from 'node:crypto';
import {
	type Collection,
	type Db,
	type Document,
	type IndexDescription,
	MongoClient,
	type MongoClientOptions,
} from 'mongodb';
import type {z} from 'zod';
import type {ActionFields} from '../domain/actions.ts';
import type {AmbassadorFields, KeptContact} from '../domain/ambassadors.ts';
import type {AppDownloads} from '../domain/app-downloads.ts';
import type {AreaFields} from '../domain/areas.ts';
import type {BrandFields} from '../domain/brands.ts';
import type {CampaignState} from '../domain/campaign-states.ts';
import type {Delivery} from '../domain/deliveries.ts';
import type {FetchCount, VisitCount} from '../domain/fetches.ts';
import type {FollowUp} from '../domain/follow-ups.ts';
import type {Job} from '../domain/jobs.ts';
import type {NationalFile} from '../domain/national-files.ts';
import type {Occurrence} from '../domain/occurrences.ts';
import type {OwnLink} from '../domain/own-links.ts';
import type {Proposal} from '../domain/proposals.ts';
import type {Fact} from '../domain/revisions.ts';
import type {Settings} from '../domain/settings.ts';
import type {SignInAsks} from '../domain/sign-in-asks.ts';
import type {CampaignContent, StoredCampaign} from '../domain/stored-campaigns.ts';
import type {Target} from '../domain/targets.ts';
import type {Totals} from '../domain/totals.ts';
import type {TrainingDay} from '../domain/training-days.ts';
import type {UsageStatement} from '../domain/usage-statements.ts';
import type {LinkSchema, SessionSchema, TokenSchema, User} from '../domain/users.ts';
import {indexes} from './indexes.ts';
import {Kept} from './kept.ts';
import type {LeaseState} from './leases.ts';
import {PrimaryWatch} from './retry.ts';
import {type CollectionName, storedSchemas} from './schemas.ts';
import {validatorOf} from './validator.ts';

type Keyed<T> = T & {_id: string};

/** An open store: every collection by name, and what is known of its primary. */
export interface Database {
	actions: Collection<Fact<ActionFields>>;
	appDownloads: Collection<Fact<AppDownloads>>;
	totals: Collection<Fact<Totals>>;
	ambassadors: Collection<Fact<AmbassadorFields>>;
	statements: Collection<Fact<UsageStatement>>;
	followUps: Collection<Fact<FollowUp>>;
	proposals: Collection<Fact<Proposal>>;
	occurrences: Collection<Fact<Occurrence>>;
	campaigns: Collection<Fact<CampaignState>>;
	campaignFolders: Collection<Fact<StoredCampaign>>;
	settings: Collection<Fact<Settings>>;
	brands: Collection<Fact<BrandFields>>;
	nationalFiles: Collection<Fact<NationalFile>>;
	trainingDays: Collection<Fact<TrainingDay>>;
	areas: Collection<Fact<AreaFields>>;
	targets: Collection<Fact<Target>>;
	contacts: Collection<Keyed<KeptContact>>;
	users: Collection<User>;
	sessions: Collection<Keyed<z.infer<typeof SessionSchema>>>;
	links: Collection<Keyed<z.infer<typeof LinkSchema>>>;
	signInAsks: Collection<Keyed<SignInAsks>>;
	tokens: Collection<Keyed<z.infer<typeof TokenSchema>>>;
	counters: Collection<{_id: string; next: number}>;
	leases: Collection<Keyed<LeaseState & {holder: string; expiresAt: Date}>>;
	jobs: Collection<Job>;
	deliveries: Collection<Delivery>;
	campaignContents: Collection<Keyed<CampaignContent>>;
	ownLinks: Collection<Keyed<OwnLink>>;
	visits: Collection<Keyed<VisitCount>>;
	fetches: Collection<Keyed<FetchCount>>;
	columnMappings: Collection<Keyed<{kind: string; columns: {column: string; header: string}[]; chosenAt: Date}>>;
	meta: Collection<{_id: string; kind?: string; schemaHash?: string; unit?: string; codeHash?: string}>;
	primary: PrimaryWatch;
	/** What this process keeps of the facts. */
	kept: Kept;
	/** Aborted when the store closes: ends what would go on for ever. */
	closing: AbortSignal;
	ping(): Promise<void>;
	/** Takes the whole database away. */
	drop(): Promise<void>;
	close(): Promise<void>;
}

type Collections = Omit<Database, 'primary' | 'kept' | 'closing' | 'ping' | 'drop' | 'close'>;

const clientOptions: MongoClientOptions = {
	serverSelectionTimeoutMS: 5000,
	connectTimeoutMS: 5000,
	writeConcern: {w: 'majority', journal: true},
	ignoreUndefined: false,
	appName: 'burgernet',
};

/**
Connects, and brings validators and indexes up to date before anything is read or written.

@throws the driver's error when the server cannot be reached or an index cannot be made: both are fatal.
*/
export async function openDatabase(uri: string, {name}: {name?: string} = {}): Promise<Database> {
	const client = new MongoClient(uri, clientOptions);
	const primary = new PrimaryWatch(client);
	try {
		await client.connect();
		const db = client.db(name ?? (client.options.dbName === 'test' ? 'burgernet' : client.options.dbName));
		await prepare(db);
		const names = Object.keys(storedSchemas) as CollectionName[];
		const collections = Object.fromEntries(names.map(collection => [collection, db.collection(collection)]));
		const closing = new AbortController();
		return {
			...(collections as unknown as Collections),
			primary,
			kept: new Kept(),
			closing: closing.signal,
			drop: async () => void (await db.dropDatabase()),
			ping: async () => void (await db.command({ping: 1})),
			async close() {
				closing.abort();
				await client.close();
			},
		};
	} catch (error) {
		await client.close();
		throw error;
	}
}

/** Validators and indexes, skipped when the store already has exactly these. */
async function prepare(db: Db): Promise<void> {
	const validators = Object.entries(storedSchemas).map(([name, schema]) => [name, validatorOf(schema)] as const);
	const schemaHash = createHash('sha256')
		.update(JSON.stringify([validators, indexes]))
		.digest('hex');
	const meta = db.collection<{_id: string; schemaHash?: string}>('meta');
	if ((await meta.findOne({_id: 'schema'}))?.schemaHash === schemaHash) {
		return;
	}

	const existing = new Set((await db.listCollections({}, {nameOnly: true}).toArray()).map(({name}) => name));
	for (const [name, validator] of validators) {
		await setValidator(db, {name, validator, exists: existing.has(name)});
		const wanted = indexes[name as CollectionName];
		if (wanted) {
			await setIndexes(db.collection(name), wanted);
		}
	}

	await meta.updateOne({_id: 'schema'}, {$set: {schemaHash}}, {upsert: true});
}

/** Makes the indexes; one that an older version of the product made with other keys gives way to the new one. */
async function setIndexes(collection: Collection, wanted: readonly IndexDescription[]): Promise<void> {
	for (const {name, key} of await collection.indexes()) {
		const successor = wanted.find(index => index.name === name);
		if (successor && JSON.stringify(successor.key) !== JSON.stringify(key)) {
			await collection.dropIndex(String(name));
		}
	}

	await collection.createIndexes([...wanted]);
}

const COLLECTION_EXISTS = 48;

async function setValidator(db: Db, wanted: {name: string; validator: Document; exists: boolean}): Promise<void> {
	const {name, validator, exists} = wanted;
	if (!exists) {
		try {
			await db.createCollection(name, {validator});
			return;
		} catch (error) {
			// Another process made it just now: then its validator is set below.
			if ((error as {code?: number}).code !== COLLECTION_EXISTS) {
				throw error;
			}
		}
	}

	await db.command({collMod: name, validator});
}
