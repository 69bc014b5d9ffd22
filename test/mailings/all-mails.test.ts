import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import test from 'ava';
import PostalMime from 'postal-mime';
import {inForm} from '../../src/domain/address-form.ts';
import {listCampaignSlugs} from '../../src/mailings/campaign-files.ts';
import type {Database} from '../../src/store/database.ts';
import {buildCampaign} from '../../src/usecases/build-campaign.ts';
import {closeExample, now, openExample, setting} from './example-store.ts';
import {numbersIn, numbersOfTemplate, recount, wordsOfMarkup} from './recount.ts';

const slugs = await listCampaignSlugs(setting.campaignsFolder);
const read = (path: string) => readFile(join(setting.campaignsFolder, path), 'utf8');
let db: Database;
test.before(async () => {
	db = await openExample();
});
test.after.always(() => closeExample());

/** What a reader of a mail program gets, of every municipality. */
async function mailsOf(slug: string) {
	const mails = [];
	for await (const {municipality, files} of buildCampaign(db, {...setting, slug, now})) {
		const [page, text, eml] = files.map(({content}) => content);
		const {html = '', text: plain = ''} = await PostalMime.parse(eml as Buffer);
		mails.push({municipality, size: eml?.length ?? 0, html, text: plain, page: String(page), file: String(text)});
	}

	return mails;
}

/** The numbers behind each slot, by a recount of the facts; the day is one of 2024. */
async function slotsOn(day: string) {
	const facts = await recount(db, day);
	const [month, date] = [Number(day.slice(5, 7)), Number(day.slice(8))];
	const message = JSON.parse(await read('berichten/vakantie.json'));
	return (code: string): Record<string, readonly number[]> => {
		const {started, sent, downloads} = facts.of(code);
		const until = [2024, date];
		const own = sent === 0 ? [] : [sent];
		return {
			...{jaar: [2024], peildatum: [date, 2024], verzoek_datum: [new Date(2024, month, 0).getDate(), 2024]},
			...{cijfer_downloads: [downloads], uitleg_downloads: [2024], zin_downloads: [downloads, 2024]},
			...{cijfer_acties: [started], uitleg_acties: until, zin_acties: [started, ...until]},
			...{cijfer_berichten: own, uitleg_berichten: until, zin_berichten: [...own, ...until]},
			zin_succes: [facts.direct, facts.started, ...until],
			...{bericht_titel: numbersIn(message.title), bericht_tekst: numbersIn(message.text)},
		};
	};
}

for (const slug of slugs) {
	test(`${slug}: every number in html and text equals a recount from the facts, for all 38`, async t => {
		const slots = await slotsOn(slug === 'stap-over' ? '2024-03-15' : '2024-06-12');
		const template = inForm(await read(`${slug}/mailing.txt`), 'je');
		const mjml = inForm(wordsOfMarkup(await read(`${slug}/mailing.mjml`)), 'je');
		const mails = await mailsOf(slug);
		t.is(mails.length, 38);
		for (const {municipality, html, text, page, file} of mails) {
			const numbers = slots(municipality.code);
			const expected = numbersOfTemplate(mjml, numbers);
			t.true(expected.length > 6);
			t.deepEqual(numbersIn(wordsOfMarkup(html)), expected, municipality.name);
			t.deepEqual(numbersIn(wordsOfMarkup(page)), expected, municipality.name);
			t.deepEqual(numbersIn(text), numbersOfTemplate(template, numbers), municipality.name);
			t.is(file.trimEnd(), text.trimEnd());
		}
	});

	test(`${slug}: every mail is Dutch, at most 60 kB, whole, and knows no other host`, async t => {
		for (const {municipality, size, html, text, page} of await mailsOf(slug)) {
			t.true(size <= 60_000, `${municipality.name}: ${size}`);
			t.true(text.length > 500);
			t.true(text.includes(municipality.name) && wordsOfMarkup(html).includes(municipality.name));
			t.notRegex(`${html}${text}${page}`, /\{\{|\}\}|\[\[|\]\]|undefined|NaN|\bnull\b/);
			t.deepEqual(
				[...html.matchAll(/<html[^>]* lang="(\w+)"/g)].map(([, lang]) => lang),
				['nl'],
			);
			t.deepEqual(foreignAddresses(`${html}${page}${text}`), []);
			t.notRegex(html, /<(?:script|iframe|object|embed|form|link|base|svg)\b/i);
		}
	});
}

const known = new Set([new URL(setting.origin).hostname, new URL(setting.appUrls.app).hostname]);

/** Every address that a mail names or loads and that is not ours or the app's; `cid:` is a part of the mail itself. */
function foreignAddresses(source: string): string[] {
	const named = [...source.matchAll(/(?:href|src|background|action)\s*=\s*["']([^"']*)|url\(\s*["']?([^"')]*)/gi)];
	const written = source
		// Names of the language that mail programs read; nothing is fetched from them.
		.replaceAll(/xmlns(?::\w+)?="[^"]*"/g, '')
		.match(/\b\w+:\/\/[^\s"'<)]*/g);
	return [...named.map(match => match[1] ?? match[2] ?? ''), ...(written ?? [])].filter(
		address => !(address.startsWith('cid:') || (URL.canParse(address) && known.has(new URL(address).hostname))),
	);
}

test('a planted address of another host is found', t => {
	t.is(foreignAddresses('<img src="https://evil.example/1.png">').length, 2);
	t.is(foreignAddresses('<td style="background:url(//evil.example/1)">').length, 1);
	t.is(foreignAddresses('<a href="javascript:alert(1)">').length, 1);
	t.deepEqual(foreignAddresses(`<a href="${setting.origin}/x"><img src="cid:a@b">`), []);
});
