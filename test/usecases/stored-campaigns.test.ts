import test from 'ava';
import {Refusal} from '../../src/domain/faults.ts';
import {campaignStanding, setCampaignState} from '../../src/usecases/campaign-states.ts';
import {editableCampaign, editCampaign} from '../../src/usecases/edit-campaign.ts';
import {kitOf} from '../../src/usecases/kit.ts';
import {mailingOfMunicipality} from '../../src/usecases/mailing-of-municipality.ts';
import {saveSettings} from '../../src/usecases/settings.ts';
import {copyCampaign, undoCampaign} from '../../src/usecases/stored-campaigns.ts';
import {verify} from '../../src/usecases/verify.ts';
import {setting} from '../kit/folder.ts';
import {june2022, openReferenceStore, shared} from '../service.ts';
import {campaignsFolder, writeOf} from './campaign-folders.ts';

const store = shared(t => openReferenceStore(t));
const copy = (title: string, slug = 'download-de-app', write = writeOf()) =>
	copyCampaign(store(), {...write, campaignsFolder, slug, title});
const standing = (slug: string) => campaignStanding(store(), {campaignsFolder, slug});
const editable = (slug: string) => editableCampaign(store(), {campaignsFolder, slug});
/** Changes some fields of the form as it stands. */
const edit = async (slug: string, fields: Record<string, string>, write = writeOf()) => {
	const {stored, typed} = await editable(slug);
	const change = {...write, campaignsFolder, slug, expected: stored.revision, typed: {...typed, ...fields}};
	await editCampaign(store(), change);
};
const setState = async (slug: string, state: 'draft' | 'released' | 'closed', write = writeOf()) => {
	const {revision, hash} = await standing(slug);
	await setCampaignState(store(), state, {...write, campaignsFolder, slug, expected: revision, seenHash: hash});
};
const mailing = (slug: string, form: 'je' | 'u') =>
	mailingOfMunicipality(store(), {...setting, campaignsFolder, slug, municipality: 'GM0321', now: june2022, form});

test('a copy gives the same mail, but for its own address', async t => {
	const slug = await copy('Kijk nu mee');
	t.is(slug, 'kijk-nu-mee');
	for (const form of ['je', 'u'] as const) {
		const [source, copied] = [await mailing('download-de-app', form), await mailing(slug, form)];
		t.deepEqual({...copied, html: copied.html.replaceAll(`/${slug}/`, '/download-de-app/')}, source);
	}

	const kit = await kitOf(store(), {...setting, campaignsFolder, slug, municipality: 'GM0321', now: june2022});
	t.true(kit.content.length > 100_000);
});

test('a copy is a draft with a slug of its own, of today also when its source is closed', async t => {
	const write = writeOf();
	const slugs = [await copy('Nog een', 'stap-over', write), await copy('Nog een', 'stap-over', write)];
	t.deepEqual(slugs, ['nog-een', 'nog-een']);
	t.is(await copy('Nog één'), 'nog-een-2');
	t.is(await copy('Nieuw'), 'nieuw-2');
	t.is(await copy('Stap over'), 'stap-over-2');
	const {state, files, stored} = await standing('nog-een');
	t.deepEqual(
		[state, files.campaign.day, files.campaign.title, stored?.copiedFrom],
		['draft', undefined, 'Nog een', 'stap-over'],
	);
	t.is((await standing('stap-over')).state, 'closed');
	const both = await Promise.all([copy('Tegelijk'), copy('Tegelijk')]);
	t.deepEqual(both.sort(), ['tegelijk', 'tegelijk-2']);
});

test('one changed letter takes a release back, and that letter back makes it released again', async t => {
	const slug = await copy('Een letter');
	await setState(slug, 'released');
	const {typed} = await editable(slug);
	for (const [field, value] of [
		['text', typed.text?.replace('Beste', 'beste')],
		['page', typed.page?.replace('man', 'Man')],
		['mjml', typed.mjml?.replace('Beste', 'beste')],
		['headline', 'Kijk mee!'],
		['alt1', 'Een straat.'],
		['line1', 'Doe mee.'],
		['title', 'Een andere letter'],
		['eventDay', 'ja'],
	] as const) {
		await edit(slug, {[field]: value ?? ''});
		t.deepEqual([(await standing(slug)).state, (await standing(slug)).isChanged], ['draft', true], field);
		const {stored} = await editable(slug);
		await undoCampaign(store(), {...writeOf(), slug, expected: stored.revision});
		t.deepEqual((await editable(slug)).typed, typed);
		t.is((await standing(slug)).state, 'released', field);
	}
});

test('saving what stands there, as a browser sends it, changes nothing', async t => {
	const slug = await copy('Niets anders');
	const {typed} = await editable(slug);
	const sent = Object.entries(typed).map(([field, text]) => [field, text.replaceAll('\n', '\r\n')]);
	await edit(slug, Object.fromEntries(sent));
	t.is((await editable(slug)).stored.revision, 1);
});

