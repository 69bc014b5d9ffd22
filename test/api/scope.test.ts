import test from 'ava';
import {june2022, newKey, openExampleStore, shared, startService} from '../service.ts';

const organisations = {houten: 'GM0321', bes: 'bes', detectives: 'recherche-flevoland', utrecht: 'GM0344'};

/** The example years, with a word planted in every place that belongs to one organisation. */
const service = shared(async t => {
	const running = await startService(t, await openExampleStore(t, june2022));
	const {db, ask, token} = running;
	const coordinator = await token('coordinator');
	const areas = await db.areas.find({kind: {$in: ['municipality', 'basisteam', 'detectives']}}).toArray();
	const bes = {organisation: 'bes', name: 'A', email: 'a@bes.example', from: '2022-01-01'};
	await ask(coordinator, 'POST', '/api/v1/ambassadors', {body: bes, headers: newKey()});
	for (const {_id: code, kind} of areas) {
		await db.contacts.updateMany(
			{_id: {$in: await db.ambassadors.distinct('_id', {organisation: code})}},
			{$set: {name: `Planted ${code}`, email: `planted@${code.toLowerCase()}.example`}},
		);
		await db.appDownloads.updateMany({area: code}, {$set: {source: `Planted ${code}`}});
		const body = {kind: 'information', starter: kind, [kind]: code, startedAt: '2022-03-20T10:00:00Z'};
		await ask(coordinator, 'POST', '/api/v1/actions', {body, headers: newKey()});
	}

	return {...running, coordinator};
});

/** Whose ambassadors an ambassador may see: the own organisation and its counterpart. */
const counterparts: Readonly<Record<string, readonly string[]>> = {
	GM0321: ['GM0321', 'lekpoort'],
	GM0344: ['GM0344', 'utrecht-centrum', 'utrecht-noord', 'utrecht-west', 'utrecht-zuid'],
	bes: ['bes', 'GM0310', 'GM0317', 'GM0308', 'GM0342', 'GM0313'],
};

function plantedIn(text: string): string[] {
	return [...new Set([...text.matchAll(/Planted ([\w-]+)/g)].map(([, code]) => code ?? ''))].sort();
}

for (const area of ['GM0321', 'GM0344', 'bes']) {
	test(`the ambassador of ${area} sees names of the own organisation and its counterpart only`, async t => {
		const {ask, token, db} = service();
		const who = await token('ambassador', area);
		const paths = [
			...['/api/v1/ambassadors?limit=200', '/api/v1/app-downloads?year=2022&limit=200', '/api/v1/actions?limit=200'],
			...['/api/v1/progress/2022', `/api/v1/progress/2022?area=${area}`, '/api/v1/figures/2022?by=month'],
			...['/api/v1/areas', '/api/v1/targets/2022', '/api/v1/campaigns', '/voortgang?jaar=2022'],
		];
		const texts = await Promise.all(paths.map(async path => (await ask(who, 'GET', path)).text));
		const seen = plantedIn(texts.join(' '));
		t.true(seen.includes(area));
		const others = seen.filter(code => !(counterparts[area] ?? []).includes(code));
		t.deepEqual(others, []);
		const foreign = await db.ambassadors.findOne({organisation: {$nin: [...(counterparts[area] ?? [])]}});
		t.is((await ask(who, 'GET', `/api/v1/ambassadors/${foreign?._id}`)).status, 404);
		const own = await db.ambassadors.findOne({organisation: area});
		t.is((await ask(who, 'GET', `/api/v1/ambassadors/${own?._id}`)).status, 200);
	});

	test(`the ambassador of ${area} sees own actions only`, async t => {
		const {ask, token} = service();
		const who = await token('ambassador', area);
		const kind = area.startsWith('GM') ? 'municipality' : 'basisteam';
		const {items} = (await ask(who, 'GET', '/api/v1/actions?limit=200')).body;
		t.true(items.length > 0);
		t.true(items.every((item: Record<string, string>) => item.starter === kind && item[kind] === area));
		const other = area === 'GM0321' ? 'GM0344' : 'GM0321';
		t.deepEqual((await ask(who, 'GET', `/api/v1/actions?municipality=${other}&starter=municipality`)).body.items, []);
		const then = await ask(who, 'GET', '/api/v1/actions?knownAt=2022-06-01T00:00:00Z&limit=200');
		t.true(then.body.items.every((item: Record<string, string>) => item[kind] === area));
	});
}

