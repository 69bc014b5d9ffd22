import {randomUUID} from 'node:crypto';
import {cp, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import type {Browser, Page} from 'playwright-core';
import {CampaignSchema} from '../../src/domain/campaigns.ts';
import {ReadyMessageSchema} from '../../src/domain/ready-messages.ts';
import {areaNames, renameArea} from '../../src/usecases/rename-area.ts';
import {openBrowser} from '../browser.ts';
import {plainPayloads} from '../mailings/payloads.ts';
import {folders, june2022, openExampleStore, shared, startService} from '../service.ts';
import {visit} from './signed-in.ts';

/** Texts that pass as the name of a place, a title or a line. */
const texts = plainPayloads.filter(
	text => text.length <= 55 && text.trim() === text && !/\{\{|\}\}|\[\[|\]\]/.test(text),
);
const own = texts[0] ?? '';

/** The shipped campaigns and messages, each with another text in every field that its author writes. */
async function writtenFolder(t: Parameters<Parameters<typeof shared>[0]>[0]): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'campaigns-'));
	t.teardown(() => rm(folder, {recursive: true}));
	await cp(folders.campaigns, folder, {recursive: true});
	const path = join(folder, 'download-de-app/campaign.json');
	const shipped = CampaignSchema.parse(JSON.parse(await readFile(path, 'utf8')));
	const [title = '', subject = '', preheader = '', alt = '', label = '', line = '', headline = '', body = ''] =
		texts.slice(1);
	const pictures = shipped.pictures.map(picture => ({...picture, alt}));
	const lines = [{name: 'regel', label, text: line, longest: 90}];
	const material = {headline, body, picture: 'straat.svg'};
	await writeFile(
		path,
		JSON.stringify(CampaignSchema.parse({...shipped, title, subject, preheader, pictures, lines, material})),
	);
	for (const [index, name] of ['vakantie', 'kind-kwijt', 'nepbericht', 'veilig-naar-school'].entries()) {
		const file = join(folder, 'berichten', `${name}.json`);
		const [heading = '', hidden = ''] = texts.slice(10 + index * 2);
		const message = {...JSON.parse(await readFile(file, 'utf8')), title: heading, alt: hidden};
		await writeFile(file, JSON.stringify(ReadyMessageSchema.parse(message)));
	}

	return folder;
}

const service = shared(async t => {
	const running = await startService(t, await openExampleStore(t, june2022), {campaigns: await writtenFolder(t)});
	const {db} = running;
	const identity = {id: 'test', role: 'admin', area: null} as const;
	const areas = await areaNames(db, 'municipality', june2022);
	const [first, ...others] = [
		...areas.filter(({code}) => code === 'GM0321'),
		...areas.filter(({code}) => code !== 'GM0321'),
	];
	for (const [index, area] of [first, ...others].entries()) {
		const write = {identity, key: randomUUID(), now: june2022};
		await renameArea(db, {
			code: area?.code ?? '',
			name: texts[index] ?? `Plaats ${index}`,
			expected: area?.revision ?? 0,
			...write,
		});
	}

	return running;
});
let browser: Browser;
test.before(async () => {
	browser = await openBrowser();
});
test.after.always(() => browser?.close());

/** Everything that a page did or said that it should not: dialogs, other hosts, complaints of its own policy. */
function watch(page: Page): string[] {
	const found: string[] = [];
	page.on('dialog', dialog => {
		found.push(dialog.message());
		return dialog.dismiss();
	});
	page.on('request', request => {
		if (!request.url().startsWith(service().url) && !request.url().startsWith('data:')) {
			found.push(request.url());
		}
	});
	return found;
}

const wordsOf = async (page: Page) => (await page.locator('main').textContent()) ?? '';

for (const [role, area, path, shown] of [
	['coordinator', undefined, '/gemeenten', texts.slice(0, 38)],
	['coordinator', undefined, '/campagnes', texts.slice(1, 2)],
	['coordinator', undefined, '/campagnes/download-de-app', texts.slice(0, 2)],
	['coordinator', undefined, '/campagnes/download-de-app/resultaat', []],
	['coordinator', undefined, '/voortgang', []],
	['ambassador', 'GM0321', '/gemeenten/houten', [own, texts[10] ?? '']],
	['ambassador', 'GM0321', '/berichten', [own, texts[10] ?? '', texts[12] ?? '']],
	['ambassador', 'GM0321', '/materiaal?campagne=download-de-app', [own]],
	[
		'ambassador',
		'GM0321',
		`/materiaal?campagne=download-de-app&regel=${encodeURIComponent('"><img src=x onerror=alert(1)>')}`,
		[own],
	],
] as const) {
	test.serial(`${path.slice(0, 60)} for ${role}: what people wrote is text, and does nothing`, async t => {
		const {page, complaints} = await visit(t, browser, {service: service(), role, ...(area && {area})});
		const found = watch(page);
		const answer = await page.goto(`${service().url}${path}`);
		t.is(answer?.status(), 200);
		await page.waitForLoadState('networkidle');
		const words = await wordsOf(page);
		for (const text of shown) {
			t.true(words.includes(text), `${text} in ${words.slice(0, 2000)}`);
		}

		t.is(
			await page
				.locator('main')
				.locator('script, iframe[src^="javascript"], [onerror], [onload], [onclick], marquee, plaintext, xmp, base')
				.count(),
			0,
		);
		t.deepEqual(found, []);
		t.deepEqual(complaints, []);
	});
}
