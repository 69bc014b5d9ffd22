import test from 'ava';
import type {Database} from '../../src/store/database.ts';
import {addressOf, openReferenceStore, shared, startService} from '../service.ts';
import {burgernet, folderWith} from './command-line.ts';

const store = shared(openReferenceStore);
const run = (...parameters: string[]) => burgernet(['import', ...parameters], {MONGODB_URI: addressOf(store())});

const actionsTable = `id;soort;aanleiding;thema;starter;vrijwilliger;gemeente;basisteam;gestart;geeindigd;bereik;uitkomst;uitkomstdatum
m1;vermist persoon;vermissing;;meldkamer;ja;Houten;;14-5-2022 10:42;14-5-2022 11:30;1.234;direct succes;15-5-2022
m2;verdachte;inbraak;;meldkamer;nee;GM0344;;2022-05-15T08:00:00+02:00;;;geen resultaat;
m3;informatief bericht;;digitale veiligheid;gemeente;;Laren (NH.);;1-3-2022;;;;
m4;AMBER Alert;;;landelijk;;;;20-5-2022 08:00;;;;
`;

/** Everything that is stored, as text. */
async function everything(db: Database): Promise<string> {
	const collections = [db.actions, db.appDownloads, db.ambassadors, db.totals, db.contacts];
	const found = await Promise.all(collections.map(collection => collection.find({}).sort({_id: 1}).toArray()));
	return JSON.stringify(found);
}

test.serial('a table of actions comes in whole, and a second time changes nothing', async t => {
	const path = await folderWith(t, {'acties.csv': `\uFEFF${actionsTable}`});
	const dry = await run('actions', path('acties.csv'), '--dry-run');
	t.deepEqual(dry.stdout, ['Gecontroleerd, niets geschreven: 4 nieuw, 0 gewijzigd, 0 ongewijzigd, 0 behouden']);
	t.is(await store().actions.countDocuments(), 0);
	const first = await run('actions', path('acties.csv'));
	t.is(first.code, 0, first.stderr.join('\n'));
	t.deepEqual(first.stdout, ['4 nieuw, 0 gewijzigd, 0 ongewijzigd, 0 behouden']);
	const stored = await everything(store());
	const second = await run('actions', path('acties.csv'));
	t.deepEqual(second.stdout, ['0 nieuw, 0 gewijzigd, 4 ongewijzigd, 0 behouden']);
	t.is(await everything(store()), stored);
	const missing = await store().actions.findOne({kind: 'missing-person'});
	t.like(missing, {
		municipality: 'GM0321',
		basisteam: 'lekpoort',
		reach: 1234,
		startedByVolunteer: true,
		day: '2022-05-14',
	});
	t.deepEqual(missing?.startedAt, new Date('2022-05-14T08:42:00Z'));
	t.deepEqual(missing?.outcome, {result: 'direct', at: new Date('2022-05-15T21:59:59Z'), tips: null});
	const message = await store().actions.findOne({kind: 'information'});
	t.like(message, {municipality: 'GM0417', theme: 'digital-safety'});
	t.deepEqual(message?.startedAt, new Date('2022-03-01T22:59:59Z'));
});

test.serial('a changed row becomes a revision; a row that a person corrected stays, and is named', async t => {
	const {ask, token} = await startService(t, store(), {now: () => new Date()});
	const suspect = await store().actions.findOne({kind: 'suspect'});
	const corrected = await ask(await token('coordinator'), 'PATCH', `/api/v1/actions/${suspect?._id}`, {
		body: {reach: 77, reason: 'geteld'},
		headers: {'If-Match': '"1"'},
	});
	t.is(corrected.status, 200);
	const changed = actionsTable.replace('1.234', '2.000').replace(';geen resultaat;', ';direct succes;');
	const path = await folderWith(t, {'acties.csv': changed});
	const ended = await run('actions', path('acties.csv'));
	t.deepEqual(ended.stdout, ['0 nieuw, 1 gewijzigd, 2 ongewijzigd, 1 behouden']);
	t.regex(ended.stderr.join('\n'), new RegExp(`regel 3: ${suspect?.number} is sindsdien met de hand gewijzigd`));
	t.like(await store().actions.findOne({_id: suspect?._id ?? ''}), {reach: 77, revision: 2});
	t.like(await store().actions.findOne({kind: 'missing-person'}), {reach: 2000, revision: 2});
});

