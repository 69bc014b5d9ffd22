import {randomUUID} from 'node:crypto';
import test from 'ava';
import {type Answer, newKey, openReferenceStore, shared, startService, type TestService} from '../service.ts';
import {hiddenFieldsOf, sendForm, wordsOf} from './forms.ts';

let ticks = 0;
/** No two moments are the same, as in life. */
const now = () => new Date(Date.parse('2024-06-30T20:00:00Z') + ticks++);

const service = shared(async t => startService(t, await openReferenceStore(t), {now}));

/** An ambassador with a page of messages, of an organisation that only this test uses. */
async function ambassadorOf(area: string) {
	const token = await service().token('ambassador', area);
	const page = (path = '/berichten') => service().ask(token, 'GET', path);
	const send = (address: string, fields: Record<string, string>) => sendForm(service(), token, {address, fields});
	const record = async (fields: Record<string, string>) =>
		send('/berichten', {...hiddenFieldsOf(await page(), '/berichten'), ...fields});
	return {token, page, send, record};
}

/** The page that an answer leads to. */
async function followed(answer: Answer, page: (path: string) => Promise<Answer>): Promise<Answer> {
	return page(answer.headers.get('Location') ?? '');
}

async function newest({ask}: TestService, token: string) {
	return (await ask(token, 'GET', '/api/v1/actions?limit=1')).body.items[0];
}

test('an ambassador records a message with kind, day and theme, and it is a fact of the own municipality', async t => {
	const {token, record, page} = await ambassadorOf('GM0321');
	const answer = await record({kind: 'information', day: '2024-05-14', theme: 'digital-safety'});
	t.is(answer.status, 303);
	t.regex(wordsOf(await followed(answer, page)), /Vastgelegd: informatief bericht van 14 mei 2024\. Ongedaan maken/);
	t.like(await newest(service(), token), {
		...{kind: 'information', starter: 'municipality', municipality: 'GM0321', theme: 'digital-safety'},
		// The start of the day in the Netherlands.
		startedAt: '2024-05-13T22:00:00.000Z',
	});
});

test('a message of today counts as sent now', async t => {
	const {token, record} = await ambassadorOf('GM0344');
	t.is((await record({kind: 'information', day: '2024-06-30'})).status, 303);
	const {startedAt, theme} = await newest(service(), token);
	t.regex(startedAt, /^2024-06-30T20:00:/);
	t.is(theme, null);
});

for (const [area, starter, place] of [
	['lekpoort', 'basisteam', 'basisteam'],
	['recherche-flevoland', 'detectives', 'detectives'],
] as const) {
	test(`a message of ${starter} is one of their own`, async t => {
		const {token, record} = await ambassadorOf(area);
		t.is((await record({kind: 'neighbourhood-inquiry', day: '2024-05-14'})).status, 303);
		t.like(await newest(service(), token), {starter, [place]: area, kind: 'neighbourhood-inquiry'});
	});
}

test('sending the form twice records one message', async t => {
	const {token, page, send} = await ambassadorOf('GM0342');
	const form = {...hiddenFieldsOf(await page(), '/berichten'), kind: 'information', day: '2024-06-30'};
	const answers = await Promise.all([send('/berichten', form), send('/berichten', form)]);
	t.deepEqual(
		answers.map(({status}) => status),
		[303, 303],
	);
	t.is((await service().ask(token, 'GET', '/api/v1/actions')).body.items.length, 1);
	const other = await send('/berichten', {...form, kind: 'neighbourhood-inquiry'});
	t.is(other.status, 409);
	t.regex(wordsOf(other), /al verstuurd/);
});

for (const [title, fields, sentence] of [
	['a day that has not come', {kind: 'information', day: '2024-07-01'}, /ligt in de toekomst/],
	['a day that does not exist', {kind: 'information', day: '2024-06-31'}, /deze dag bestaat niet/],
	['a Burgernetmail after March 2024', {kind: 'mail', day: '2024-04-01'}, /sinds maart 2024 niet meer/],
	['a search', {kind: 'suspect', day: '2024-05-14'}, /legt hier geen verdachte vast/],
	['no kind', {kind: '', day: '2024-05-14'}, /Kies een soort bericht/],
	['no day', {kind: 'information', day: ''}, /Vul de datum in/],
] as const) {
	test(`refused, with what was typed still there: ${title}`, async t => {
		const {record} = await ambassadorOf('GM0353');
		const answer = await record({...fields, theme: 'subversion'});
		t.is(answer.status, 400);
		t.regex(wordsOf(answer), sentence);
		t.regex(answer.text, /value="subversion" selected/);
		const form = answer.text.slice(0, answer.text.indexOf('name="theme"'));
		t.is(/name="day"[^>]*value="([^"]*)"/.exec(form)?.[1] ?? '', fields.day);
	});
}

