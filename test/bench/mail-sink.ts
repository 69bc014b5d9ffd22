// A mail server that takes everything; it tells the process that started it on which port.
import type {AddressInfo} from 'node:net';
import {SMTPServer} from 'smtp-server';

const server = new SMTPServer({
	authOptional: true,
	disabledCommands: ['STARTTLS'],
	logger: false,
	disableReverseLookup: true,
	onData(stream, _session, callback) {
		stream.resume().once('end', () => callback());
	},
});
server.listen(0, '127.0.0.1', () => process.send?.((server.server.address() as AddressInfo).port));
