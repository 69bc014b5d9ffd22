import test from 'ava';
import PostalMime from 'postal-mime';
import {listCampaignSlugs} from '../../src/mailings/campaign-files.ts';
import type {Database} from '../../src/store/database.ts';
import {buildCampaign} from '../../src/usecases/build-campaign.ts';
import {findCampaign, listCampaignFiles} from '../../src/usecases/campaign-folder.ts';
import {campaignPicture, mailingOfMunicipality} from '../../src/usecases/mailing-of-municipality.ts';
import {closeExample, now, openExample, setting} from './example-store.ts';

const slugs = await listCampaignSlugs(setting.campaignsFolder);
let db: Database;
test.before(async () => {
	db = await openExample();
});
test.after.always(() => closeExample());

async function build(slug: string, rest = {}) {
	const built = [];
	for await (const mailing of buildCampaign(db, {...setting, slug, now, ...rest})) {
		built.push(mailing);
	}

	return built;
}

const figure = (text: string, pattern: RegExp) => Number(pattern.exec(text)?.[1]?.replaceAll('.', ''));

for (const slug of slugs) {
	const at = slug === 'stap-over' ? '2024-03-15' : '2024-06-12';
	test(`${slug}: every number in the text part of the .eml equals a recount from the facts`, async t => {
		const actions = await db.actions.find({year: 2024, day: {$lte: at}, removed: false}).toArray();
		const months = await db.appDownloads.find({year: 2024, removed: false}).toArray();
		const searches = actions.filter(
			({kind, starter}) => starter === 'control-room' && /person|suspect|vehicle/.test(kind),
		);
		const whole = months.filter(({month}) => `${month}-31` <= at || month < at.slice(0, 7));
		const sum = (rows: typeof months) => rows.reduce((total, row) => total + row.appDownloads, 0);
		const built = await build(slug);
		t.is(built.length, 38);
		for (const {municipality, files} of built) {
			const {text = ''} = await PostalMime.parse(files[2]?.content as Buffer);
			const own = searches.filter(action => action.municipality === municipality.code);
			t.true(text.includes(` ${municipality.name}`));
			t.is(figure(text, /Burgernetapp ([\d.]+) keer nieuw/), sum(whole.filter(row => row.area === municipality.code)));
			t.is(figure(text, /(?:is|zijn) ([\d.]+) zoekacties? van/), own.length || searches.length, text);
			t.is(figure(text, /bij ([\d.]+) van de/), searches.filter(({outcome}) => outcome?.result === 'direct').length);
			t.is(figure(text, /van de ([\d.]+) zoekacties/), searches.length);
			t.true(String(files[0]?.content).includes(municipality.name));
			const sent = actions.filter(
				({starter, municipality: place}) => starter === 'municipality' && place === municipality.code,
			);
			t.true(slug !== 'burgernet-in-gemeente' || text.includes(`${sent.length || 'nog geen'} eigen bericht`), text);
		}
	});
}

test('there is exactly one .html, .txt and .eml for each, named after campaign and municipality', async t => {
	const names = (await build('stap-over')).flatMap(({files}) => files.map(({name}) => name));
	t.is(new Set(names).size, 3 * 38);
	t.deepEqual(names.slice(0, 3), ['stap-over-almere.html', 'stap-over-almere.txt', 'stap-over-almere.eml']);
});

test('a closed campaign keeps the figures of its day, a living one moves on', async t => {
	const later = {now: new Date('2024-06-20T12:00:00Z'), municipality: 'GM0344'};
	const texts = async (slug: string, rest = {}) => (await build(slug, {municipality: 'GM0344', ...rest}))[0]?.files[1];
	t.deepEqual(await texts('stap-over', later), await texts('stap-over'));
	t.notDeepEqual(await texts('download-de-app', later), await texts('download-de-app'));
});

test('downloads that are known for the unit only are told as those of the whole unit', async t => {
	const built = await build('download-de-app', {now: new Date('2021-11-10T12:00:00Z')});
	t.is(built.length, 39);
	for (const {municipality, files} of built) {
		const text = String(files[1]?.content);
		t.regex(text, /In heel Midden-Nederland is de Burgernetapp [\d.]+ keer nieuw gedownload \(in 2021, t\/m oktober\)/);
		t.true(text.includes(`Beste inwoner van ${municipality.name},`));
	}
});

test('there are 39 mailings until Weesp leaves on 24 March 2022, and 38 from that day', async t => {
	t.is((await build('download-de-app', {now: new Date('2022-03-23T22:59:59Z')})).length, 39);
	t.is((await build('download-de-app', {now: new Date('2022-03-23T23:00:00Z')})).length, 38);
});

test('a page shows the mailing that the build writes', async t => {
	const [built] = await build('stap-over', {municipality: 'GM0321'});
	const shown = await mailingOfMunicipality(db, {...setting, slug: 'stap-over', municipality: 'GM0321', now});
	t.is(shown.html, String(built?.files[0]?.content));
	t.is(shown.text, String(built?.files[1]?.content));
	t.is(shown.subject, 'Burgernet in Houten: stap over op de app');
	t.true(shown.html.includes('src="https://burgernet.voorbeeld.nl/campagnes/stap-over/afbeeldingen/overstap.png"'));
	const mail = await PostalMime.parse(built?.files[2]?.content as Buffer);
	t.true(mail.html?.includes('src="cid:overstap@stap-over.burgernet"'));
});

test('a municipality that had left by the day has no mailing, and neither has a district', async t => {
	for (const municipality of ['GM0457', 'west-utrecht', 'unit', 'GM9999']) {
		await t.throwsAsync(mailingOfMunicipality(db, {...setting, slug: 'stap-over', municipality, now}), {
			name: 'Refusal',
		});
		await t.throwsAsync(build('stap-over', {municipality}), {name: 'Refusal'});
	}
});

test('an ambassador reads the mailing of the own municipality only', async t => {
	const identity = {id: 'a', role: 'ambassador', area: 'GM0321'} as const;
	const read = (municipality: string) =>
		mailingOfMunicipality(db, {...setting, slug: 'stap-over', municipality, now, identity});
	t.true((await read('GM0321')).text.includes('Houten'));
	await t.throwsAsync(read('GM0344'), {name: 'Refusal'});
});

test('an unknown campaign or picture is not found', async t => {
	for (const slug of ['nergens', '..', '../seed', 'stap-over/pictures', 'berichten']) {
		t.is(await findCampaign(db, {...setting, slug}), null, slug);
	}

	await t.throwsAsync(mailingOfMunicipality(db, {...setting, slug: '../seed', municipality: 'GM0321', now}), {
		name: 'Refusal',
	});
	t.is(await campaignPicture(db, {...setting, slug: 'stap-over', file: '../campaign.json'}), null);
	t.is(await campaignPicture(db, {...setting, slug: '..', file: 'overstap.png'}), null);
	t.true(Buffer.isBuffer(await campaignPicture(db, {...setting, slug: 'stap-over', file: 'overstap.png'})));
	t.is((await listCampaignFiles(db, setting.campaignsFolder)).length, 7);
});
