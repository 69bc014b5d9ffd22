import {randomUUID} from 'node:crypto';
import test from 'ava';
import type {Role} from '../../src/domain/users.ts';
import {kitFolder} from '../kit/folder.ts';
import {june2022, openReferenceStore, shared, startService} from '../service.ts';
import {goodFiles} from '../usecases/national-samples.ts';
import {hiddenFieldsOf, sendForm, wordsOf} from './forms.ts';
import {addFile, address, idOf, type NewFile, person} from './national-form.ts';

let now = june2022;
const service = shared(async t => {
	const running = await startService(t, await openReferenceStore(t), {campaigns: await kitFolder(t), now: () => now});
	const [coordinator, ambassador, team] = await Promise.all([
		running.token('coordinator'),
		running.token('ambassador', 'GM0321'),
		running.token('ambassador', 'lekpoort'),
	]);
	return {...running, coordinator, ambassador, team};
});
type Who = 'coordinator' | 'ambassador' | 'team';
const get = (path: string, who: Who = 'coordinator', method = 'GET', headers = {}) =>
	service().ask(service()[who], method, path, {headers: {...person, ...headers}});

test.afterEach.always(() => {
	now = june2022;
});

const add = (title: string, type: NewFile['type'] = 'pdf', fields: Record<string, string> = {}) =>
	addFile(service(), {title, type, fields});

/** Presses a button of a file, on a page that shows it. */
async function press(id: string, action: string, fields: Record<string, string> = {}, from = address) {
	const target = `/landelijk/${id}${action}`;
	const hidden = hiddenFieldsOf(await get(from), target);
	return sendForm(service(), service().coordinator, {address: target, fields: {...hidden, ...fields}});
}

test.serial(
	'what a coordinator adds, ambassadors of municipalities and teams find at their material and fetch whole',
	async t => {
		t.regex((await get('/campagnes')).text, /href="\/campagnes\/landelijk"/);
		for (const [type, said] of [
			['mp4', 'Filmpje, mp4'],
			['docx', 'Word-document'],
		] as const) {
			const added = await add(`Kijk uit voor ${type}`, type, {alt: 'Een deur.'});
			t.is(added.status, 303);
			for (const who of ['ambassador', 'team'] as const) {
				const words = wordsOf(await get('/materiaal', who));
				t.regex(words, new RegExp(`Van de landelijke campagne.*Download: Kijk uit voor ${type} ${said}, 1 kB`));
				const token = service()[who];
				const headers = {...person, Authorization: `Bearer ${token}`};
				const answer = await fetch(`${service().url}/landelijk/${idOf(added)}`, {headers});
				t.is(answer.status, 200);
				t.deepEqual(Buffer.from(await answer.arrayBuffer()), (await goodFiles())[type]);
				t.is(
					answer.headers.get('Content-Disposition'),
					`attachment; filename="landelijk-kijk-uit-voor-${type}.${type}"`,
				);
				t.is(answer.headers.get('X-Content-Type-Options'), 'nosniff');
				t.regex(
					answer.headers.get('Content-Type') ?? '',
					type === 'mp4' ? /^video\/mp4$/ : /wordprocessingml\.document$/,
				);
			}
		}
	},
);

test.serial('a file is offered from its first day until its last, and not a day longer', async t => {
	const id = idOf(await add('Alleen in juli', 'pdf', {from: '2022-07-01', lastDay: '2022-07-02'}));
	for (const [moment, isThere] of [
		['2022-06-30T21:59:00Z', false],
		['2022-06-30T22:01:00Z', true],
		['2022-07-02T21:59:00Z', true],
		['2022-07-02T22:01:00Z', false],
	] as const) {
		now = new Date(moment);
		t.is((await get('/materiaal', 'ambassador')).text.includes('Alleen in juli'), isThere, moment);
		t.is((await get(`/landelijk/${id}`, 'ambassador')).status, isThere ? 200 : 404, moment);
		t.is((await get(`/landelijk/${id}`)).status, 200);
	}
});

