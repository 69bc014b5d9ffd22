import type {AddressInfo, Socket} from 'node:net';
import {setTimeout as sleep} from 'node:timers/promises';
import type {ExecutionContext} from 'ava';
import {SMTPServer} from 'smtp-server';

/** A mail server that does with each address what the name before its @ asks, and keeps what it accepted. */
export interface Sink {
	url: string;
	/** Who got a mail, in order; somebody who got it twice stands there twice. */
	accepted: {to: string; message: Buffer}[];
	/** Turns the server off for new connections, with 421. */
	isClosed: boolean;
	connections: number;
}

type Scope = Pick<ExecutionContext, 'teardown'>;
type Refusing = Error & {responseCode: number};

const refusal = (responseCode: number): Refusing => Object.assign(new Error('no'), {responseCode});

/** Starts the mail server. `busy…` is told 451 twice, `later…` always; `gone…` 550; `slow…` takes 20 ms; `drop-…` and `stall-…` say where
it breaks off. */
export async function startSink(t: Scope): Promise<Sink> {
	const sink: Sink = {url: '', accepted: [], isClosed: false, connections: 0};
	const asked = new Map<string, number>();
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS'],
		logger: false,
		disableReverseLookup: true,
		onConnect(_session, callback) {
			sink.connections++;
			callback(sink.isClosed ? refusal(421) : null);
		},
		onRcptTo({address}, session, callback) {
			const times = (asked.get(address) ?? 0) + 1;
			asked.set(address, times);
			if (address.startsWith('drop-early')) {
				return times === 1 ? destroy(server, session.id) : callback();
			}

			if (!address.startsWith('stall-early') || times > 1) {
				callback(refusalOf(address, times));
			}
		},
		async onData(stream, session, callback) {
			const parts = await stream.toArray().catch(() => null);
			if (parts === null) {
				// The sender was killed half-way: this mail was not received.
				return;
			}

			const message = Buffer.concat(parts);
			await sleep(session.envelope.rcptTo[0]?.address.startsWith('slow') ? 20 : 0);
			const to = session.envelope.rcptTo.map(({address}) => address).join(' and ');
			if (!to.startsWith('drop-unaccepted') && !to.startsWith('spam')) {
				sink.accepted.push({to, message});
			}

			if (to.startsWith('drop-') && !to.startsWith('drop-early')) {
				destroy(server, session.id);
			} else if (!to.startsWith('stall-late')) {
				callback(to.startsWith('spam') ? refusal(554) : null);
			}
		},
	});
	server.on('error', () => undefined);
	await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
	t.teardown(() => new Promise(resolve => server.close(() => resolve(undefined))));
	sink.url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
	return sink;
}

function refusalOf(address: string, times: number): Refusing | null {
	if (address.startsWith('gone')) {
		return refusal(550);
	}

	const isBusy = address.startsWith('later') || (address.startsWith('busy') && times <= 2);
	return isBusy ? refusal(451) : null;
}

/** Breaks a connection off, as a cut cable does. */
function destroy(server: SMTPServer, id: string): void {
	const connections = (server as unknown as {connections: Set<{id: string; _socket: Socket}>}).connections;
	for (const connection of connections) {
		if (connection.id === id) {
			connection._socket.destroy();
		}
	}
}
