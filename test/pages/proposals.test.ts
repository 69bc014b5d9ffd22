import {randomUUID} from 'node:crypto';
import test from 'ava';
import {openReferenceStore, shared, startService} from '../service.ts';
import {heldFunction} from '../usecases/proposing.ts';
import {hiddenFieldsOf, sendForm, wordsOf} from './forms.ts';

let ticks = 0;
/** No two moments are the same, as in life. */
const now = () => new Date(Date.parse('2022-06-30T20:00:00Z') + ticks++);
const service = shared(async t => startService(t, await openReferenceStore(t), {now}));

/** Somebody who opens pages and sends forms. */
async function visitor(role: 'ambassador' | 'coordinator', area?: string) {
	const token = await service().token(role, area);
	const page = (path: string) => service().ask(token, 'GET', path);
	const send = (address: string, fields: Record<string, string>) => sendForm(service(), token, {address, fields});
	/** Fills in the form that stands on a page, and yields the answer. */
	const fill = async (path: string, fields: Record<string, string>, address = path.split('?')[0] ?? '') =>
		send(address, {...hiddenFieldsOf(await page(path), address), ...fields});
	return {page, send, fill};
}

/** A training that the ambassador of an organisation proposed; yields its id. */
async function proposedTraining(organisation: string, completedOn = '2022-05-03') {
	const held = await heldFunction(service().db, organisation);
	const ambassador = await visitor('ambassador', organisation);
	const answer = await ambassador.fill(`/voorstellen/nieuw/opleiding?over=${held}&training=portal`, {completedOn});
	const id = new URL(answer.headers.get('Location') ?? '', service().url).searchParams.get('gedaan') ?? '';
	return {held, ambassador, id, answer};
}

test('an ambassador proposes, a coordinator takes over, and the own page says so', async t => {
	const {ambassador, id, answer} = await proposedTraining('GM0321');
	t.is(answer.status, 303);
	t.regex(wordsOf(await ambassador.page(`/voorstellen?gedaan=${id}`)), /Voorgesteld: Training Burgernetportaal/);
	t.regex(wordsOf(await ambassador.page('/gemeenten/houten')), /Je voorstel van 30 juni 2022 wacht op antwoord/);
	const coordinator = await visitor('coordinator');
	t.regex(wordsOf(await coordinator.page('/voortgang?jaar=2022')), /Voorstellen van ambassadeurs \d+ wacht/);
	const taken = await coordinator.fill('/voorstellen', {}, `/voorstellen/${id}/overnemen`);
	t.is(taken.status, 303);
	const own = wordsOf(await ambassador.page('/gemeenten/houten'));
	t.regex(own, /Je voorstel van 30 juni 2022 is overgenomen: Training Burgernetportaal/);
	t.regex(own, /Opgeleid: Burgernetportaal op 3 mei 2022/);
});

test('a refusal needs a sentence without data of persons; the ambassador reads it, and it can be undone', async t => {
	const {ambassador, id} = await proposedTraining('GM0310');
	const coordinator = await visitor('coordinator');
	const address = `/voorstellen/${id}/weigeren`;
	for (const [fields, sentence] of [
		[{}, /Schrijf in één zin waarom/],
		[{answer: 'bel 06-12345678'}, /telefoonnummer/],
	] as const) {
		const refused = await coordinator.fill('/voorstellen', fields, address);
		t.is(refused.status, 400);
		t.regex(wordsOf(refused), sentence);
		t.true(refused.text.includes(`href="#answer-${id}"`));
		t.true(refused.text.includes('<details class="proposal__refusal" open'));
	}

	t.is((await coordinator.fill('/voorstellen', {answer: 'Dit was een oefening.'}, address)).status, 303);
	t.regex(wordsOf(await ambassador.page('/voorstellen')), /Niet overgenomen op 30 juni 2022: “Dit was een oefening\.”/);
	const undo = await coordinator.fill(`/voorstellen?gedaan=${id}`, {}, `/voorstellen/${id}/heropenen`);
	t.is(undo.status, 303);
	t.is((await service().db.proposals.findOne({_id: id}))?.state, 'open');
});

