import {AxeBuilder} from '@axe-core/playwright';
import type {ExecutionContext} from 'ava';
import type {Browser, BrowserContext, BrowserContextOptions, Page} from 'playwright-core';
import type {Role} from '../../src/domain/users.ts';
import type {TestService} from '../service.ts';

export interface Visitor {
	context: BrowserContext;
	page: Page;
	/** Every address that was asked for. */
	asked: string[];
	/** Everything that the browser complained about, reports of its content policy included. */
	complaints: string[];
}

/** A browser window of its own, signed in by opening a one-time link and pressing its button. */
export async function visit(
	t: Pick<ExecutionContext, 'teardown'>,
	browser: Browser,
	{service, role, area, ...options}: BrowserContextOptions & {service: TestService; role?: Role; area?: string},
): Promise<Visitor> {
	const context = await browser.newContext(options);
	t.teardown(() => context.close());
	const page = await context.newPage();
	const [asked, complaints]: [string[], string[]] = [[], []];
	page.on('request', request => asked.push(request.url()));
	page.on('console', message => message.type() === 'error' && complaints.push(message.text()));
	page.on('pageerror', error => complaints.push(error.message));
	if (role) {
		await page.goto(await service.link(role, area));
		await page.getByRole('button', {name: 'Inloggen'}).click();
	}

	return {context, page, asked, complaints};
}

/** What axe finds against WCAG 2.2 A and AA on the page as it stands, one line each. */
export async function axeFaults(page: Page): Promise<string[]> {
	const {violations} = await new AxeBuilder({page}).withTags(['wcag2a', 'wcag2aa', 'wcag22aa']).analyze();
	return violations.flatMap(({id, nodes}) => nodes.map(node => `${id}: ${node.target.join(' ')}`));
}

export const looks = [
	{colorScheme: 'light', width: 1280},
	{colorScheme: 'dark', width: 1280},
	{colorScheme: 'light', width: 320},
	{colorScheme: 'dark', width: 320},
] as const;
