import {randomUUID} from 'node:crypto';
import {setTimeout as sleep} from 'node:timers/promises';
import test from 'ava';
import {addUser, disableAccount, signInLink} from '../../src/usecases/accounts.ts';
import {addAmbassador, correctAmbassador} from '../../src/usecases/ambassadors.ts';
import {removeContact} from '../../src/usecases/contacts.ts';
import {wordsOf} from '../pages/forms.ts';
import {june2022, openReferenceStore, shared, startService} from '../service.ts';
import {cookieOf, useLink} from './sessions.ts';

const identity = {id: 'coordinator-1', role: 'coordinator', area: null} as const;
const service = shared(async t => startService(t, await openReferenceStore(t), {now: () => june2022}));
const write = () => ({identity, key: randomUUID(), now: june2022});
const linkOf = (email: string) =>
	signInLink(service().db, {email, origin: service().url, returnTo: null, now: june2022});
let count = 0;

/** Somebody in the register of whom nobody added an account, signed in by a link. */
async function holderSignedIn(days: {from?: string; until?: string} = {}) {
	const email = `ambassadeur-${count++}@houten.example`;
	const form = {organisation: 'GM0321', name: 'Anne de Vries', email, from: '2022-01-01', ...days};
	const {fact} = await addAmbassador(service().db, form, write());
	const cookie = cookieOf(await useLink(await linkOf(email)));
	const page = (path: string) => service().ask(null, 'GET', path, {headers: {Cookie: cookie}});
	const status = async () => {
		// So long a process takes a session for standing.
		await sleep(300);
		return (await page('/mijn-gegevens')).status;
	};
	const change = () => ({id: fact._id, expected: null, ...write()});
	return {id: fact._id, email, page, status, change};
}

test.serial('an ambassador of the register signs in with the work address, for the own organisation alone', async t => {
	const {id, email, page} = await holderSignedIn();
	t.regex(wordsOf(await page('/materiaal')), /Materiaal voor Houten/);
	t.is((await page('/gemeenten/houten')).status, 200);
	t.is((await page('/gemeenten/woerden')).status, 404);
	t.is((await page('/campagnes')).status, 403);
	t.regex(wordsOf(await page('/mijn-gegevens')), /Met dit adres log je ook in/);
	t.is(await service().db.users.countDocuments({email}), 0);
	t.is((await service().db.sessions.findOne({userId: id}))?.userId, id);
});

test.serial('another own address signs in from then on, and the old one does not', async t => {
	const {email, status, change} = await holderSignedIn();
	await correctAmbassador(service().db, {name: 'Anne de Vries', email: `nieuw-${email}`}, change());
	t.is(await status(), 200);
	await t.notThrowsAsync(linkOf(`nieuw-${email}`));
	await t.throwsAsync(linkOf(email), {message: /geen werkend account/});
});

const endings = {
	'the function ends': async ({change}: Holder) => correctAmbassador(service().db, {until: '2022-06-30'}, change()),
	'name and address are removed': async ({change}: Holder) => removeContact(service().db, change()),
	'somebody else stands in that function': async ({change}: Holder) =>
		correctAmbassador(service().db, {name: 'Bart Jansen', email: `bart-${count}@houten.example`}, change()),
	'the address is given an account that is disabled': async ({email}: Holder) => {
		await addUser(service().db, {email, role: 'ambassador', area: 'GM0321'}, june2022);
		await disableAccount(service().db, email);
	},
};
type Holder = Awaited<ReturnType<typeof holderSignedIn>>;

for (const [title, end] of Object.entries(endings)) {
	test.serial(`the sign-in ends when ${title}`, async t => {
		const holder = await holderSignedIn();
		t.is(await holder.status(), 200);
		await end(holder);
		t.is(await holder.status(), 302);
		await t.throwsAsync(linkOf(holder.email), {message: /geen werkend account/});
	});
}

test.serial('a function that has not begun, or is over, signs nobody in; of two the newest does', async t => {
	for (const days of [{from: '2022-07-01'}, {from: '2021-01-01', until: '2022-01-01'}]) {
		await t.throwsAsync(holderSignedIn(days), {message: /geen werkend account/});
	}

	const email = 'twee@houten.example';
	for (const [organisation, from] of [
		['GM0632', '2022-03-01'],
		['GM0321', '2022-02-01'],
	] as const) {
		await addAmbassador(service().db, {organisation, name: 'Anne de Vries', email, from}, write());
	}

	const cookie = cookieOf(await useLink(await linkOf(email)));
	const home = await service().ask(null, 'GET', '/materiaal', {headers: {Cookie: cookie}});
	t.regex(wordsOf(home), /Materiaal voor Woerden/);
});
