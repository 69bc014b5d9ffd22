import test from 'ava';
import type {AppDownloads} from '../../src/domain/app-downloads.ts';
import {areasOn} from '../../src/domain/areas.ts';
import {movedMonth} from '../../src/domain/what-followed.ts';
import {listAreas} from '../../src/store/facts.ts';
import {countFetch} from '../../src/store/fetches.ts';
import {insertFact} from '../../src/store/revisions.ts';
import {followOwnLink, ownLink} from '../../src/usecases/own-links.ts';
import {openReferenceStore, shared, startService} from '../service.ts';
import {changeAt} from '../store/facts.ts';
import {wordsOf} from './forms.ts';

// "Stap over" has a day of its own: 15 March 2024.
const now = new Date('2024-08-01T10:00:00Z');
const PAGE = '/campagnes/stap-over/resultaat';
const service = shared(async t => {
	const running = await startService(t, await openReferenceStore(t), {now: () => now});
	return {...running, coordinator: await running.token('coordinator')};
});
const page = async (path = PAGE) => service().ask(service().coordinator, 'GET', path);

async function report(area: string, month: string, appDownloads: number): Promise<void> {
	const row: AppDownloads = {
		...{area, month, year: Number(month.slice(0, 4)), appDownloads},
		...{participants: null, method: 'measured', source: 'test'},
	};
	await insertFact(service().db, service().db.appDownloads, {
		id: `${area}:${month}`,
		fields: row,
		change: changeAt(now),
	});
}

const monthsAround = Array.from({length: 16}, (_, index) => movedMonth('2023-03', index));

test.serial('with unit totals only, the unit is told and no municipality gets a number of its own', async t => {
	for (const month of monthsAround) {
		await report('unit', month, month < '2024-03' ? 2000 : 2600);
	}

	const words = wordsOf(await page());
	t.regex(words, /De campagne begon op 15 maart 2024\./);
	t.regex(words, /In de hele eenheid: 6\.000 nieuwe downloads in december 2023 t\/m februari 2024 en 7\.800 in april/);
	t.regex(words, /niet te meten\. We kennen alleen de downloads van de hele eenheid/);
	t.regex(words, /laten zien wat er volgde, niet waardoor het kwam/);
	t.notRegex(words, /dankzij/i);
	const {body} = await page(`${PAGE}.json`);
	t.is(body.items.length, 38);
	for (const {name, before, after, change} of body.items) {
		t.deepEqual([before, after, change], [null, null, null], `${name} has an invented split`);
	}
});

test.serial('fetches and visits stand at their municipality, and by material and quarter', async t => {
	const {db, url} = service();
	const poster = {municipality: 'GM0321', campaign: 'stap-over', material: 'poster'};
	await countFetch(db, poster, '2024-W12');
	await countFetch(db, poster, '2024-W12');
	await countFetch(db, poster, '2024-W20');
	await countFetch(db, {...poster, campaign: 'download-de-app'}, '2024-W12');
	const typed = (await ownLink(db, {...poster, origin: url})).slice(-8);
	await followOwnLink(db, {typed, isCounted: true, now});
	const answer = await page();
	t.regex(wordsOf(answer), /Houten 0 3 1 /);
	t.regex(wordsOf(answer), /2e kwartaal 2024 Poster op A4 1 1 1e kwartaal 2024 Poster op A4 2 1 Totaal 3/);
	const csv = (await page(`${PAGE}.csv`)).text;
	t.regex(csv, /^﻿?Gemeente;Gemaild;Opgehaald;Link gevolgd/m);
	t.regex(csv, /Houten;0;3;1;0;;;/);
	t.is((await page(`${PAGE}.xlsx`)).status, 200);
	t.regex((await page('/campagnes/stap-over/opgehaald.csv')).text, /1e kwartaal 2024;Poster op A4;2;1/);
});

test.serial('with downloads per municipality one sender of 38 is too little to judge, and it says so', async t => {
	for (const {code} of areasOn(await listAreas(service().db), 'municipality', '2024-03-15')) {
		for (const month of monthsAround) {
			await report(code, month, 20);
		}
	}

	const words = wordsOf(await page());
	t.regex(words, /Wat de campagne bracht, is niet te meten: daarvoor zijn er te weinig gegevens/);
	t.regex(words, /zouden we dat maar in \d+ van de 100 keer zien/);
	t.regex(words, /Van 38 van de 38 gemeenten kennen we de downloads/);
	t.regex(words, /Houten 0 3 1 0 60 60 0,0%/);
});

test.serial('with a dozen senders a difference is judged, with how sure it is and never as a cause', async t => {
	const {db} = service();
	const codes = areasOn(await listAreas(db), 'municipality', '2024-03-15').map(({code}) => code);
	for (const municipality of codes.slice(0, 12)) {
		await countFetch(db, {municipality, campaign: 'stap-over', material: 'zip'}, '2024-W13');
	}

	t.regex(wordsOf(await page()), /Er is geen verschil te zien dat groter is dan toeval/);
	await db.appDownloads.updateMany(
		{area: {$in: [...codes.slice(0, 12), 'GM0321']}, month: {$in: ['2024-04', '2024-05', '2024-06']}},
		{$set: {appDownloads: 40}},
	);
	db.kept.lost();
	const words = wordsOf(await page());
	t.regex(words, /ten opzichte van de andere gemeenten \+\d+,\d%\. Met 90% zekerheid ligt het verschil tussen/);
	t.regex(words, /komt door toeval in minder dan 1 van de 100 keer voor/);
	t.regex(words, /niet waardoor het kwam/);
	t.notRegex(words, /dankzij/i);
});

test.serial('a campaign that nobody released or fetched has nothing to count from', async t => {
	const words = wordsOf(await page('/campagnes/download-de-app/resultaat'));
	t.regex(words, /De campagne begon op 18 maart 2024/);
	await service().db.fetches.deleteMany({campaign: 'download-de-app'});
	t.regex(wordsOf(await page('/campagnes/download-de-app/resultaat')), /begint hier het tellen/);
	t.is((await page('/campagnes/download-de-app/resultaat.csv')).status, 404);
	t.is((await page('/campagnes/bestaat-niet/resultaat')).status, 404);
});

test.serial('only the coordinator and the administrator see how all municipalities did', async t => {
	for (const role of ['ambassador', 'reader', 'control-room'] as const) {
		const token = await service().token(role, ...(role === 'ambassador' ? ['GM0321'] : []));
		for (const path of [PAGE, `${PAGE}.csv`, '/campagnes/stap-over/opgehaald.json']) {
			t.is((await service().ask(token, 'GET', path)).status, 403, `${role} ${path}`);
		}
	}
});
