import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import test from 'ava';
import {type AddressForm, inForm} from '../../src/domain/address-form.ts';
import {readyMessageOf, readyText} from '../../src/domain/ready-messages.ts';
import {listCampaignSlugs, readCampaign, readCampaignSource} from '../../src/mailings/campaign-files.ts';
import {checkCampaign} from '../../src/mailings/check-campaign.ts';
import {composeEml, pictureId} from '../../src/mailings/compose-eml.ts';
import {compileMailing, fillMailing} from '../../src/mailings/mailing.ts';
import {checkReadyMessages, readReadyMessages} from '../../src/mailings/ready-messages.ts';
import {filling, valuesFor} from './filling.ts';

const folder = new URL('../../campaigns', import.meta.url).pathname;
const slugs = await listCampaignSlugs(folder);
const forms = ['je', 'u'] as const;
/** Words of the other form of address, which a reader of this form must not meet. */
const wrong: Record<AddressForm, RegExp> = {je: /\bu\b|\buw\b/i, u: /\bje\b|\bjij\b|\bjou\b|\bjouw\b|\bjullie\b/i};
/** The mail to ambassadors, who are colleagues: je. */
const onlyJe = new Set(['burgernet-in-gemeente']);

test('every campaign and every ready message is in order', async t => {
	const sources = await Promise.all(slugs.map(slug => readCampaignSource(folder, slug)));
	t.deepEqual(
		(await Promise.all([...sources.map(source => checkCampaign(source)), checkReadyMessages(folder)])).flat(),
		[],
	);
});

for (const slug of slugs) {
	test(`${slug}: each mail addresses its reader in one form, thanks nobody for a result and fits`, async t => {
		const files = await readCampaign(folder, slug);
		const compiled = await compileMailing(files);
		for (const form of onlyJe.has(slug) ? (['je'] as const) : forms) {
			const filled = filling(valuesFor('Utrechtse Heuvelrug'), {
				form,
				pictureAddress: file => `cid:${pictureId(slug, file)}`,
			});
			const mailing = fillMailing(compiled, filled);
			const words = `${mailing.subject}\n${mailing.preheader}\n${mailing.text}`;
			t.notRegex(words, wrong[form]);
			t.notRegex(`${words}${mailing.html}`, /\[\[|\]\]|\{\{|dankzij/i);
			const eml = await composeEml(mailing, {slug, pictures: files.pictures, now: new Date(0)});
			t.true(eml.length <= 60_000, `${eml.length} bytes`);
		}
	});

	test(`${slug}: what stands beside the mailing is whole in both forms`, async t => {
		const {campaign, kit} = await readCampaign(folder, slug);
		t.truthy(campaign.audience);
		t.is(kit === null, campaign.audience === 'ambassadors');
		t.true(campaign.variantOf === undefined || slugs.includes(campaign.variantOf));
		for (const form of forms) {
			for (const {text, longest} of campaign.lines ?? []) {
				t.true(inForm(text, form).length <= longest);
				t.false(text.includes('{{'));
			}

			const {headline = '', body = ''} = campaign.material ?? {};
			const words = inForm(`${headline}\n${body}\n${kit?.page ?? ''}`, form).replaceAll(/\{\{[^}]*\}\}/g, '');
			t.notRegex(words, wrong[form]);
			t.notRegex(words, /\[\[|dankzij/i);
		}
	});
}

test('a campaign that follows an event names its day, and the event itself when no day is given', async t => {
	const compiled = await compileMailing(await readCampaign(folder, 'na-de-veiligheidsdag'));
	const {text} = fillMailing(compiled, filling({...valuesFor('Houten'), dag_evenement: '14 mei 2022'}));
	t.regex(text, /Op 14 mei 2022 draaide in Houten alles om een veilige buurt/);
	t.regex(fillMailing(compiled, filling(valuesFor('Houten'))).text, /Op de veiligheidsdag draaide/);
});

test('a line of the municipality stands in html and text in place of the usual one', async t => {
	const compiled = await compileMailing(await readCampaign(folder, 'download-de-app'));
	const lines = {regel: 'Kom naar het <b>plein</b> {{gemeente}} [[je|u]]', onderwerp: 'x', gemeente: 'Elders'};
	const {html, text, subject} = fillMailing(compiled, filling(valuesFor('Houten'), {lines}));
	t.true(text.includes('Kom naar het <b>plein</b> {{gemeente}} [[je|u]]'));
	t.true(html.includes('Kom naar het &lt;b&gt;plein&lt;/b&gt; {{gemeente}} [[je|u]]'));
	t.is(subject, 'Kijk mee in Houten met de Burgernetapp');
});

test('each month has one ready message, at most 600 letters long in je and in u', async t => {
	const messages = await readReadyMessages(folder);
	t.deepEqual(
		messages.map(({month}) => month),
		[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
	);
	for (const message of messages) {
		for (const form of forms) {
			const text = readyText(message, 'Utrechtse Heuvelrug', form);
			t.true(text.length <= 600, `${message.slug}: ${text.length}`);
			t.true(text.includes('Utrechtse Heuvelrug'), message.slug);
			t.notRegex(`${message.title}\n${text}`, wrong[form], message.slug);
			t.notRegex(text, /dankzij/i);
		}

		const {length} = await readFile(join(folder, 'berichten/pictures', message.picture));
		t.true(length < 20_000, `${message.picture}: ${length}`);
	}
});

test('the ready message of a month is found by its month', async t => {
	const messages = await readReadyMessages(folder);
	t.is(readyMessageOf(messages, '2026-12')?.slug, 'vuurwerk');
	t.is(readyMessageOf(messages.slice(0, 3), '2026-12'), null);
});
