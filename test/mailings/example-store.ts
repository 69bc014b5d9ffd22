import {randomUUID} from 'node:crypto';
import {type Database, openDatabase} from '../../src/store/database.ts';
import {seedExample} from '../../src/usecases/seed.ts';
import {openTestUri, type TestServer} from '../database.ts';

const path = (relative: string) => new URL(`../../${relative}`, import.meta.url).pathname;
/** The last day of the example years. */
export const now = new Date('2024-06-12T10:00:00Z');
export const setting = {
	campaignsFolder: path('campaigns'),
	origin: 'https://burgernet.voorbeeld.nl',
	appUrls: {
		app: 'https://www.burgernet.nl',
		ios: 'https://www.burgernet.nl/ios',
		android: 'https://www.burgernet.nl/a',
	},
};
let open: {server: TestServer; db: Database; name: string} | undefined;

/** A store of this test file with the example years. */
export async function openExample(): Promise<Database> {
	const server = await openTestUri();
	const name = `mailings-${randomUUID()}`;
	const db = await openDatabase(server.uri, {name});
	open = {server, db, name};
	await seedExample(db, {folder: path('seed'), scale: 1, now, progress: () => undefined});
	return db;
}

/** The address of that store, database and all, as MONGODB_URI. */
export function exampleUri(): string {
	return open?.server.uri.replace('/?', `/${open.name}?`) ?? '';
}

export async function closeExample(): Promise<void> {
	await open?.db.drop();
	await open?.db.close();
	await open?.server.stop();
}
