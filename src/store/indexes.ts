import type {IndexDescription} from 'mongodb';
import type {CollectionName} from './schemas.ts';

/** Every index, each with the query that needs it. */
export const indexes: Partial<Record<CollectionName, IndexDescription[]>> = {
	actions: [
		// Covers the tallies of a year, and those of one municipality in a month of it.
		{
			name: 'tallies',
			key: {
				year: 1,
				removed: 1,
				municipality: 1,
				day: 1,
				basisteam: 1,
				detectives: 1,
				district: 1,
				kind: 1,
				starter: 1,
				'outcome.result': 1,
				startedByVolunteer: 1,
				reach: 1,
			},
		},
		// Tallies as known then: actions that were in a year before they were corrected.
		{name: 'history', key: {'history.year': 1}},
		// Lists, the newest first.
		{name: 'newest', key: {startedAt: -1, _id: -1}},
		{name: 'number', key: {number: 1}, unique: true},
	],
	appDownloads: [{name: 'year', key: {year: 1, area: 1}}],
	ambassadors: [{name: 'organisation', key: {organisation: 1, from: 1}}],
	followUps: [{name: 'year', key: {year: 1}}],
	// Those that wait, and the newest that were decided.
	proposals: [{name: 'state', key: {state: 1, recordedAt: -1}}],
	contacts: [
		// Who unsubscribes by the link in a mail.
		{name: 'mailToken', key: {mailToken: 1}, unique: true, sparse: true},
		// Who signs in.
		{name: 'email', key: {email: 1}},
	],
	targets: [{name: 'year', key: {year: 1}}],
	users: [{name: 'email', key: {email: 1}, unique: true}],
	sessions: [
		{name: 'expiry', key: {expiresAt: 1}, expireAfterSeconds: 0},
		{name: 'user', key: {userId: 1}},
	],
	jobs: [
		// The oldest that waits.
		{name: 'state', key: {state: 1, requestedAt: 1}},
		{name: 'newest', key: {kind: 1, requestedAt: -1}},
	],
	deliveries: [
		// Those of a job, a few hundred; their state is no part of it, so that it need not change four times for each mail.
		{name: 'job', key: {job: 1}},
		{name: 'campaign', key: {campaign: 1}},
	],
	// What followed a campaign.
	ownLinks: [{name: 'campaign', key: {campaign: 1}}],
	visits: [{name: 'code', key: {code: 1}}],
	fetches: [
		{name: 'campaign', key: {campaign: 1, municipality: 1}},
		{name: 'municipality', key: {municipality: 1, campaign: 1}},
	],
	links: [{name: 'expiry', key: {expiresAt: 1}, expireAfterSeconds: 0}],
	tokens: [{name: 'secret', key: {secretHash: 1}, unique: true}],
};
