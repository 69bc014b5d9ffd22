import {randomUUID} from 'node:crypto';
import test from 'ava';
import {openReferenceStore, shared, startService, type TestService} from '../service.ts';
import {hiddenFieldsOf, sendForm, wordsOf} from './forms.ts';

let ticks = 0;
const now = () => new Date(Date.parse('2026-06-30T20:00:00Z') + ticks++);
const service = shared(async t => startService(t, await openReferenceStore(t), {now}));

/** A coordinator who fills in forms as a browser does: every field that the page shows goes along. */
async function coordinator() {
	const token = await service().token('coordinator');
	const page = (path: string) => service().ask(token, 'GET', path);
	const send = (address: string, fields: Record<string, string>) => sendForm(service(), token, {address, fields});
	return {token, page, send};
}

/** What stands in the form for the target: hidden fields, text fields, texts and choices. */
function valuesOf({text}: {text: string}): Record<string, string> {
	const form = text.slice(text.indexOf('target-form"'), text.indexOf('Bekijk het effect'));
	const inputs = [...form.matchAll(/<input[^>]*?name="(\w+)"[^>]*?value="([^"]*)"[^>]*>/g)].filter(
		([whole]) => !whole.includes('checkbox') || whole.includes('checked'),
	);
	const areas = form.matchAll(/<textarea[^>]*?name="(\w+)"[^>]*>([^<]*)</g);
	const choices = [...form.matchAll(/<select[^>]*?name="(\w+)"[^>]*>(.*?)<\/select>/g)].map(([, name, options]) => [
		name,
		name,
		/value="([^"]*)" selected/.exec(options ?? '')?.[1] ?? '',
	]);
	const plain = (value = '') => value.replaceAll('&quot;', '"').replaceAll('&gt;', '>').replaceAll('&lt;', '<');
	return Object.fromEntries([...inputs, ...areas, ...choices].map(([, name, value]) => [name, plain(value)]));
}

const target = async ({ask}: TestService, token: string, year: number, id: string) =>
	(await ask(token, 'GET', `/api/v1/targets/${year}`)).body.items.find((found: {id: string}) => found.id === id);
const changeOf = (year: number, id = 'T2') => `/doelen/${id}/wijzigen?jaar=${year}`;

/** Takes the targets of 2022 over to a year that only this test uses. */
async function yearOfItsOwn(year: number) {
	const visitor = await coordinator();
	const answer = await visitor.send('/doelen/overnemen', {
		idempotencyKey: randomUUID(),
		from: '2022',
		to: String(year),
	});
	return {...visitor, taken: answer};
}

test.serial('a year without targets offers those of 2022; taken over they can be taken back', async t => {
	const {page, send} = await coordinator();
	const empty = await page('/doelen?jaar=2026');
	t.regex(wordsOf(empty), /Nog geen doelstellingen voor 2026\. Neem die van 2022 over/);
	const form = hiddenFieldsOf(empty, '/doelen/overnemen');
	const answers = await Promise.all([send('/doelen/overnemen', form), send('/doelen/overnemen', form)]);
	t.deepEqual(
		answers.map(({status}) => status),
		[303, 303],
	);
	const taken = await page(answers[0]?.headers.get('Location') ?? '');
	t.regex(wordsOf(taken), /Overgenomen voor 2026: 7 doelen[\s\S]*T1[\s\S]*T7/);
	const undo = '/doelen/overnemen/ongedaan';
	const back = await send(undo, hiddenFieldsOf(taken, undo));
	t.is(back.status, 303);
	t.regex(
		wordsOf(await page(back.headers.get('Location') ?? '')),
		/ongedaan gemaakt: 7 doelen[\s\S]*Nog geen doelstellingen/,
	);
});

