import {randomUUID} from 'node:crypto';
import type {ExecutionContext} from 'ava';
import type {Browser, BrowserContextOptions, Page} from 'playwright-core';
import {addUser, signInLink} from '../../src/usecases/accounts.ts';
import {openReferenceStore, startService, type TestService} from '../service.ts';
import {visit} from './signed-in.ts';

/** The evening of 30 June 2022, running on from there. */
const began = Date.now();
const evening = Date.parse('2022-06-30T18:20:00Z');
export const now = () => new Date(evening + Date.now() - began);

export interface TestDesk extends TestService {
	/** Logs an action over the API; yields its id. */
	log(fields?: object): Promise<string>;
	/** Every action in the store, the oldest first. */
	actions(): Promise<
		{
			_id: string;
			municipality: string | null;
			kind: string;
			startedAt: Date;
			recordedBy: string;
			outcome: {result: string} | null;
			removed: boolean;
			revision: number;
			history: object[];
		}[]
	>;
}

/** A service with the areas of the unit and no action yet. */
export async function startDesk(t: Pick<ExecutionContext, 'teardown'>): Promise<TestDesk> {
	const db = await openReferenceStore(t);
	const service = await startService(t, db, {now});
	const token = await service.token('control-room');
	return {
		...service,
		async log(fields = {}) {
			const id = randomUUID();
			const startedAt = new Date(now().getTime() - 20 * 60_000).toISOString();
			const usual = {kind: 'suspect', starter: 'control-room', municipality: 'GM0321', startedAt};
			const headers = {'Idempotency-Key': id};
			const {status, text} = await service.ask(token, 'POST', '/api/v1/actions', {
				body: {...usual, ...fields},
				headers,
			});
			if (status !== 201) {
				throw new Error(text);
			}

			return id;
		},
		actions: () => db.actions.find({}).sort({startedAt: 1, _id: 1}).toArray(),
	};
}

/** A desk in a browser window of its own, ready for the first key. */
export async function openDesk(
	t: Pick<ExecutionContext, 'teardown'>,
	browser: Browser,
	{service, url = service.url, ...options}: BrowserContextOptions & {service: TestService; url?: string},
): Promise<Page> {
	const {page} = await visit(t, browser, {
		service,
		role: 'control-room',
		viewport: {width: 1280, height: 800},
		...options,
	});
	await page.goto(`${url}/meldkamer`);
	if (options.javaScriptEnabled !== false) {
		await page.getByText('Verbonden').waitFor();
	}

	return page;
}

/** A sign-in link for a named account of the control room, as often as it is asked. */
export async function linkOf(service: TestService, name: string): Promise<string> {
	const email = `${name}@voorbeeld.example`;
	await addUser(service.db, {email, role: 'control-room'}, now());
	return signInLink(service.db, {email, origin: service.url, returnTo: null, now: now()});
}

/** Waits until something holds, at most five seconds; yields how long that took, in milliseconds. */
export async function until(holds: () => Promise<boolean>): Promise<number> {
	const start = performance.now();
	while (!(await holds())) {
		if (performance.now() - start > 5000) {
			throw new Error('this did not come true');
		}

		await new Promise(resolve => setTimeout(resolve, 20));
	}

	return performance.now() - start;
}

/** Presses keys one by one, as fingers do; yields how many they were. */
export async function press(page: Page, ...keys: string[]): Promise<number> {
	for (const key of keys) {
		await page.keyboard.press(key);
	}

	return keys.length;
}
