import {randomUUID} from 'node:crypto';
import test from 'ava';
import {importFile} from '../../src/usecases/import-file.ts';
import type {ImportRequest} from '../../src/usecases/import-request.ts';
import {folders, june2022, openReferenceStore, shared, startService} from '../service.ts';
import {hiddenFieldsOf, sendForm, wordsOf} from './forms.ts';

const service = shared(async t => {
	const running = await startService(t, await openReferenceStore(t));
	return {...running, coordinator: await running.token('coordinator')};
});
const page = (path: string) => service().ask(service().coordinator, 'GET', path);
const send = (address: string, fields: Record<string, string>) =>
	sendForm(service(), service().coordinator, {address, fields});

/** All fields of the form of a month as the browser would send them, with some typed over. */
async function typedMonth(month: string, typed: Record<string, string>) {
	const address = `/cijfers/maanden/${month}`;
	const {text} = await page(address);
	const hidden = [...text.matchAll(/<input type="hidden" name="([\w-]+)" value="([^"]*)"/g)];
	const inputs = [
		...text.matchAll(/<input class="[^"]*figures-table__input" id="[^"]*" name="([\w-]+)"[^>]*?value="([^"]*)"/g),
	];
	const fields = Object.fromEntries([...hidden, ...inputs].map(([, name, value]) => [name, value]));
	return {address, fields: {...fields, source: 'opgave', method: 'measured', ...typed} as Record<string, string>};
}

async function fill(month: string, typed: Record<string, string>) {
	const {address, fields} = await typedMonth(month, typed);
	return send(address, fields);
}

const stored = async (id: string) => service().db.appDownloads.findOne({_id: id});

test.serial('a month in one go: Dutch numbers, only changed cells are written, and it can be undone', async t => {
	const first = await fill('2022-01', {
		'downloads-GM0321': '1.234',
		'participants-GM0321': '8.000',
		'downloads-unit': '900',
	});
	t.is(first.status, 303, wordsOf(first));
	t.like(await stored('GM0321:2022-01'), {appDownloads: 1234, participants: 8000, revision: 1, source: 'opgave'});
	const second = await fill('2022-01', {'downloads-GM0310': '50', method: 'estimated'});
	const grid = await page(second.headers.get('Location') ?? '');
	t.regex(wordsOf(grid), /Opgeslagen: 1 vak van januari 2022/);
	t.regex(wordsOf(grid), /Januari: 1\.284 van de gemeenten samen, 900 opgegeven voor de hele eenheid/);
	t.regex(grid.text, /aria-label="50, De Bilt, januari, geschat"/);
	t.like(await stored('GM0321:2022-01'), {revision: 1, method: 'measured'});
	const address = '/cijfers/maanden/2022-01/terugnemen';
	const undone = await send(address, hiddenFieldsOf(grid, address));
	t.is(undone.status, 303);
	t.regex(wordsOf(await page(undone.headers.get('Location') ?? '')), /Ongedaan gemaakt: 1 vak/);
	t.like(await stored('GM0310:2022-01'), {removed: true, revision: 2});
	t.like(await stored('GM0321:2022-01'), {removed: false, revision: 1});
});

test.serial(
	'the same form twice is one write; a faulty cell names itself, keeps what was typed and writes nothing',
	async t => {
		const {address, fields} = await typedMonth('2022-02', {'downloads-GM0321': '20', 'downloads-GM0310': '30'});
		t.is((await send(address, fields)).status, 303);
		t.is((await send(address, fields)).status, 303);
		t.like(await stored('GM0321:2022-02'), {revision: 1});
		const wrong = await fill('2022-02', {
			'downloads-GM0321': '12,5',
			'downloads-GM0310': '',
			'participants-GM0356': '7',
			'downloads-GM0344': '40',
		});
		t.is(wrong.status, 400);
		for (const id of ['downloads-GM0321', 'downloads-GM0310', 'downloads-GM0356']) {
			t.regex(wrong.text, new RegExp(`href="#${id}"`), id);
		}

		t.regex(wrong.text, /value="12,5"/);
		t.is(await stored('GM0344:2022-02'), null);
	},
);

test.serial('a cell that a colleague changed meanwhile is refused, then saved on purpose', async t => {
	const {address, fields} = await typedMonth('2022-03', {'downloads-GM0321': '20', 'downloads-GM0310': '30'});
	await fill('2022-03', {'downloads-GM0321': '21'});
	const late = await send(address, fields);
	t.is(late.status, 400);
	t.regex(wordsOf(late), /Een collega vulde hier intussen 21 in/);
	t.is(await stored('GM0310:2022-03'), null);
	t.is((await fill('2022-03', {'downloads-GM0321': '20'})).status, 303);
	t.like(await stored('GM0321:2022-03'), {appDownloads: 20, revision: 2});
});

