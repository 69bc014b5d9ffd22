import {randomUUID} from 'node:crypto';
import {cp, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {listCampaignSlugs} from '../../src/mailings/campaign-files.ts';
import type {Database} from '../../src/store/database.ts';
import {saveAppDownloads} from '../../src/usecases/app-downloads.ts';
import {buildCampaign} from '../../src/usecases/build-campaign.ts';
import {saveTotals} from '../../src/usecases/totals.ts';
import {folders, openReferenceStore, shared} from '../service.ts';
import {setting} from './example-store.ts';
import {numbersIn, wordsOfMarkup} from './recount.ts';

const now = new Date('2022-02-15T12:00:00Z');
const write = () => ({identity: {id: 'test', role: 'coordinator', area: null} as const, key: randomUUID(), now});
const slugs = await listCampaignSlugs(folders.campaigns);

/** A store that knows what the sources tell of the whole unit, and nothing of any municipality. */
const store = shared(async t => {
	const db = await openReferenceStore(t);
	const months = Array.from({length: 12}, (_, index) => ({
		month: `2021-${String(index + 1).padStart(2, '0')}`,
		...(index === 0 ? {started: 68, direct: 7} : {started: 70, direct: 10}),
	}));
	const totals = {started: 838, direct: 117, months, source: 'jaarverslag'};
	await saveTotals(db, totals, {year: 2021, expected: null, ...write()});
	for (const [month, appDownloads] of [
		['2021-01', 1987],
		['2021-12', 2013],
		['2022-01', 2345],
	] as const) {
		const form = {appDownloads, participants: null, method: 'measured', source: 'opgave'} as const;
		await saveAppDownloads(db, form, {area: 'unit', month, expected: null, ...write()});
	}

	return {db, past: await campaignsOfDay(t, '2021-12-31')};
});

/** The shipped campaigns, all of one day. */
async function campaignsOfDay(t: Parameters<Parameters<typeof shared>[0]>[0], day: string): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'campaigns-'));
	t.teardown(() => rm(folder, {recursive: true}));
	await cp(folders.campaigns, folder, {recursive: true});
	for (const slug of slugs) {
		const path = join(folder, slug, 'campaign.json');
		await writeFile(path, JSON.stringify({...JSON.parse(await readFile(path, 'utf8')), day}));
	}

	return folder;
}

async function mailsOf(db: Database, {slug, campaignsFolder}: {slug: string; campaignsFolder: string}) {
	const mails = [];
	for await (const {municipality, files} of buildCampaign(db, {...setting, campaignsFolder, slug, now})) {
		const [html = '', text = ''] = files.map(({content}) => String(content));
		mails.push({name: municipality.name, html, text});
	}

	return mails;
}

/** The lines of a text that hold one of these numbers. */
const linesWith = (text: string, wanted: readonly number[]) =>
	text.split('\n').filter(line => numbersIn(line).some(number => wanted.includes(number)));

/** That a municipality recorded no message of its own is known: nothing is split for it. */
const withoutOwn = (text: string) => text.replace(/^Van .* nog geen eigen berichten vastgelegd .*$/m, '');

for (const slug of slugs) {
	test(`${slug}: figures of the unit alone are told as those of the whole unit, never split`, async t => {
		const {db, past} = store();
		const mails = await mailsOf(db, {slug, campaignsFolder: past});
		t.is(mails.length, 39);
		for (const {name, html, text} of mails) {
			const told = linesWith(text, [838, 117, 4000, 2013]);
			t.is(told.length, 3, text);
			t.true(told.every(line => line.includes('heel Midden-Nederland') && !line.includes(name)));
			t.regex(text, /in heel Midden-Nederland leidde een tip van een deelnemer bij 117 van de 838 zoekacties/);
			t.notRegex(withoutOwn(text), new RegExp(`${name}[^.]* \\d`));
			t.regex(wordsOfMarkup(html), /838 .*zoekacties van Burgernet in heel Midden-Nederland in 2021/s);
		}
	});
}

for (const slug of slugs.filter(one => one !== 'stap-over')) {
	test(`${slug}: without a row or total of actions no mail has a figure of them`, async t => {
		const {db} = store();
		const mails = await mailsOf(db, {slug, campaignsFolder: folders.campaigns});
		t.is(mails.length, 39);
		for (const {name, html, text} of mails) {
			t.deepEqual(linesWith(text, [2345]).length, 1);
			t.regex(
				text,
				/In heel Midden-Nederland is de Burgernetapp 2\.345 keer nieuw gedownload \(in 2022, t\/m januari\)/,
			);
			t.notRegex(withoutOwn(text), new RegExp(`${name}[^.]* \\d`));
			t.regex(text, /Je doet mee zonder je naam/);
			t.notRegex(`${wordsOfMarkup(html)}${text}`, /\b0\b|NaN|nog niet bekend|838|117 van/);
		}
	});
}
