import {randomUUID} from 'node:crypto';
import test from 'ava';
import {addUser} from '../../src/usecases/accounts.ts';
import {june2022, openReferenceStore, shared, startService} from '../service.ts';
import {actionPages, hiddenFieldsOf, sendForm, wordsOf} from './forms.ts';

const service = shared(async t => startService(t, await openReferenceStore(t)));
const {logged, visitor} = actionPages(service);

/** What the form for a correction of the standard search holds when nobody touches it. */
const untouched = {
	...{kind: 'suspect', starter: 'control-room', startDay: '2022-06-30', startTime: '21:00'},
	...{municipality: 'GM0321', basisteam: 'lekpoort'},
};

test('the history is a timeline: when, which role, what changed and why, and never a name', async t => {
	const {db} = service();
	const {number, id} = await logged();
	const user = await addUser(db, {email: 'jan.jansen@voorbeeld.example', role: 'control-room', area: null}, june2022);
	await db.actions.updateOne({_id: id}, {$set: {recordedBy: user._id}});
	const {page, send} = await visitor();
	await send(number, 'uitkomst', {result: 'none'});
	await send(number, 'verbetering', {
		...untouched,
		municipality: 'GM0356',
		basisteam: 'lekpoort',
		correctionReason: 'Verkeerde gemeente.',
	});
	const words = wordsOf(await page(`/acties/${number}`));
	t.regex(words, /22:00 , regionaal coördinator Gemeente: Houten → werd Nieuwegein Reden: Verkeerde gemeente\./);
	t.regex(words, /Uitkomst: nog open → werd geen resultaat/);
	t.regex(words, /22:00 , meldkamer Vastgelegd/);
	t.notRegex(words, /jansen/i);
});

test('a correction changes every field that was touched, and no other', async t => {
	const {number, id} = await logged();
	const {token, send} = await visitor();
	const fields = {
		...{kind: 'vehicle', startDay: '2022-06-29', startTime: '08:42', endDay: '2022-06-29', endTime: '10:00'},
		...{municipality: 'GM0353', occasion: 'burglary', theme: 'safety-and-care', radiusKm: '4', reach: '1200'},
		...{startedByVolunteer: 'ja', correctionReason: 'Alles was anders.'},
	};
	t.is((await send(number, 'verbetering', {...untouched, ...fields})).status, 303);
	t.like((await service().ask(token, 'GET', `/api/v1/actions/${id}`)).body, {
		...{kind: 'vehicle', startedAt: '2022-06-29T06:42:00.000Z', endedAt: '2022-06-29T08:00:00.000Z'},
		// Nobody touched the basisteam, so it follows the municipality.
		...{municipality: 'GM0353', basisteam: 'de-copen', occasion: 'burglary', theme: 'safety-and-care'},
		...{radiusKm: 4, reach: 1200, startedByVolunteer: true, revision: 2},
	});
});

for (const [title, form, fields, sentence] of [
	['a correction without a reason', 'verbetering', {...untouched, kind: 'vehicle'}, /Geef de reden/],
	['a correction of nothing', 'verbetering', {...untouched, correctionReason: 'Zomaar.'}, /niets veranderd/],
	[
		'an end without a time',
		'verbetering',
		{...untouched, endDay: '2022-06-30', correctionReason: 'Klaar.'},
		/ook de tijd/,
	],
	[
		'a start in the future',
		'verbetering',
		{...untouched, startDay: '2022-07-01', correctionReason: 'Later.'},
		/toekomst/,
	],
	[
		'a reason with a telephone number',
		'verbetering',
		{...untouched, kind: 'vehicle', correctionReason: 'Bel 06-12345678'},
		/telefoonnummer/,
	],
	['a removal without a reason', 'verwijdering', {}, /Geef de reden/],
	['no outcome', 'uitkomst', {}, /Kies een uitkomst/],
	[
		'an outcome before the start',
		'uitkomst',
		{result: 'none', outcomeDay: '2022-06-29', outcomeTime: '08:00'},
		/voor het begin/,
	],
] as const) {
	test(`refused, and nothing is written: ${title}`, async t => {
		const {number, id} = await logged();
		const {token, send} = await visitor();
		const answer = await send(number, form, fields);
		t.is(answer.status, 400);
		t.regex(wordsOf(answer), sentence);
		t.is((await service().ask(token, 'GET', `/api/v1/actions/${id}`)).body.revision, 1);
	});
}