const all = [
	'unit',
	'west-utrecht',
	'oost-utrecht',
	'utrecht-stad',
	'GM0321',
	'GM0344',
	'bes',
	'lekpoort',
	'recherche-flevoland',
];
for (const [title, role, area, seen] of [
	['an admin', 'admin', undefined, all],
	['a coordinator', 'coordinator', undefined, all],
	['the control room', 'control-room', undefined, ['unit']],
	['a reader', 'reader', undefined, ['unit', 'west-utrecht', 'oost-utrecht', 'utrecht-stad']],
	['the ambassador of Houten', 'ambassador', organisations.houten, ['unit', 'west-utrecht', 'GM0321']],
	['the ambassador of Utrecht', 'ambassador', organisations.utrecht, ['unit', 'GM0344']],
	['the ambassador of BES', 'ambassador', organisations.bes, ['unit', 'oost-utrecht', 'bes']],
	['the detectives of Flevoland', 'ambassador', organisations.detectives, ['unit', 'recherche-flevoland']],
] as const) {
	test(`${title} sees the figures of ${seen.length} of ${all.length} areas, the others do not exist`, async t => {
		const {ask, token} = service();
		const who = await token(role, area);
		for (const code of [...all, 'GM9999']) {
			const status = (seen as readonly string[]).includes(code) ? 200 : 404;
			t.is((await ask(who, 'GET', `/api/v1/progress/2022?area=${code}`)).status, status, `progress ${code}`);
			t.is((await ask(who, 'GET', `/api/v1/figures/2022?by=month&area=${code}`)).status, status, `figures ${code}`);
			t.is((await ask(who, 'GET', `/voortgang?jaar=2022&gebied=${code}`)).status, status, `page ${code}`);
		}
	});

	test(`${title} gets divisions only where every row may be seen`, async t => {
		const {ask, token} = service();
		const who = await token(role, area);
		const isAll = role === 'admin' || role === 'coordinator';
		for (const by of ['municipality', 'basisteam', 'district', 'month']) {
			const isOpen = isAll || by === 'month' || (role === 'reader' && by === 'district');
			t.is((await ask(who, 'GET', `/api/v1/figures/2022?by=${by}`)).status, isOpen ? 200 : 403, by);
		}
	});
}

test('downloads of another area do not exist for an ambassador, and a list leaves them out', async t => {
	const {ask, token} = service();
	const who = await token('ambassador', 'GM0321');
	t.is((await ask(who, 'GET', '/api/v1/app-downloads?year=2022&area=GM0344')).status, 404);
	t.is((await ask(who, 'GET', '/api/v1/app-downloads?year=2022&area=GM0321')).status, 200);
	for (const [year, seen] of [
		['2021', 'unit'],
		['2022', 'GM0321'],
	]) {
		const {items} = (await ask(who, 'GET', `/api/v1/app-downloads?year=${year}&limit=200`)).body;
		t.deepEqual([...new Set(items.map((item: {area: string}) => item.area))], [seen]);
	}
});

test('the mailing of another municipality does not exist for an ambassador', async t => {
	const {ask, token} = service();
	const who = await token('ambassador', 'GM0321');
	const status = async (code: string) =>
		(await ask(who, 'GET', `/api/v1/campaigns/download-de-app/mailings/${code}`)).status;
	t.is(await status('GM0321'), 200);
	t.is(await status('GM0344'), 404);
	t.is(await status('GM9999'), 404);
	t.is((await ask(who, 'GET', '/api/v1/campaigns/nothing/mailings/GM0321')).status, 404);
});
