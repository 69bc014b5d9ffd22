import {randomUUID} from 'node:crypto';
import test from 'ava';
import {openReferenceStore, shared, startService} from '../service.ts';
import {coordinatorOf} from './attention-visitor.ts';
import {hiddenFieldsOf, wordsOf} from './forms.ts';

let today = '2022-06-30';
/** No two moments are the same, as in life. */
let ticks = 0;
const now = () => new Date(Date.parse(`${today}T10:00:00Z`) + ticks++);
const service = shared(async t => startService(t, await openReferenceStore(t), {now}));

test.beforeEach(() => {
	today = '2022-06-30';
});

const coordinator = () => coordinatorOf(service());

for (const [title, name, code, fields, notice, lastDayAway, firstDayBack] of [
	[
		'a call',
		'Zeewolde',
		'GM0050',
		{result: 'called'},
		/Zeewolde: gebeld\. Komt terug op 14 juli 2022\. Ongedaan/,
		'2022-07-13',
		'2022-07-14',
	],
	[
		'nobody reached',
		'Houten',
		'GM0321',
		{result: 'not-reached'},
		/Houten: niet bereikt\. Komt terug op 3 juli 2022/,
		'2022-07-02',
		'2022-07-03',
	],
	[
		'an appointment',
		'Urk',
		'GM0184',
		{result: 'appointment', day: '2022-08-20'},
		/Urk: afspraak op 20 augustus 2022/,
		'2022-08-19',
		'2022-08-20',
	],
] as const) {
	test.serial(
		`${title} hides the area until its day, and on that day it is back with what was done before`,
		async t => {
			const {page, followUp, follow, placeOf} = await coordinator();
			t.is(await placeOf(name), 'called');
			const answer = await followUp(code, fields);
			t.is(answer.status, 303);
			t.regex(wordsOf(await follow(answer)), notice);
			t.is(await placeOf(name), 'agreed');
			today = lastDayAway;
			t.is(await placeOf(name), 'agreed');
			today = firstDayBack;
			t.is(await placeOf(name), 'called');
			t.regex(wordsOf(await page()), /Eerder: /);
			t.is((await followUp(code, {result: 'called'})).status, 303, 'the next call replaces the one before');
		},
	);
}

test.serial('who agreed it is shown by role, with when and until when', async t => {
	const {page, followUp} = await coordinator();
	await followUp('GM0344', {result: 'called'});
	t.regex(
		wordsOf(await page()),
		/Utrecht 0 van 2: geen ambassadeur gebeld , vastgelegd op 30 juni 2022 door: regionaal coördinator\. Komt terug op 14 juli 2022/,
	);
});

test.serial('a follow-up is undone: the area is asked about again, and the history keeps both', async t => {
	const {send, followUp, follow, placeOf} = await coordinator();
	const done = await follow(await followUp('GM0342', {result: 'called'}));
	const undo = '/aandacht/T4/GM0342/terugnemen';
	const undone = await send(undo, hiddenFieldsOf(done, undo));
	t.regex(wordsOf(await follow(undone)), /Soest: opvolging teruggenomen\. Het gebied staat weer in de lijst/);
	t.is(await placeOf('Soest'), 'called');
	const fact = await service().db.followUps.findOne({_id: '2022:T4:GM0342'});
	t.deepEqual([fact?.removed, fact?.revision, fact?.history.length], [true, 2, 1]);
	t.is((await followUp('GM0342', {result: 'not-reached'})).status, 303, 'and it can be followed up again');
});

test.serial('sending a form twice is one follow-up', async t => {
	const {page, send} = await coordinator();
	const address = '/aandacht/T4/GM0327';
	const fields = {...hiddenFieldsOf(await page(), address), result: 'called'};
	const answers = await Promise.all([send(address, fields), send(address, fields)]);
	t.deepEqual(
		answers.map(({status}) => status),
		[303, 303],
	);
	t.is((await service().db.followUps.findOne({_id: '2022:T4:GM0327'}))?.revision, 1);
	t.is((await send(address, {...fields, result: 'not-reached'})).status, 409);
});

test.serial('two coordinators at once: the second is told, and sees what the first agreed', async t => {
	const [first, second] = [await coordinator(), await coordinator()];
	const address = '/aandacht/T4/GM0353';
	const seen = hiddenFieldsOf(await second.page(), address);
	t.is((await first.followUp('GM0353', {result: 'called'})).status, 303);
	const lost = await second.send(address, {...seen, result: 'not-reached'});
	t.is(lost.status, 409);
	t.regex(wordsOf(lost), /collega legde hier net iets over vast[\s\S]*Afgesproken:[\s\S]*IJsselstein/);
	t.is((await service().db.followUps.findOne({_id: '2022:T4:GM0353'}))?.result, 'called');
});

for (const [title, day, sentence] of [
	['yesterday', '2022-06-29', /Deze dag is al voorbij: kies vandaag of een latere dag/],
	['more than a year ahead', '2023-07-01', /Kies een dag binnen een jaar/],
	['no day', '', /Vul de dag van de afspraak in/],
	['a day that does not exist', '2022-06-31', /deze dag bestaat niet/],
] as const) {
	test.serial(`an appointment is refused with one sentence and nothing is lost: ${title}`, async t => {
		const {page, send, placeOf} = await coordinator();
		const address = '/aandacht/T4/GM0335';
		const fields = {...hiddenFieldsOf(await page(), address), van: 'voortgang', result: 'appointment', day};
		const answer = await send(address, fields);
		t.is(answer.status, 400);
		t.regex(wordsOf(answer), sentence);
		t.true(answer.text.includes('href="#dag-T4-GM0335"'));
		t.regex(answer.text, new RegExp(`id="dag-T4-GM0335"[^>]*value${day && `="${day}"`}[^>]*aria-invalid="true"`));
		t.is(hiddenFieldsOf(answer, address).van, 'voortgang', 'and it still leads back to where it came from');
		t.is(await placeOf('Montfoort'), 'called');
	});
}

test.serial('the answer leads back to /voortgang or /aandacht, and nowhere else', async t => {
	const {page, send} = await coordinator();
	const address = '/aandacht/T4/GM0310';
	const fields = {...hiddenFieldsOf(await page('/aandacht?jaar=2022&gebied=oost-utrecht'), address), result: 'called'};
	const there = await send(address, {...fields, van: 'voortgang'});
	t.is(there.headers.get('Location'), '/voortgang?jaar=2022&gebied=oost-utrecht&opvolging=2022%3AT4%3AGM0310#aandacht');
	t.is((await send(address, {...fields, idempotencyKey: randomUUID(), van: '//elders.example'})).status, 400);
});