test.serial('one faulty row leaves everything as it was, and every fault is named by line and column', async t => {
	const bad = `${actionsTable.replaceAll(/^m/gm, 'n')}n5;feest;;;meldkamer;;Nergens;;31-2-2022;;veel;;
n6;verdachte;;;meldkamer;;Houten;;14-5-2022;13-5-2022;;;
n1;verdachte;;;meldkamer;;Houten;;14-5-2022;;;;
n7;AMBER Alert;;;landelijk;;;;20-5-2022;;;direct succes;
`;
	const path = await folderWith(t, {'fout.csv': bad});
	const before = await everything(store());
	const ended = await run('actions', path('fout.csv'));
	t.is(ended.code, 2);
	t.deepEqual(ended.stdout, []);
	const places = ended.stderr.slice(0, -1).map(line => line.split(':')[0]);
	t.deepEqual(places, [
		...[
			'regel 6, kolom B (soort)',
			'regel 6, kolom G (gemeente)',
			'regel 6, kolom I (gestart)',
			'regel 6, kolom K (bereik)',
		],
		...['regel 7, kolom J (geeindigd)', 'regel 8, kolom A (id)', 'regel 9, kolom L (uitkomst)'],
	]);
	t.regex(ended.stderr.at(-1) ?? '', /^7 fouten .*niets geschreven/);
	t.is(await everything(store()), before);
});

const feed = {
	actions: [
		{
			...{id: 'f1', municipality: 'Houten', actionType: 'Vermist Persoon', amberAlert: false, active: true},
			...{startTimestamp: 1_652_517_720, endTimestamp: 1_652_521_320_000},
			area: {lat: 52.0283, lng: 5.1681, radius: 1200},
			messages: [
				{
					...{title: 'PLANTED-TITLE', body: 'PLANTED-BODY man in rode jas', responseUrl: 'https://planted.example/x'},
					...{messageType: 'PLANTED-TYPE', lastModifiedTimestamp: 1_652_517_800, speechId: 'PLANTED-SPEECH'},
				},
			],
			suspect: 'PLANTED-NAME',
		},
		{id: 9, municipality: 'x', actionType: 'PLANTED-ALERT', amberAlert: true, startTimestamp: 1_652_517_720},
	],
};

test.serial('of the public shape texts, links, names and places are dropped at the door', async t => {
	const path = await folderWith(t, {'feed.json': JSON.stringify(feed, null, 1)});
	const [before, first] = [await store().actions.countDocuments(), await run('actions', path('feed.json'))];
	t.deepEqual(first.stdout, ['2 nieuw, 0 gewijzigd, 0 ongewijzigd, 0 behouden'], first.stderr.join('\n'));
	t.deepEqual((await run('actions', path('feed.json'))).stdout, ['0 nieuw, 0 gewijzigd, 2 ongewijzigd, 0 behouden']);
	t.is(await store().actions.countDocuments(), before + 2);
	const text = await everything(store());
	t.notRegex(text, /planted|52\.02|5\.168|rode jas/i);
	const [search] = await store().actions.find({source: 'public-feed', kind: 'missing-person'}).toArray();
	t.like(search, {municipality: 'GM0321', starter: 'control-room', radiusKm: 2, outcome: null});
	t.deepEqual(search?.endedAt, new Date('2022-05-14T09:42:00Z'));
	t.deepEqual(search?.messagesAt, [new Date('2022-05-14T08:43:20Z')]);
	t.like(await store().actions.findOne({source: 'public-feed', kind: 'amber-alert'}), {municipality: null});
});