test('every fault is told at once by its field, and nothing is written', async t => {
	const slug = await copy('Fouten');
	const {typed} = await editable(slug);
	const fields = {
		...{title: '', subject: 'Kijk op {{link_app}}', day: '2022-02-30', longest1: 'veel', alt1: '{{gemeente}}'},
		...{headline: 'x'.repeat(61), name2: 'regel_twee', text: `${typed.text}\nhttps://elders.example`},
		mjml: typed.mjml?.replace('<mj-image', '<mj-include path="x" /><mj-image') ?? '',
	};
	const error = await t.throwsAsync(edit(slug, fields), {instanceOf: Refusal});
	const found = new Set(error?.faults.map(({field}) => field));
	for (const field of ['title', 'day', 'longest1', 'headline', 'label2', 'text', 'mjml']) {
		t.true(found.has(field), `${field}: ${error?.message}`);
	}

	t.regex(
		error?.message ?? '',
		/Titel: dit veld mag niet leeg zijn\..*mailing\.txt, regel \d+: Schrijf geen webadres uit.*Daar staat: https:\/\/elders/,
	);
	const later = await t.throwsAsync(edit(slug, {subject: 'Kijk op {{link_app}}', alt1: '{{gemeente}}'}), {
		instanceOf: Refusal,
	});
	t.deepEqual(
		later?.faults.map(({field}) => field),
		['subject', 'alt1'],
	);
	t.is((await editable(slug)).stored.revision, 1);
});

test('of two who change the same text the second is told, and a form sent twice counts once', async t => {
	const slug = await copy('Samen');
	const {typed} = await editable(slug);
	const write = writeOf();
	const change = {...write, campaignsFolder, slug, expected: 1, typed: {...typed, title: 'Van de een'}};
	await editCampaign(store(), change);
	await editCampaign(store(), change);
	const other = {...change, ...writeOf('coordinator-2'), typed: {...typed, title: 'Van de ander'}};
	t.is((await t.throwsAsync(editCampaign(store(), other), {instanceOf: Refusal}))?.code, 'stale');
	const {campaign, stored} = await editable(slug);
	t.deepEqual([campaign.title, stored.revision], ['Van de een', 2]);
});

test('a change is taken back, and that too; what is shipped or was never changed is not', async t => {
	const slug = await copy('Terug');
	const undo = (expected: number, of = slug) => undoCampaign(store(), {...writeOf(), slug: of, expected});
	t.is((await t.throwsAsync(undo(1), {instanceOf: Refusal}))?.code, 'conflict');
	await edit(slug, {title: 'Terug gewijzigd'});
	await undo(2);
	t.is((await editable(slug)).campaign.title, 'Terug');
	await undo(3);
	t.is((await editable(slug)).campaign.title, 'Terug gewijzigd');
	t.is((await t.throwsAsync(undo(3), {instanceOf: Refusal}))?.code, 'stale');
	t.is((await t.throwsAsync(undo(0, 'stap-over'), {instanceOf: Refusal}))?.code, 'not-found');
	t.is((await t.throwsAsync(editable('stap-over'), {instanceOf: Refusal}))?.code, 'conflict');
});

test.serial('with a second reader only somebody else than who changed the text last releases it', async t => {
	const slug = await copy('Tweede lezer');
	const choose = (isSecondReaderAsked: boolean, expected: number) =>
		saveSettings(store(), {isSecondReaderAsked}, {...writeOf('beheerder'), expected});
	await choose(true, 0);
	const own = await t.throwsAsync(setState(slug, 'released'), {instanceOf: Refusal});
	t.is(own?.code, 'conflict');
	t.regex(own?.message ?? '', /Een andere coördinator of een beheerder/);
	await setState(slug, 'released', writeOf('coordinator-2'));
	await setState(slug, 'draft');
	await edit(slug, {title: 'Tweede lezer, tweede versie'}, writeOf('coordinator-2'));
	await t.throwsAsync(setState(slug, 'released', writeOf('coordinator-2')), {instanceOf: Refusal});
	await setState(slug, 'released');
	await setState('na-de-veiligheidsdag', 'draft');
	await setState('na-de-veiligheidsdag', 'released');
	await choose(false, 1);
	t.is((await t.throwsAsync(choose(true, 1), {instanceOf: Refusal}))?.code, 'stale');
	await setState(slug, 'draft');
	await setState(slug, 'released', writeOf('coordinator-2'));
	t.is((await standing(slug)).state, 'released');
});

test.serial('the stored campaigns and settings pass the verification', async t => {
	const differences: unknown[] = [];
	await verify(store(), {progress() {}, found: difference => differences.push(difference)});
	t.deepEqual(differences, []);
});
