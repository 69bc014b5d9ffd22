import {randomUUID} from 'node:crypto';
import test from 'ava';
import PostalMime from 'postal-mime';
import {sendForm, wordsOf} from '../pages/forms.ts';
import {june2022, openReferenceStore, shared, startService} from '../service.ts';

const PAGE = '/campagnes/burgernet-in-gemeente/versturen';
const service = shared(async t => {
	const running = await startService(t, await openReferenceStore(t), {now: () => june2022});
	return {...running, coordinator: await running.token('coordinator')};
});
const page = (path: string) => service().ask(service().coordinator, 'GET', path);

test('without a mail server the page says so, and has a draft of each municipality for the own mail program', async t => {
	const answer = await page(PAGE);
	t.regex(wordsOf(answer), /Deze dienst verstuurt zelf geen mail.*SMTP_URL/);
	t.is(answer.text.match(/\/versturen\/concept\/GM\d{4}/g)?.length, 38);
	t.notRegex(answer.text, /action="[^"]*versturen/);
	const draft = await page(`${PAGE}/concept/GM0321`);
	t.is(draft.headers.get('Content-Type'), 'message/rfc822');
	t.regex(draft.headers.get('Content-Disposition') ?? '', /^attachment; filename="[\w-]+\.eml"$/);
	const {headers, subject, text, to} = await PostalMime.parse(draft.text);
	t.is(headers.find(({key}) => key === 'x-unsent')?.value, '1');
	t.regex(subject ?? '', /^Burgernet in Houten/);
	t.regex(text ?? '', /Houten/);
	t.is(to, undefined);
	t.is((await page(`${PAGE}/concept/GM9999`)).status, 404);
});

test('without a mail server nothing is put in wait', async t => {
	const seen = 'a'.repeat(64);
	const send = (address: string, fields: Record<string, string>) =>
		sendForm(service(), service().coordinator, {address, fields: {idempotencyKey: randomUUID(), ...fields}});
	t.is((await send(PAGE, {hash: seen, wie: seen})).status, 409);
	t.is((await send(`${PAGE}/test`, {gemeente: 'GM0321'})).status, 409);
	t.is(await service().db.jobs.countDocuments(), 0);
	t.regex(
		wordsOf(await service().ask(null, 'GET', '/inloggen')),
		/Vraag de beheerder of de regionaal coördinator om een link/,
	);
});