test('a goal is changed with a reason, typed the Dutch way; without the reason everything typed is kept', async t => {
	const {page, send, token} = await yearOfItsOwn(2023);
	const shown = await page(changeOf(2023));
	t.regex(wordsOf(shown), /Telt als gehaald bij minstens 1\.000 acties/);
	const typed = {...valuesOf(shown), goal: '1.200', title: 'Een andere titel'};
	const refused = await send(changeOf(2023), typed);
	t.is(refused.status, 400);
	t.regex(wordsOf(refused), /Geef de reden waarom de norm verandert/);
	t.like(valuesOf(refused), {goal: '1.200', title: 'Een andere titel'});
	const saved = await send(changeOf(2023), {...valuesOf(refused), reason: 'afspraak met de driehoek'});
	t.is(saved.status, 303, wordsOf(saved));
	t.regex(wordsOf(await page(saved.headers.get('Location') ?? '')), /Gewijzigd: T2 Een andere titel/);
	t.like(await target(service(), token, 2023, 'T2'), {goal: 1200, title: 'Een andere titel', revision: 2});
});

test('the effect is shown with the figures of the year before anything is saved', async t => {
	const {page, send, token} = await yearOfItsOwn(2021);
	const address = '/doelen/T2/wijzigen/effect?jaar=2021';
	const seen = await send(address, {...valuesOf(await page(changeOf(2021))), goal: '0'});
	t.is(seen.status, 200);
	t.regex(
		wordsOf(seen),
		/Met deze norm: 0 van 0 → ✔ gehaald[\s\S]*Met de norm die er nu staat \(minstens 1\.000 acties\): 0 van 1\.000 → ✖ niet gehaald/,
	);
	t.is(valuesOf(seen).goal, '0');
	t.like(await target(service(), token, 2021, 'T2'), {goal: 1000, revision: 1});
	const wrong = await send(address, {...valuesOf(seen), goal: 'veel', title: ''});
	t.is(wrong.status, 400);
	t.regex(wordsOf(wrong), /2 dingen niet goed[\s\S]*Vul de titel in[\s\S]*Schrijf de norm als een getal/);
});

test('two coordinators at once: the second sees what the first wrote, with the own input kept', async t => {
	const {page, send, token} = await yearOfItsOwn(2020);
	const mine = valuesOf(await page(changeOf(2020)));
	const first = await send(changeOf(2020), {...mine, goal: '900', source: 'Plan B', reason: 'nieuw plan'});
	t.is(first.status, 303);
	const typed = {...mine, idempotencyKey: randomUUID(), goal: '950', reason: 'mijn reden'};
	const second = await send(changeOf(2020), typed);
	t.is(second.status, 409);
	t.regex(wordsOf(second), /Een collega was je voor[\s\S]*Norm: minstens 1\.000 acties[\s\S]*minstens 900 acties/);
	t.like(valuesOf(second), {goal: '950', reason: 'mijn reden', source: 'Plan B', revision: '2'});
	t.is((await send(changeOf(2020), valuesOf(second))).status, 303);
	t.like(await target(service(), token, 2020, 'T2'), {goal: 950, source: 'Plan B', revision: 3});
});

test('every target of the plan is saved as it stands without a change', async t => {
	const {page, send, token} = await yearOfItsOwn(2019);
	for (const id of ['T1', 'T2', 'T3', 'T4', 'T6', 'T7']) {
		const answer = await send(changeOf(2019, id), valuesOf(await page(changeOf(2019, id))));
		t.regex(answer.headers.get('Location') ?? wordsOf(answer), new RegExp(`ongewijzigd=${id}$`));
		t.is((await target(service(), token, 2019, id)).revision, 1);
	}
});

test('a target is removed with a reason and put back', async t => {
	const {page, send, token} = await yearOfItsOwn(2018);
	const form = hiddenFieldsOf(await page(changeOf(2018, 'T7')), '/doelen/T7/verwijderen');
	t.is((await send('/doelen/T7/verwijderen', form)).status, 400);
	const gone = await send('/doelen/T7/verwijderen', {...form, removalReason: 'hoort niet in dit jaar'});
	const list = await page(gone.headers.get('Location') ?? '');
	t.regex(wordsOf(list), /Verwijderd: T7/);
	t.is(await target(service(), token, 2018, 'T7'), undefined);
	t.is((await page(changeOf(2018, 'T7'))).status, 404);
	const back = await send('/doelen/T7/terugzetten', hiddenFieldsOf(list, '/doelen/T7/terugzetten'));
	t.regex(wordsOf(await page(back.headers.get('Location') ?? '')), /Teruggezet: T7/);
	t.like(await target(service(), token, 2018, 'T7'), {revision: 3});
});