test.serial('a reader and the control room see nothing of it, and an ambassador changes nothing', async t => {
	const id = idOf(await add('Voor ambassadeurs'));
	for (const role of ['reader', 'control-room'] satisfies Role[]) {
		const token = await service().token(role);
		t.is((await service().ask(token, 'GET', address)).status, 403);
		t.is((await service().ask(token, 'GET', `/landelijk/${id}`)).status, 403);
	}

	const fields = {idempotencyKey: randomUUID(), revision: '1'};
	const {ambassador} = service();
	t.is((await get(address, 'ambassador')).status, 403);
	t.is((await sendForm(service(), ambassador, {address: `/landelijk/${id}/verwijderen`, fields})).status, 403);
	t.is((await get(`/landelijk/${randomUUID()}`, 'ambassador')).status, 404);
	t.is((await get('/landelijk/..%2Fkijk', 'ambassador')).status, 404);
});

test.serial('only what a person of a municipality fetches counts, by week, and is shown by quarter', async t => {
	const id = idOf(await add('Geteld'));
	await get(`/landelijk/${id}`, 'ambassador');
	await get(`/landelijk/${id}`, 'ambassador', 'HEAD');
	await get(`/landelijk/${id}`, 'ambassador', 'GET', {Range: 'bytes=0-1'});
	await get(`/landelijk/${id}`, 'ambassador', 'GET', {'User-Agent': 'Googlebot/2.1'});
	await get(`/landelijk/${id}`, 'ambassador', 'GET', {'Sec-Purpose': 'prefetch'});
	await get(`/landelijk/${id}`, 'team');
	await get(`/landelijk/${id}`, 'coordinator');
	now = new Date('2022-07-20T12:00:00Z');
	await get(`/landelijk/${id}`, 'ambassador');
	await get(`/landelijk/${id}`, 'ambassador');
	const rows = await service().db.fetches.find({material: id}).sort({week: 1}).toArray();
	t.deepEqual(
		rows.map(({municipality, week, count}) => [municipality, week, count]),
		[
			['GM0321', '2022-W26', 1],
			['GM0321', '2022-W29', 2],
		],
	);
	const row = wordsOf(await get(address)).split('Geteld')[1] ?? '';
	t.regex(row, /Opgehaald: 2 in het 3e kwartaal 2022, 1 in het 2e kwartaal 2022\./);
});

test.serial('a file is changed and taken back with an undo, and its history stays', async t => {
	const added = await add('Eerste titel');
	const id = idOf(added);
	const form = {title: 'Tweede titel', from: '2022-06-30', lastDay: '2022-06-30', alt: ''};
	t.is((await press(id, '', form, `${address}?wijzig=${id}`)).status, 303);
	t.regex((await get('/materiaal', 'ambassador')).text, /Tweede titel/);
	const removed = await press(id, '/verwijderen');
	t.is(removed.status, 303);
	t.notRegex((await get('/materiaal', 'ambassador')).text, /Tweede titel/);
	t.is((await get(`/landelijk/${id}`, 'ambassador')).status, 404);
	const notice = removed.headers.get('Location') ?? '';
	t.regex(wordsOf(await get(notice)), /Verwijderd: Tweede titel\./);
	t.is((await press(id, '/terugzetten', {}, notice)).status, 303);
	t.is((await get(`/landelijk/${id}`, 'ambassador')).status, 200);
	const fact = await service().db.nationalFiles.findOne({_id: id});
	t.deepEqual(
		fact?.history.map(({title, removed: isGone}) => [title, isGone]),
		[
			['Eerste titel', false],
			['Tweede titel', false],
			['Tweede titel', true],
		],
	);
	const stale = {idempotencyKey: randomUUID(), revision: '1'};
	const second = {address: `/landelijk/${id}/verwijderen`, fields: stale};
	t.is((await sendForm(service(), service().coordinator, second)).status, 409);
});
