import test from 'ava';
import {addAmbassador} from '../../src/usecases/ambassadors.ts';
import {sessionFor} from '../http/sessions.ts';
import {type Answer, openReferenceStore, shared, startService} from '../service.ts';
import {coordinator, writeAs} from '../usecases/proposing.ts';
import {hiddenFieldsOf, wordsOf} from './forms.ts';

const service = shared(async t => startService(t, await openReferenceStore(t)));

/** An ambassador whose account has the address of the contact. */
async function holderOf(organisation: string) {
	const {email, headers: cookie} = await sessionFor(service(), 'ambassador', organisation);
	const form = {organisation, name: 'Eerste Naam', email, from: '2021-01-01'};
	const {fact} = await addAmbassador(service().db, form, writeAs(coordinator));
	const page = (path = '/mijn-gegevens') => service().ask(null, 'GET', path, {headers: cookie});
	const send = (fields: Record<string, string>, address = '/mijn-gegevens'): Promise<Answer> =>
		service().ask(null, 'POST', address, {
			body: new URLSearchParams(fields).toString(),
			headers: {...cookie, 'Content-Type': 'application/x-www-form-urlencoded'},
		});
	return {id: fact._id, email, page, send};
}

test.serial('an ambassador changes the own name and address; the old ones are kept nowhere', async t => {
	const {db} = service();
	const {id, email, page, send} = await holderOf('GM0321');
	t.regex(wordsOf(await page('/gemeenten/houten')), /Wijzig mijn contactgegevens/);
	const form = {...hiddenFieldsOf(await page(), '/mijn-gegevens'), name: 'Tweede Naam', email: 'nieuw@houten.example'};
	t.is((await send(form)).status, 303);
	t.is((await send(form)).status, 303, 'the same form again is the same change');
	t.like(await db.contacts.findOne({_id: id}), {name: 'Tweede Naam', email: 'nieuw@houten.example'});
	for (const collection of await db.actions.db.collections()) {
		const found = JSON.stringify(await collection.find({}).toArray());
		t.false(
			found.includes('Eerste Naam') || found.includes('Tweede Naam') !== (collection.collectionName === 'contacts'),
		);
	}

	t.regex(wordsOf(await page()), new RegExp(`geen ambassadeur met het e-mailadres van je account, ${email}`));
});

test.serial('a fault keeps what was typed; a form that is too old is told', async t => {
	const {page, send} = await holderOf('GM0310');
	const hidden = hiddenFieldsOf(await page(), '/mijn-gegevens');
	const faulty = await send({...hidden, name: 'Derde Naam', email: 'geen adres'});
	t.is(faulty.status, 400);
	t.regex(faulty.text, /id="email"[^>]*aria-invalid="true"/);
	t.true(faulty.text.includes('value="Derde Naam"'));
	const stale = await send({...hidden, revision: '7', name: 'Derde Naam', email: 'b@voorbeeld.example'});
	t.is(stale.status, 409);
});

test.serial('nobody changes the contact of somebody else', async t => {
	const [one, other] = [await holderOf('GM0312'), await holderOf('GM0313')];
	const colleague = await holderOf('GM0312');
	for (const {id} of [other, colleague]) {
		const form = {...hiddenFieldsOf(await one.page(), '/mijn-gegevens'), functie: id};
		t.is((await one.send({...form, name: 'Indringer', email: 'x@voorbeeld.example'})).status, 404);
	}

	const reader = await sessionFor(service(), 'coordinator');
	t.is((await service().ask(null, 'GET', '/mijn-gegevens', {headers: reader.headers})).status, 403);
	t.is(await service().db.contacts.countDocuments({name: 'Indringer'}), 0);
});

test.serial(
	'an ambassador wants no more mails about campaigns, also after another name, and takes that back',
	async t => {
		const {db} = service();
		const {id, page, send} = await holderOf('GM0344');
		const address = '/mijn-gegevens/mails';
		const press = async () => send(hiddenFieldsOf(await page(), address), address);
		t.is((await press()).status, 303);
		t.regex(wordsOf(await page('/mijn-gegevens?gewijzigd=mails')), /Je keuze over mails is bewaard.*Je bent afgemeld/);
		const {email = ''} = (await db.contacts.findOne({_id: id})) ?? {};
		const form = hiddenFieldsOf(await page(), '/mijn-gegevens');
		t.is((await send({...form, name: 'Andere Naam', email})).status, 303);
		t.like(await db.contacts.findOne({_id: id}), {name: 'Andere Naam', isUnsubscribed: true});
		t.is((await press()).status, 303);
		t.is((await db.contacts.findOne({_id: id}))?.isUnsubscribed, undefined);
	},
);
