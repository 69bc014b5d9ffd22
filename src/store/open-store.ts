import {MongoClient} from 'mongodb';
import {type Database, openDatabase} from './database.ts';
import {type EmbeddedOptions, startEmbedded} from './embedded/server.ts';
import {StartFailure} from './embedded/start-failure.ts';

export interface OpenStore {
	db: Database;
	/** Closes the connection, and stops the embedded server when nobody else uses it. */
	close(): Promise<void>;
}

/**
The store of this process: the given server, or else the embedded one on the data folder.

@throws {StartFailure} with one clear Dutch sentence.
*/
export async function openStore({
	mongodbUri,
	...embedded
}: EmbeddedOptions & {mongodbUri?: string | undefined}): Promise<OpenStore> {
	if (mongodbUri !== undefined) {
		const db = await openDatabase(mongodbUri).catch(error => {
			throw new StartFailure(`De database op ${hostsOf(mongodbUri)} is niet te gebruiken: ${reasonOf(error)}.`);
		});
		return {db, close: () => db.close()};
	}

	const server = await startEmbedded(embedded);
	try {
		const db = await openDatabase(server.uri, {name: 'burgernet'});
		return {
			db,
			async close() {
				await db.close();
				await server.stop();
			},
		};
	} catch (error) {
		await server.stop();
		throw error;
	}
}

/** Only the hosts: the address may hold a password. */
function hostsOf(uri: string): string {
	try {
		return new MongoClient(uri).options.hosts.join(', ') || 'het opgegeven adres';
	} catch {
		return 'het opgegeven adres';
	}
}

function reasonOf(error: unknown): string {
	const {message, name} = error as Error;
	return name === 'MongoServerSelectionError'
		? 'er antwoordt binnen 5 seconden geen server'
		: message.replace(/\.$/, '');
}