test('a changed outcome asks for a reason', async t => {
	const {number} = await logged();
	const {send} = await visitor();
	t.is((await send(number, 'uitkomst', {result: 'none'})).status, 303);
	t.is((await send(number, 'uitkomst', {result: 'direct'})).status, 400);
	t.is((await send(number, 'uitkomst', {result: 'direct', outcomeReason: 'Tip kwam later.'})).status, 303);
});

test('sending a form twice changes an action once', async t => {
	const {number, id} = await logged();
	const {token, page} = await visitor();
	const address = `/acties/${number}/verbetering`;
	const hidden = hiddenFieldsOf(await page(`/acties/${number}`), address);
	const fields = {...hidden, ...untouched, kind: 'vehicle', correctionReason: 'Het was een voertuig.'};
	t.is((await sendForm(service(), token, {address, fields})).status, 303);
	t.is((await sendForm(service(), token, {address, fields})).status, 303);
	t.is((await service().ask(token, 'GET', `/api/v1/actions/${id}`)).body.revision, 2);
	t.is((await sendForm(service(), token, {address, fields: {...fields, kind: 'missing-person'}})).status, 409);
});

test('who loses a race sees the newer state with what was typed, and then changes only what was touched', async t => {
	const {number, id} = await logged();
	const {token, page} = await visitor();
	const address = `/acties/${number}/verbetering`;
	const seen = hiddenFieldsOf(await page(`/acties/${number}`), address);
	const colleague = await visitor('control-room');
	await colleague.send(number, 'verbetering', {
		...untouched,
		municipality: 'GM0356',
		correctionReason: 'Was Nieuwegein.',
	});
	const typed = {...untouched, theme: 'subversion', correctionReason: 'Thema ontbrak.'};
	const lost = await sendForm(service(), token, {address, fields: {...seen, ...typed}});
	t.is(lost.status, 409);
	t.regex(
		wordsOf(lost),
		/intussen gewijzigd Op 30 juni 2022, 22:00, door: meldkamer\. Gemeente: Houten → werd Nieuwegein/,
	);
	t.regex(lost.text, /value="Thema ontbrak\."/);
	t.regex(lost.text, /value="GM0356" selected/);
	t.regex(lost.text, /value="subversion" selected/);
	const again = {...hiddenFieldsOf(lost, address), ...typed, municipality: 'GM0356'};
	const saved = await sendForm(service(), token, {address, fields: again});
	t.is(saved.status, 303);
	t.like((await service().ask(token, 'GET', `/api/v1/actions/${id}`)).body, {
		municipality: 'GM0356',
		theme: 'subversion',
	});
	const undo = `/acties/${number}/ongedaan`;
	const hidden = hiddenFieldsOf(await page(saved.headers.get('Location') ?? ''), undo);
	t.is((await sendForm(service(), token, {address: undo, fields: hidden})).status, 303);
	t.like((await service().ask(token, 'GET', `/api/v1/actions/${id}`)).body, {municipality: 'GM0356', theme: null});
});

test('a removed action is out of the list, keeps its page and history, and can be put back', async t => {
	const {number} = await logged({municipality: 'GM0632'});
	const {page, send} = await visitor();
	const saved = await send(number, 'verwijdering', {removalReason: 'Dubbel vastgelegd.'});
	t.is(saved.status, 303);
	t.false((await page('/acties?gemeente=GM0632')).text.includes(number));
	const words = wordsOf(await page(`/acties/${number}`));
	t.regex(
		words,
		/telt nergens meer mee\. Ongedaan maken[\s\S]*Verwijderd: telt niet meer mee Reden: Dubbel vastgelegd\./,
	);
	t.is((await send(number, 'ongedaan', {})).status, 303);
	t.true((await page('/acties?gemeente=GM0632')).text.includes(number));
	t.regex(wordsOf(await page(`/acties/${number}`)), /Teruggezet: telt weer mee/);
});

test('the control room corrects and removes searches, and only reads the messages of others', async t => {
	const {number} = await logged({kind: 'information', starter: 'municipality'});
	const {token, page} = await visitor('control-room');
	const shown = await page(`/acties/${number}`);
	t.is(shown.status, 200);
	t.notRegex(shown.text, /action="\/acties\//);
	const fields = {idempotencyKey: randomUUID(), revision: '1', removalReason: 'Hoort hier niet.'};
	t.is((await sendForm(service(), token, {address: `/acties/${number}/verwijdering`, fields})).status, 403);
});