test('two coordinators at once: the second is told, and sees what the first decided', async t => {
	const {id} = await proposedTraining('GM0312');
	const [first, second] = [await visitor('coordinator'), await visitor('coordinator')];
	const address = `/voorstellen/${id}/overnemen`;
	const seen = hiddenFieldsOf(await second.page('/voorstellen'), address);
	t.is((await first.fill('/voorstellen', {}, address)).status, 303);
	const late = await second.send(address, seen);
	t.is(late.status, 409);
	t.regex(wordsOf(late), /intussen gewijzigd|collega besliste/);
});

test('when the fact changed meanwhile both values are shown, and the coordinator chooses', async t => {
	const {held, id} = await proposedTraining('GM0317');
	const coordinator = await visitor('coordinator');
	const headers = {'Idempotency-Key': randomUUID(), 'If-Match': '"1"'};
	const token = await service().token('coordinator');
	const path = `/api/v1/ambassadors/${held}/trainings/portal`;
	t.is((await service().ask(token, 'PUT', path, {body: {completedOn: '2022-06-01'}, headers})).status, 200);
	const words = wordsOf(await coordinator.page('/voorstellen'));
	t.regex(words, /niet vastgelegd → werd 3 mei 2022 Intussen gewijzigd\.[^.]*: 1 juni 2022 → werd 3 mei 2022/);
	t.is((await coordinator.fill('/voorstellen', {}, `/voorstellen/${id}/overnemen`)).status, 303);
	t.is((await service().db.ambassadors.findOne({_id: held}))?.trainings[0]?.completedOn, '2022-05-03');
});

test('a faulty form keeps what was typed, and one sentence stands at its field', async t => {
	const held = await heldFunction(service().db, 'GM0327');
	const {fill} = await visitor('ambassador', 'GM0327');
	const path = `/voorstellen/nieuw/opleiding?over=${held}&training=portal`;
	const answer = await fill(path, {completedOn: '2022-07-01', remark: 'Van de lijst.'});
	t.is(answer.status, 400);
	t.regex(answer.text, /id="completedOn"[^>]*value="2022-07-01"[^>]*aria-invalid="true"/);
	t.true(answer.text.includes('value="Van de lijst."'));
	const month = '/voorstellen/nieuw/downloads?maand=2022-05';
	t.is((await fill(month, {appDownloads: '1,5'})).status, 400);
	t.is((await fill(month, {appDownloads: '1.234'})).status, 303);
	t.like(await service().db.proposals.findOne({organisation: 'GM0327'}), {
		asked: {kind: 'downloads', month: '2022-05', appDownloads: 1234},
	});
});

test('what is not of the own organisation is not found, and other roles have no such page', async t => {
	const {held, id} = await proposedTraining('GM0340');
	const other = await visitor('ambassador', 'GM0345');
	t.is((await other.page(`/voorstellen/nieuw/functie?over=${held}`)).status, 404);
	const fields = {idempotencyKey: randomUUID(), revision: '1'};
	t.is((await other.send(`/voorstellen/${id}/intrekken`, fields)).status, 404);
	t.is((await other.send(`/voorstellen/${id}/overnemen`, {...fields, factRevision: '1'})).status, 403);
	const coordinator = await visitor('coordinator');
	t.is((await coordinator.send(`/voorstellen/${id}/intrekken`, fields)).status, 403);
	const team = await visitor('ambassador', 'lekpoort');
	t.is((await team.page('/voorstellen/nieuw/downloads')).status, 404);
	for (const role of ['reader', 'control-room', 'admin'] as const) {
		t.is((await service().ask(await service().token(role), 'GET', '/voorstellen')).status, 403, role);
	}
});
