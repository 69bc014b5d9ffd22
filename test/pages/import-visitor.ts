import {randomUUID} from 'node:crypto';
import {setTimeout as sleep} from 'node:timers/promises';
import type {ExecutionContext} from 'ava';
import {startRunner} from '../../src/jobs/runner.ts';
import type {Database} from '../../src/store/database.ts';
import {type Answer, folders, june2022, startService, type TestService} from '../service.ts';
import {hiddenFieldsOf, sendForm} from './forms.ts';

const quickPace = {lookEveryMs: 100, beatEveryMs: 20, leaseMs: 1000};

/** The service with a runner of jobs beside it, as `serve` starts both. */
export async function startImporting(
	t: Pick<ExecutionContext, 'teardown'>,
	db: Database,
	{now = () => june2022}: {now?: () => Date} = {},
): Promise<TestService> {
	const service = await startService(t, db, {now});
	runJobs(t, db, now);
	return service;
}

const app = 'https://www.burgernet.nl';
const campaigns = {
	campaignsFolder: folders.campaigns,
	origin: 'https://burgernet.voorbeeld.nl',
	appUrls: {app, ios: app, android: app},
};

/** A runner alone: what another process on the same store is. */
export function runJobs(t: Pick<ExecutionContext, 'teardown'>, db: Database, now = () => june2022) {
	const runner = startRunner(db, {seedFolder: folders.seed, campaigns, mail: null, now, log: silent, pace: quickPace});
	t.teardown(() => runner.stop());
	return runner;
}

const silent = {info() {}, error() {}};

export interface Handed {
	kind: string;
	name: string;
	content: string | Buffer;
}

/** What a coordinator does with files over HTTP. */
export async function importer(service: TestService) {
	const token = await service.token('coordinator');
	const page = (path: string) => service.ask(token, 'GET', path);
	const upload = (address: string, fields: Record<string, string>, file?: Omit<Handed, 'kind'>) =>
		sendUpload(service, token, {address, fields, ...(file && {file})});
	/** Hands over a file and waits until it was checked. @returns the address of its page. */
	const hand = async ({kind, ...file}: Handed, key = randomUUID()): Promise<string> => {
		const answer = await upload('/cijfers/importeren', {idempotencyKey: key, kind}, file);
		const address = answer.headers.get('Location');
		if (answer.status !== 303 || address === null) {
			throw new Error(`${answer.status} ${answer.text}`);
		}

		await settled(address);
		return address;
	};
	/** Waits until a job does not run any more. @returns its page. */
	const settled = async (address: string): Promise<Answer> => {
		for (;;) {
			const answer = await page(address);
			if (!answer.text.includes('<progress')) {
				return answer;
			}

			await sleep(20);
		}
	};
	/** Presses a button of the page and waits until it was done. */
	const press = async (address: string, action: string, fields: Record<string, string> = {}): Promise<Answer> => {
		const hidden = hiddenFieldsOf(await page(address), `${address}/${action}`);
		const answer = await sendForm(service, token, {address: `${address}/${action}`, fields: {...hidden, ...fields}});
		return answer.status === 303 ? settled(address) : answer;
	};
	return {token, page, upload, hand, settled, press};
}

/** Sends a form with a file as a browser does. */
export async function sendUpload(
	service: TestService,
	token: string,
	{address, fields, file}: {address: string; fields: Record<string, string>; file?: Omit<Handed, 'kind'>},
): Promise<Answer> {
	const body = new FormData();
	for (const [name, value] of Object.entries(fields)) {
		body.append(name, value);
	}

	body.append('file', new File(file ? [file.content as BlobPart] : [], file?.name ?? ''));
	const answer = await fetch(`${service.url}${address}`, {
		method: 'POST',
		body,
		redirect: 'manual',
		headers: {Authorization: `Bearer ${token}`},
	});
	return {status: answer.status, headers: answer.headers, text: await answer.text(), body: null};
}