test.serial('a cell shows who wrote what when, is taken away and comes back', async t => {
	const address = '/cijfers/maanden/2022-03/GM0321';
	const cell = await page(address);
	t.regex(wordsOf(cell), /Downloads: 21 → werd 20/);
	t.regex(wordsOf(cell), /regionaal coördinator/);
	const gone = await send(`${address}/weghalen`, hiddenFieldsOf(cell, `${address}/weghalen`));
	t.like(await stored('GM0321:2022-03'), {removed: true, revision: 3});
	const after = await page(gone.headers.get('Location') ?? '');
	const undo = '/cijfers/maanden/2022-03/terugnemen';
	await send(undo, hiddenFieldsOf(after, undo));
	t.like(await stored('GM0321:2022-03'), {removed: false, appDownloads: 20, revision: 4});
});

test.serial('what is missing is listed, and on /voortgang for the coordinator with the form behind it', async t => {
	t.regex(wordsOf(await page('/cijfers?jaar=2022')), /Geen downloadcijfers voor april\./);
	const progress = await page('/voortgang?jaar=2022');
	t.regex(progress.text, /href="\/cijfers\/maanden\/2022-04"/);
	const admin = await service().ask(await service().token('admin'), 'GET', '/voortgang?jaar=2022');
	t.notRegex(admin.text, /Downloadcijfers ontbreken/);
});

test.serial(
	'the file of /cijfers is read back by the import: nothing changes, and a row that was filled in is new',
	async t => {
		const {text: csv} = await page('/cijfers.csv?jaar=2022');
		t.regex(csv, /gemeente;maand;downloads;deelnemers;bron;methode\r\n/);
		const identity = {id: 'test', role: 'coordinator', area: null} as const;
		const read = (content: string) =>
			importFile(service().db, {
				...{kind: 'app-downloads', fileName: 'cijfers.csv', content: Buffer.from(content), identity, now: june2022},
				...{seedFolder: folders.seed, progress() {}, importId: randomUUID()},
			} as ImportRequest & {importId: string});
		t.like(await read(csv), {added: 0, changed: 0});
		t.like(await read(csv.replace('Houten;2022-05;;;;', 'Houten;2022-05;77;;telling;geschat')), {added: 1, changed: 0});
		t.like(await stored('GM0321:2022-05'), {appDownloads: 77, method: 'estimated', source: 'telling'});
	},
);

test.serial('totals of a past year: the months add up, an empty year total is their sum', async t => {
	const address = '/cijfers/totalen/2019';
	const hidden = hiddenFieldsOf(await page(address), address);
	const month = {'started-2019-01': '40', 'direct-2019-01': '5', source: 'jaarverslag'};
	const wrong = await send(address, {...hidden, ...month, started: '41', direct: '5'});
	t.is(wrong.status, 400);
	t.regex(wordsOf(wrong), /De maanden tellen op tot 40, het jaartotaal is 41\./);
	t.regex(wordsOf(await send(address, {...hidden, ...month, 'direct-2019-01': ''})), /beide getallen/);
	t.is((await send(address, {...hidden, ...month})).status, 303);
	t.like(await service().db.totals.findOne({_id: '2019'}), {started: 40, direct: 5, revision: 1});
	t.is((await page('/cijfers/totalen/2022')).status, 404);
});

for (const role of ['admin', 'ambassador', 'control-room', 'reader'] as const) {
	test.serial(`/cijfers is not for ${role}`, async t => {
		const token = await service().token(role, role === 'ambassador' ? 'GM0321' : undefined);
		for (const path of [
			'/cijfers',
			'/cijfers.csv',
			'/cijfers/maanden/2022-01',
			'/cijfers/totalen',
			'/cijfers/gebeurtenissen',
		]) {
			t.is((await service().ask(token, 'GET', path)).status, 403, path);
		}
	});
}

test.serial('a month to come, a district and Weesp after it left have no form', async t => {
	for (const path of ['2022-07', '2022-05/west-utrecht', '2022-04/GM0457', '2022-05/GM9999']) {
		t.is((await page(`/cijfers/maanden/${path}`)).status, 404, path);
	}
});
