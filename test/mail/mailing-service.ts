import {setTimeout as sleep} from 'node:timers/promises';
import type {ExecutionContext} from 'ava';
import PostalMime, {type Email} from 'postal-mime';
import {startRunner} from '../../src/jobs/runner.ts';
import {smtpSetting} from '../../src/mailings/smtp.ts';
import type {Database} from '../../src/store/database.ts';
import {folders, june2022, startService, type TestService} from '../service.ts';
import {type Sink, startSink} from './sink.ts';

const from = 'burgernet@politie.example';

export interface MailingService extends TestService {
	sink: Sink;
	/** What an address was sent, the oldest first; waits until there are so many. */
	mailsTo(address: string, count?: number): Promise<Email[]>;
}

/** The service with a mail server and a runner beside it, as `serve` starts them. */
export async function startMailing(
	t: Pick<ExecutionContext, 'teardown'>,
	db: Database,
	{now = () => june2022}: {now?: () => Date} = {},
): Promise<MailingService> {
	const sink = await startSink(t);
	const service = await startService(t, db, {now, environment: {SMTP_URL: sink.url, MAIL_FROM: from}});
	const app = 'https://www.burgernet.nl';
	const runner = startRunner(db, {
		seedFolder: folders.seed,
		campaigns: {campaignsFolder: folders.campaigns, origin: service.url, appUrls: {app, ios: app, android: app}},
		mail: {from, smtp: smtpSetting(sink.url)},
		now,
		log: {info() {}, error() {}},
		pace: {lookEveryMs: 100, beatEveryMs: 20, leaseMs: 1000},
	});
	t.teardown(() => runner.stop());
	return {...service, sink, mailsTo: (address, count = 1) => mailsTo(sink, {address, count})};
}

async function mailsTo(sink: Sink, {address, count}: {address: string; count: number}): Promise<Email[]> {
	for (let tries = 0; tries < 400; tries++) {
		const found = sink.accepted.filter(({to}) => to === address);
		if (found.length >= count) {
			return Promise.all(found.map(({message}) => PostalMime.parse(message)));
		}

		await sleep(50);
	}

	throw new Error(`${address} got no ${count} mails`);
}
