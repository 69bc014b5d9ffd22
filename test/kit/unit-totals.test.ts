import {randomUUID} from 'node:crypto';
import test from 'ava';
import {listCampaignSlugs} from '../../src/mailings/campaign-files.ts';
import {saveAppDownloads} from '../../src/usecases/app-downloads.ts';
import {materialOf, materialsOfCampaign} from '../../src/usecases/kit.ts';
import {kitValues} from '../../src/usecases/kit-values.ts';
import {wordsOf} from '../../src/usecases/kit-words.ts';
import {folders, openReferenceStore, shared} from '../service.ts';
import {setting} from './folder.ts';
import {openPdf} from './pdf.ts';

const now = new Date('2022-02-15T12:00:00Z');
const write = () => ({identity: {id: 'test', role: 'coordinator', area: null} as const, key: randomUUID(), now});
const campaignsFolder = folders.campaigns;
const slugs = (await listCampaignSlugs(campaignsFolder)).filter(slug => slug !== 'stap-over');
const code = 'GM0321';

/** A store that knows the downloads of the whole unit, and nothing of any municipality. */
const store = shared(async t => {
	const db = await openReferenceStore(t);
	const form = {appDownloads: 2345, participants: null, method: 'measured', source: 'opgave'} as const;
	await saveAppDownloads(db, form, {area: 'unit', month: '2022-01', expected: null, ...write()});
	return db;
});

for (const slug of slugs) {
	test(`${slug}: poster, pictures and texts tell a figure of the unit as one of the whole unit, and none of the municipality`, async t => {
		const request = {...setting, campaignsFolder, slug, now};
		const {value: kit} = await kitValues(store(), request, [code]).next();
		if (!kit || !materialsOfCampaign(kit.files).includes('poster')) {
			t.is(kit?.files.campaign.audience, 'ambassadors');
			return;
		}

		const words = wordsOf(kit, {line: undefined, link: `${setting.origin}/b/ABCDEFGH`});
		t.deepEqual(words?.figure.value, '2.345');
		t.regex(words?.figure.caption ?? '', /in heel Midden-Nederland in 2022/);
		t.notRegex(`${words?.headline} ${words?.body} ${words?.line}`, /\d/);
		const make = async (material: 'poster' | 'text' | 'newsletter') =>
			(await materialOf(store(), {...request, municipality: code, material})).content;
		const {text} = await openPdf(await make('poster'));
		t.regex(text, /2\.345 nieuwe downloads van de app in heel Midden-Nederland/);
		t.notRegex(text, /\b0\b|NaN|nog niet bekend|in Houten in 2022/);
		for (const part of ['text', 'newsletter'] as const) {
			const told = (await make(part)).toString().replaceAll(/https?:\S+/g, '');
			t.notRegex(told, /Houten[^.\n]* \d|\b0\b|NaN|nog niet bekend/, told);
		}
	});
}