test.serial('one unknown type in the public shape refuses the whole file', async t => {
	const [one] = feed.actions;
	const bad = {
		actions: [
			{...one, id: 'g1'},
			{...one, id: 'g2', actionType: 'Feest', municipality: 'Nergens'},
		],
	};
	const path = await folderWith(t, {'feed.json': JSON.stringify(bad, null, 1)});
	const before = await everything(store());
	const ended = await run('actions', path('feed.json'));
	t.is(ended.code, 2);
	t.is(ended.stderr.length, 3);
	t.regex(ended.stderr[0] ?? '', /^regel 2\d, kolom actionType: /);
	t.regex(ended.stderr[1] ?? '', /^regel 2\d, kolom municipality: /);
	t.is(await everything(store()), before);
});

for (const [kind, table, bad, line] of [
	[
		'app-downloads',
		'gemeente;maand;downloads;deelnemers\nHouten;2022-04;1.234;\n;;;\nHele eenheid;4-2022;2.000;310.000\n',
		'gemeente;maand;downloads\nHouten;2022-03;12\nHouten;2022-03;13\nNergens;2022-13;1,5\n',
		'4 fouten',
	],
	[
		'ambassadors',
		'organisatie,naam,email,vanaf,tot,portaal,burgernetmail\nHouten,A. de Vries,a@houten.example,1-1-2022,,1-2-2022,\n',
		'organisatie,naam,email,vanaf\nunit,,a b@houten.example,31-2-2022\n',
		'4 fouten',
	],
	[
		'totals',
		'jaar;maand;acties;direct\n2019;1;70;9\n2019;2;60;8\n',
		'jaar;acties;direct\n2018;7;8\n19;x;\n',
		'4 fouten',
	],
] as const) {
	test.serial(`a table of ${kind} comes in once; a faulty one not at all`, async t => {
		const path = await folderWith(t, {'goed.csv': table, 'fout.csv': bad});
		const first = await run(kind, path('goed.csv'));
		t.is(first.code, 0, first.stderr.join('\n'));
		t.regex(first.stdout.at(-1) ?? '', /^[1-9]\d* nieuw, 0 gewijzigd/);
		const stored = await everything(store());
		t.regex((await run(kind, path('goed.csv'))).stdout.at(-1) ?? '', /^0 nieuw, 0 gewijzigd, [1-9]\d* ongewijzigd/);
		t.is(await everything(store()), stored);
		const refused = await run(kind, path('fout.csv'));
		t.is(refused.code, 2);
		t.true(refused.stderr.at(-1)?.startsWith(line), refused.stderr.join('\n'));
		t.true(refused.stderr.slice(0, -1).every(text => /^regel \d+(, kolom [A-G] \(\w+\))?: /.test(text)));
		t.is(await everything(store()), stored);
	});
}

test.serial(
	'a file of areas tells what it changes, changes it once, and leaves everything when a row is wrong',
	async t => {
		const header = 'wijziging;vanaf;code;naam;soort;onder;naar;jaar;inwoners\n';
		const path = await folderWith(t, {
			'goed.csv': `${header}naam;;GM0321;Houten aan de Rijn;;;;;\n`,
			'fout.csv': `${header}naam;;Bunnik;Bunnik aan de Rijn;;;;;\nnaam;;Atlantis;Nieuw Atlantis;;;;;\n`,
		});
		const dry = await run('areas', path('goed.csv'), '--dry-run');
		t.deepEqual(dry.stdout, ['Gecontroleerd, niets geschreven: 0 nieuw, 1 gewijzigd, 0 ongewijzigd']);
		t.regex(dry.stderr.join('\n'), /Gemeente Houten aan de Rijn: Heette Houten\./);
		t.deepEqual((await run('areas', path('goed.csv'))).stdout, ['0 nieuw, 1 gewijzigd, 0 ongewijzigd']);
		t.deepEqual((await run('areas', path('goed.csv'))).stdout, ['0 nieuw, 0 gewijzigd, 1 ongewijzigd']);
		const wrong = await run('areas', path('fout.csv'));
		t.is(wrong.code, 2);
		t.regex(wrong.stderr.join('\n'), /3.*Atlantis/);
		t.is(await store().areas.countDocuments({name: /aan de Rijn/}), 1);
	},
);
