import test from 'ava';
import {june2022, openExampleStore, shared, startService} from '../service.ts';
import {wordsOf} from './forms.ts';

/** The example years, with a name planted at every organisation. */
const service = shared(async t => {
	const db = await openExampleStore(t, june2022);
	await db.ambassadors.deleteMany({organisation: 'GM0339'});
	for (const {_id, organisation} of await db.ambassadors.find({}).toArray()) {
		const contact = {name: `Planted ${organisation}`, email: `planted@${organisation.toLowerCase()}.example`};
		await db.contacts.updateOne({_id}, {$set: contact});
	}

	return startService(t, db);
});

const pages = {
	houten: '/gemeenten/houten',
	nieuwegein: '/gemeenten/nieuwegein',
	utrecht: '/gemeenten/utrecht',
	lekpoort: '/basisteams/lekpoort',
	centrum: '/basisteams/utrecht-centrum',
	detectives: '/districtsrecherches/west-utrecht',
} as const;
type Page = keyof typeof pages;
const all = Object.keys(pages) as Page[];

function plantedIn(text: string): string[] {
	return [...new Set([...text.matchAll(/Planted ([\w-]+)/g)].map(([, code]) => code ?? ''))].sort();
}

for (const [title, role, area, own] of [
	['a coordinator opens every page', 'coordinator', undefined, all],
	['an admin opens every page', 'admin', undefined, all],
	['the ambassador of Houten opens the own page only', 'ambassador', 'GM0321', ['houten']],
	['the ambassador of Lekpoort opens the own page only', 'ambassador', 'lekpoort', ['lekpoort']],
	['detectives open the own page only', 'ambassador', 'recherche-west-utrecht', ['detectives']],
] as const) {
	test(title, async t => {
		const {ask, token} = service();
		const who = await token(role, area);
		for (const page of all) {
			t.is((await ask(who, 'GET', pages[page])).status, (own as readonly Page[]).includes(page) ? 200 : 404, page);
		}

		t.is((await ask(who, 'GET', '/gemeenten/nergens')).status, 404);
	});
}

test('a reader and the control room have no such page, and an ambassador has no table of months', async t => {
	const {ask, token} = service();
	for (const role of ['reader', 'control-room'] as const) {
		const who = await token(role);
		for (const page of all) {
			t.is((await ask(who, 'GET', pages[page])).status, 403, page);
		}
	}

	const who = await token('ambassador', 'GM0321');
	t.is((await ask(who, 'GET', `${pages.houten}/tabel.csv`)).status, 403);
	t.is((await ask(null, 'GET', pages.houten)).headers.get('Location'), '/inloggen?naar=%2Fgemeenten%2Fhouten');
});

for (const [area, page, seen] of [
	['GM0321', 'houten', ['GM0321', 'lekpoort']],
	['GM0344', 'utrecht', ['GM0344', 'utrecht-centrum', 'utrecht-noord', 'utrecht-west', 'utrecht-zuid']],
	['lekpoort', 'lekpoort', ['GM0321', 'GM0356', 'GM1961', 'lekpoort']],
] as const) {
	test(`the page of ${area} names the own organisation and its counterpart, and nobody else`, async t => {
		const {ask, token, db} = service();
		const {text} = await ask(await token('ambassador', area), 'GET', pages[page]);
		const others = plantedIn(text).filter(code => !(seen as readonly string[]).includes(code));
		t.deepEqual(others, []);
		const held = await db.ambassadors.distinct('organisation', {organisation: {$in: [...seen]}, until: null});
		t.deepEqual(plantedIn(text), held.toSorted());
	});
}

test('detectives are no counterpart of an ambassador, so they are not called vacant either', async t => {
	const {ask, token} = service();
	const words = async (who: string) => wordsOf(await ask(who, 'GET', pages.houten));
	t.notRegex(await words(await token('ambassador', 'GM0321')), /Districtsrecherche West-Utrecht/);
	t.regex(await words(await token('coordinator')), /Districtsrecherche West-Utrecht (Planted|vacant)/);
});

test('a vacant function says so, and a deleted contact leaves the function without a name', async t => {
	const {ask, token, db} = service();
	const who = await token('coordinator');
	const page = async () => wordsOf(await ask(who, 'GET', '/basisteams/heuvelrug'));
	const one = await db.ambassadors.findOne({organisation: 'GM0340', until: null});
	t.regex(await page(), /Gemeente Rhenen Planted GM0340/);
	await db.contacts.deleteOne({_id: one?._id ?? ''});
	t.regex(await page(), /Gemeente Rhenen ambassadeur, naam verwijderd/);
	t.regex(await page(), /Gemeente Renswoude vacant/);
	t.regex(wordsOf(await ask(who, 'GET', '/gemeenten/renswoude')), /De functie is vacant/);
});

test('an ambassador begins at the own page, and the menu leads there from elsewhere', async t => {
	const {ask, token} = service();
	for (const [area, path, label] of [
		['GM0321', pages.houten, 'Onze gemeente'],
		['lekpoort', pages.lekpoort, 'Ons team'],
		['recherche-west-utrecht', pages.detectives, 'Ons team'],
	] as const) {
		const who = await token('ambassador', area);
		t.is((await ask(who, 'GET', '/')).headers.get('Location'), path);
		t.true((await ask(who, 'GET', '/berichten')).text.includes(`href="${path}">${label}`));
		t.regex((await ask(who, 'GET', path)).text, new RegExp(`href="${path}" aria-current="page"`));
		t.regex((await ask(who, 'GET', '/beheer')).text, /href="\/">Ons Burgernet/);
	}

	t.is((await ask(await token('coordinator'), 'GET', '/')).headers.get('Location'), '/voortgang');
	t.is((await ask(await token('control-room'), 'GET', '/')).headers.get('Location'), '/meldkamer');
});