test('a Burgernetmail of March 2024 is recorded, but not by a basisteam', async t => {
	const municipality = await ambassadorOf('GM0356');
	t.is((await municipality.record({kind: 'mail', day: '2024-03-31'})).status, 303);
	const team = await ambassadorOf('de-copen');
	t.is((await team.record({kind: 'mail', day: '2024-03-31'})).status, 400);
});

test('a message is taken back and put back by its revision', async t => {
	const {token, record, page, send} = await ambassadorOf('GM0327');
	const sent = await followed(await record({kind: 'information', day: '2024-05-14'}), page);
	const {id} = await newest(service(), token);
	const back = await send(`/berichten/${id}/intrekken`, hiddenFieldsOf(sent, `/berichten/${id}/intrekken`));
	t.is(back.status, 303);
	const without = await followed(back, page);
	t.regex(wordsOf(without), /Ingetrokken: informatief bericht van 14 mei 2024\. Het telt niet meer mee/);
	t.regex(wordsOf(without), /In 2024 is nog geen bericht/);
	const again = await send(`/berichten/${id}/terugzetten`, hiddenFieldsOf(without, `/berichten/${id}/terugzetten`));
	t.regex(wordsOf(await followed(again, page)), /Teruggezet[\s\S]*In 2024|In 2024 is 1 bericht/);
	const stale = await send(`/berichten/${id}/intrekken`, {idempotencyKey: randomUUID(), revision: '1'});
	t.is(stale.status, 409);
	t.regex(wordsOf(stale), /intussen gewijzigd/);
});

test('a message of another organisation does not exist, and other roles have no such page', async t => {
	const {token, record} = await ambassadorOf('GM0340');
	await record({kind: 'information', day: '2024-05-14'});
	const {id} = await newest(service(), token);
	const other = await ambassadorOf('GM0345');
	t.false((await other.page(`/berichten?vastgelegd=${id}`)).text.includes(id));
	const fields = {idempotencyKey: randomUUID(), revision: '1'};
	t.is((await other.send(`/berichten/${id}/intrekken`, fields)).status, 404);
	t.is((await other.send(`/berichten/${id}/terugzetten`, fields)).status, 404);
	for (const role of ['admin', 'coordinator', 'control-room', 'reader'] as const) {
		t.is((await service().ask(await service().token(role), 'GET', '/berichten')).status, 403);
	}
});

test('a team states since when it uses neighbourhood inquiries; T6 counts it and calls it a statement', async t => {
	const {page, send} = await ambassadorOf('utrecht-zuid');
	const address = '/in-gebruik/neighbourhood-inquiry';
	const state = async (since: string) => send(address, {...hiddenFieldsOf(await page(), address), since});
	t.is((await state('2024-07-01')).status, 400);
	const coordinator = await service().token('coordinator');
	const ambassador = {organisation: 'utrecht-zuid', name: 'A', email: 'a@voorbeeld.example', from: '2021-01-01'};
	const options = {body: ambassador, headers: newKey()};
	t.is((await service().ask(coordinator, 'POST', '/api/v1/ambassadors', options)).status, 201);
	t.is((await state('2022-03-01')).status, 303);
	t.regex(wordsOf(await page()), /In gebruik sinds 1 maart 2022, opgave van het team/);
	const progress = await service().ask(coordinator, 'GET', '/voortgang?jaar=2022');
	t.regex(wordsOf(progress), /waarvan 1 volgens opgave van het team zelf/);
	const document = await service().ask(coordinator, 'GET', '/api/v1/progress/2022?area=utrecht-zuid');
	t.is(document.body.targets.find((target: {id: string}) => target.id === 'T6').numerator, 1);
	const back = `${address}/intrekken`;
	t.is((await send(back, hiddenFieldsOf(await page(), back))).status, 303);
	t.notRegex(wordsOf(await service().ask(coordinator, 'GET', '/voortgang?jaar=2022')), /volgens opgave/);
});

test('two colleagues who state at once: the second is told, and sees what the first stated', async t => {
	const {page, send} = await ambassadorOf('recherche-west-utrecht');
	const address = '/in-gebruik/information';
	const [first, second] = await Promise.all([page(), page()]);
	t.is((await send(address, {...hiddenFieldsOf(first, address), since: '2023-01-01'})).status, 303);
	const lost = await send(address, {...hiddenFieldsOf(second, address), since: '2023-02-02'});
	t.is(lost.status, 409);
	t.regex(wordsOf(lost), /collega wijzigde deze opgave net[\s\S]*In gebruik sinds 1 januari 2023/);
	t.true(lost.text.includes('2023-02-02'));
	t.is((await send(address, {...hiddenFieldsOf(lost, address), since: '2023-02-02'})).status, 303);
});

test('a municipality states nothing: only its messages count', async t => {
	const {page, send} = await ambassadorOf('GM0313');
	t.notRegex(wordsOf(await page()), /In gebruik sinds/);
	const fields = {idempotencyKey: randomUUID(), revision: '0', since: '2022-03-01'};
	t.is((await send('/in-gebruik/information', fields)).status, 403);
	t.is((await send('/in-gebruik/mail', fields)).status, 404);
});
