import {type Browser, chromium} from 'playwright-core';

/** Without a sandbox: the tests also run as root and in containers. Without anything that calls home. */
const flags = [
	'--no-sandbox',
	'--headless=shell',
	'--disable-gpu',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--no-first-run',
	'--disable-quic',
];

/** Starts a Chromium: CHROMIUM_PATH, else the one of Debian, else the one from npm. The caller closes it. */
export async function openBrowser(): Promise<Browser> {
	const {path, environment} = await findBrowser();
	return chromium.launch({
		executablePath: path,
		args: flags,
		env: {...process.env, ...environment} as Record<string, string>,
	});
}

async function findBrowser(): Promise<{path: string; environment: Record<string, string>}> {
	// By address and not by name: the install step is plain JavaScript without types.
	const {href} = new URL('../src/test-browser.mjs', import.meta.url);
	return (await import(href)).findBrowser((line: string) => console.error(line));
}
