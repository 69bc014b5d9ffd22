import test from 'ava';
import PostalMime from 'postal-mime';
import {listCampaignSlugs, readCampaign} from '../../src/mailings/campaign-files.ts';
import {composeEml, pictureId} from '../../src/mailings/compose-eml.ts';
import {compileMailing, fillMailing} from '../../src/mailings/mailing.ts';
import {filling, nastyValues, valuesFor} from './filling.ts';

const folder = new URL('../../campaigns', import.meta.url).pathname;

for (const slug of await listCampaignSlugs(folder)) {
	test(`${slug}: the .eml is a draft of text, html and pictures, of at most 60 kB`, async t => {
		const compiled = await compileMailing(await readCampaign(folder, slug));
		const mailing = fillMailing(
			compiled,
			filling(valuesFor('Houten'), {pictureAddress: file => `cid:${pictureId(slug, file)}`}),
		);
		const eml = await composeEml(mailing, {slug, pictures: compiled.pictures, now: new Date('2024-03-15T09:00:00Z')});
		const mail = await PostalMime.parse(eml);
		t.true(eml.length <= 60_000, `${eml.length}`);
		t.is(mail.subject, mailing.subject);
		t.is(mail.text?.trimEnd(), mailing.text.trimEnd());
		t.is(mail.html?.trimEnd(), mailing.html.trimEnd());
		t.is(mail.date, '2024-03-15T09:00:00.000Z');
		t.deepEqual([mail.to, mail.cc, mail.bcc], [undefined, undefined, undefined]);
		t.is(mail.headers.find(({key}) => key === 'x-unsent')?.value, '1');
		t.deepEqual(
			mail.attachments.map(({contentId, mimeType, disposition}) => ({contentId, mimeType, disposition})),
			compiled.pictures.map(({file, type}) => ({
				contentId: `<${pictureId(slug, file)}>`,
				mimeType: type,
				disposition: 'inline',
			})),
		);
		t.true(compiled.pictures.every(({file}) => mailing.html.includes(`src="cid:${pictureId(slug, file)}"`)));
		t.true(
			eml
				.toString('latin1')
				.split('\r\n')
				.every(line => line.length <= 998 && !line.includes('\n')),
		);
	});
}

test('a name with a line break adds no header and no recipient', async t => {
	const compiled = await compileMailing(await readCampaign(folder, 'stap-over'));
	const values = nastyValues('Houten\r\nBcc: evil@x.nl\r\n\r\nDag');
	const eml = await composeEml(fillMailing(compiled, filling(values)), {
		slug: 'stap-over',
		pictures: [],
		now: new Date(0),
	});
	const mail = await PostalMime.parse(eml);
	t.is(mail.bcc, undefined);
	t.true(mail.subject?.includes('Houten Bcc: evil@x.nl Dag'));
});

test('the same mail is the same file', async t => {
	const compiled = await compileMailing(await readCampaign(folder, 'stap-over'));
	const build = () =>
		composeEml(fillMailing(compiled, filling(valuesFor('Houten'))), {
			slug: 'stap-over',
			pictures: compiled.pictures,
			now: new Date(0),
		});
	t.deepEqual(await build(), await build());
});
