import {randomUUID} from 'node:crypto';
import {AxeBuilder} from '@axe-core/playwright';
import test from 'ava';
import type {Browser} from 'playwright-core';
import type {OutgoingMail} from '../../src/domain/deliveries.ts';
import type {SendWork} from '../../src/domain/mail-jobs.ts';
import {composeMessage} from '../../src/mailings/build-message.ts';
import {chooseForm} from '../../src/usecases/brands.ts';
import {campaignStanding} from '../../src/usecases/campaign-states.ts';
import {composeMail} from '../../src/usecases/compose-mail.ts';
import {openBrowser} from '../browser.ts';
import {folders, june2022, openExampleStore, shared, startService} from '../service.ts';
import {setting as example} from './example-store.ts';
import {numbersIn, wordsOfMarkup} from './recount.ts';

const slug = 'burgernet-in-gemeente';
const now = june2022;
const service = shared(async t => startService(t, await openExampleStore(t, now)));
const setting = () => ({...example, campaignsFolder: folders.campaigns, origin: service().url});
let browser: Browser;
test.before(async () => {
	browser = await openBrowser();
});
test.after.always(() => browser?.close());

/** The monthly mail that the ambassador of a municipality gets. */
async function mailTo(municipality: string): Promise<OutgoingMail> {
	const {db} = service();
	const [ambassador] = await db.ambassadors.find({organisation: municipality, until: null}).toArray();
	const standing = await campaignStanding(db, {...setting(), slug});
	const recipient = {kind: 'ambassador', id: ambassador?._id ?? '', organisation: municipality} as const;
	const rest = {trainingDay: null, title: '', municipality: null, returnTo: null, plannedAt: null, unreachableCount: 0};
	const work: SendWork = {
		what: 'campaign',
		campaign: slug,
		contentHash: standing.hash,
		recipients: [recipient],
		...rest,
	};
	return composeMail(db, {work, delivery: {job: 'x', recipient}, setting: setting(), now});
}

test.serial(
	'it holds three figures, one message, one picture and one request with a date; for the message nobody signs in',
	async t => {
		const {html, text, subject, attachments = [], headers} = await mailTo('GM0321');
		t.is(subject, 'Burgernet in Houten: je bericht voor deze maand');
		t.is(html.match(/class="figure/g)?.length, 3);
		t.is(html.match(/<img\b/g)?.length, 1);
		t.is(attachments.length, 1);
		t.regex(text, /BERICHT VAN DEZE MAAND: Op vakantie\? Laat het huis bewoond lijken/);
		t.regex(text, /Ga je binnenkort op vakantie\? Vraag een buur in Houten/);
		t.regex(text, /ÉÉN VERZOEK\n\nVerstuur uiterlijk 31 juli 2022 één bericht in Houten\./);
		const picture = /\/kant-en-klaar\/maand-06\.png/.exec(text)?.[0] ?? '';
		t.is((await fetch(`${service().url}${picture}`)).headers.get('Content-Type'), 'image/png');
		const unsubscribe = `${service().url}/afmelden/`;
		t.true(headers?.['List-Unsubscribe']?.startsWith(`<${unsubscribe}`));
		t.true(html.includes(`href="${unsubscribe}`) && text.includes(unsubscribe));
	},
);

test.serial(
	'where residents are addressed with u the message does so, and the ambassador is still a colleague',
	async t => {
		const identity = {id: 'test', role: 'coordinator', area: null} as const;
		await chooseForm(service().db, 'u', {slug: 'bunnik', expected: 0, identity, key: randomUUID(), now});
		const {text, html} = await mailTo('GM0312');
		for (const words of [text, html]) {
			t.regex(words, /Gaat u binnenkort op vakantie\? Vraag een buur in Bunnik/);
			t.regex(words, /Dit is je mail van deze maand/);
		}
	},
);

test.serial('its figures are those of the page "Burgernet in …"', async t => {
	const token = await service().token('ambassador', 'GM0321');
	const page = (await service().ask(token, 'GET', '/gemeenten/houten')).text;
	const cards = page.matchAll(/figure-card__figure[^>]*>[^\d]*([\d.]+)/g);
	const figures = [...cards].map(([, figure]) => Number(figure?.replace('.', '')));
	const {text} = await mailTo('GM0321');
	const shown = text.split('\n').filter(line => /^(In|Van) Houten .*\(in 2022/.test(line));
	t.is(shown.length, 3);
	t.deepEqual(shown.map(line => numbersIn(line)[0]).sort(), figures.sort());
});

for (const colorScheme of ['light', 'dark'] as const) {
	test.serial(`as it arrives it can be read in ${colorScheme}, the last line too, and is at most 60 kB`, async t => {
		const mail = await mailTo('GM0321');
		const message = await composeMessage(mail, {id: 'x', from: 'burgernet@politie.example', now});
		t.true(message.length <= 60_000, `${message.length}`);
		const context = await browser.newContext({colorScheme, viewport: {width: 375, height: 800}});
		const page = await context.newPage();
		const asked: string[] = [];
		page.on('request', request => asked.push(request.url()));
		await page.setContent(mail.html.replaceAll('cid:', 'data:,'));
		const {violations, incomplete} = await new AxeBuilder({page}).withTags(['wcag2a', 'wcag2aa', 'wcag22aa']).analyze();
		const faint = incomplete.filter(({id}) => id === 'color-contrast');
		t.deepEqual(
			[...violations, ...faint].flatMap(({id, nodes}) => nodes.map(node => `${id} ${node.html}`)),
			[],
		);
		const last = page.getByRole('link', {name: 'Geen mails over campagnes meer ontvangen'});
		const behind = await last.evaluate(link => getComputedStyle(link.parentElement as Element).backgroundColor);
		t.is(behind, await page.locator('body').evaluate(body => getComputedStyle(body).backgroundColor));
		t.deepEqual(
			asked.filter(address => !address.startsWith('data:')),
			[],
		);
		t.regex(wordsOfMarkup(mail.html), /Burgernet in Houten/);
		await context.close();
	});
}
