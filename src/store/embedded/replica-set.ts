import {connect} from 'node:net';
import {setTimeout as sleep} from 'node:timers/promises';
import {type Document, MongoClient} from 'mongodb';

const setName = 'burgernet';
const primaryTimeoutMs = 30_000;

/** The address for the driver. Without `directConnection` it would look for the members by name. */
export function uriOf(socket: string): string {
	return `mongodb://${encodeURIComponent(socket)}/?directConnection=true`;
}

/** Who answers on the socket; `undefined` when nobody does. */
export async function whoAnswers(socket: string): Promise<{pid: number; version: string} | undefined> {
	if (!(await accepts(socket))) {
		return undefined;
	}

	try {
		const status = await withAdmin(socket, command => command({serverStatus: 1}));
		return {pid: Number(status.pid), version: String(status.version)};
	} catch {
		return undefined;
	}
}

/** Much quicker than the driver at finding out that nobody listens. */
function accepts(socket: string): Promise<boolean> {
	return new Promise(resolve => {
		const connection = connect(socket);
		connection.setTimeout(1000);
		const finish = (isAccepted: boolean) => {
			connection.destroy();
			resolve(isAccepted);
		};
		connection.once('connect', () => finish(true));
		connection.once('error', () => finish(false));
		connection.once('timeout', () => finish(false));
	});
}

/**
Makes the server a replica set of one and waits until it takes writes.

A data folder that was moved still names its old socket in the set; the server then refuses to be a member until it is
told the new address.

@throws when it takes no writes within 30 s.
*/
export async function ensurePrimary(socket: string): Promise<void> {
	await withAdmin(socket, async command => {
		const config = await readConfig(command);
		if (config === undefined) {
			const settings = {electionTimeoutMillis: 500};
			await command({replSetInitiate: {_id: setName, members: [{_id: 0, host: socket}], settings}});
		} else if (config.members[0].host !== socket) {
			const members = [{...config.members[0], host: socket}];
			await command({replSetReconfig: {...config, members, version: config.version + 1}, force: true});
		}

		const deadline = performance.now() + primaryTimeoutMs;
		while (!(await command({hello: 1})).isWritablePrimary) {
			if (performance.now() > deadline) {
				throw new Error(`no primary within ${primaryTimeoutMs} ms`);
			}

			await sleep(20);
		}
	});
}

type Command = (command: Document) => Promise<Document>;

async function readConfig(command: Command): Promise<Document | undefined> {
	try {
		return (await command({replSetGetConfig: 1})).config;
	} catch (error) {
		if ((error as {codeName?: string}).codeName === 'NotYetInitialized') {
			return undefined;
		}

		throw error;
	}
}

async function withAdmin<T>(socket: string, work: (command: Command) => Promise<T>): Promise<T> {
	const timeoutMs = 2000;
	const client = new MongoClient(uriOf(socket), {
		serverSelectionTimeoutMS: timeoutMs,
		connectTimeoutMS: timeoutMs,
		maxPoolSize: 1,
	});
	try {
		return await work(command => client.db('admin').command(command));
	} finally {
		await client.close();
	}
}
