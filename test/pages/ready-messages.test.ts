import {cp, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {type Answer, folders, june2022, openExampleStore, shared, startService} from '../service.ts';
import {hiddenFieldsOf, sendForm, wordsOf} from './forms.ts';

const service = shared(async t => startService(t, await openExampleStore(t, june2022)));

/** The form under a ready message, as a browser would send it. */
function formOf({text}: Pick<Answer, 'text'>, slug: string): Record<string, string> {
	const form = text.split('<form').find(part => part.includes(`id="verstuurd-${slug}"`)) ?? '';
	const day = /name="day"[^>]*value="([^"]*)"/.exec(form)?.[1] ?? '';
	return {...hiddenFieldsOf({text: `<form${form}`}, '/berichten'), day};
}

/** The words of a ready message that are there to copy. */
const textOf = ({text}: Pick<Answer, 'text'>, slug: string) =>
	new RegExp(`id="tekst-${slug}"[^>]*>([^<]*)<`).exec(text)?.[1] ?? '';

async function ambassadorOf(area: string) {
	const token = await service().token('ambassador', area);
	const page = (path: string) => service().ask(token, 'GET', path);
	const send = (address: string, fields: Record<string, string>) => sendForm(service(), token, {address, fields});
	return {token, page, send};
}

test('the own page shows the message of this month, with the own name in it, and /berichten all twelve', async t => {
	const {page} = await ambassadorOf('GM0321');
	const own = await page('/gemeenten/houten');
	t.regex(wordsOf(own), /Kant-en-klaar bericht voor juni.*Op vakantie\? Laat het huis bewoond lijken/);
	t.regex(textOf(own, 'vakantie'), /^Ga je binnenkort op vakantie\? Vraag een buur in Houten om/);
	t.is(own.text.match(/<textarea/g)?.length, 1);
	t.regex(own.text, /href="\/berichten#kant-en-klaar"[^>]*>\s*Alle 12/);
	const all = await page('/berichten');
	t.is(all.text.match(/<textarea/g)?.length, 12);
	const months = [...all.text.matchAll(/<summary>\s*([A-Z][a-z]+): /g)].map(([, month]) => month);
	t.deepEqual(months, [
		'Juli',
		'Augustus',
		'September',
		'Oktober',
		'November',
		'December',
		'Januari',
		'Februari',
		'Maart',
		'April',
		'Mei',
	]);
	t.notRegex(all.text, /\{\{|\[\[/);
});

/** The numerator of T5: of the own municipality, and of the whole unit. */
async function countsForT5(area: string): Promise<[number, number]> {
	const token = await service().token('coordinator');
	const of = async (query: string) => (await service().ask(token, 'GET', `/api/v1/progress/2022${query}`)).body.targets;
	const lists = await Promise.all([of(`?area=${area}`), of('')]);
	const [own, unit] = lists.map(targets => targets.find(({id}: {id: string}) => id === 'T5').numerator);
	return [own, unit];
}

test('"Verstuurd op" records it with its theme, T5 moves by one, and undo takes it back', async t => {
	const {page, send} = await ambassadorOf('GM0353');
	const own = async () => Number(/Eigen berichten\s+(\d+)/.exec(wordsOf(await page('/gemeenten/ijsselstein')))?.[1]);
	const record = async () => {
		const fields = {...formOf(await page('/berichten'), 'nepbericht'), day: '2022-06-12'};
		t.like(fields, {kind: 'information', theme: 'digital-safety'});
		const answer = await send('/berichten', fields);
		t.is(answer.status, 303);
		return page(answer.headers.get('Location') ?? '');
	};
	const [before, unitBefore] = await countsForT5('GM0353');
	t.is(before, 0);
	t.true((await own()) < 2);
	while ((await own()) < 1) {
		await record();
	}

	t.deepEqual(await countsForT5('GM0353'), [0, unitBefore]);
	const after = await record();
	t.regex(wordsOf(after), /Vastgelegd: informatief bericht van 12 juni 2022\. Ongedaan maken/);
	t.regex(wordsOf(after), /✔ In juni is al een informatief bericht van jullie vastgelegd, op [^.]*12[^.]* juni\./);
	t.is(await own(), 2);
	t.deepEqual(await countsForT5('GM0353'), [1, unitBefore + 1]);
	const [action] = (await page('/api/v1/actions?limit=1')).body.items;
	t.like(action, {kind: 'information', theme: 'digital-safety', starter: 'municipality', municipality: 'GM0353'});

	const undo = `/berichten/${action.id}/intrekken`;
	t.is((await send(undo, hiddenFieldsOf(after, undo))).status, 303);
	t.is(await own(), 1);
	t.deepEqual(await countsForT5('GM0353'), [0, unitBefore]);
});

test('sending the form twice records one message', async t => {
	const {page, send} = await ambassadorOf('GM0345');
	const count = async () => (await page('/api/v1/actions?limit=100')).body.items.length;
	const before = await count();
	const fields = formOf(await page('/berichten'), 'vakantie');
	await Promise.all([send('/berichten', fields), send('/berichten', fields)]);
	t.is(await count(), before + 1);
});

test('a municipality that says u reads u, a basisteam its municipalities, and detectives their region', async t => {
	const bunnik = await ambassadorOf('GM0312');
	const address = '/gemeenten/bunnik/logo/aanspreekvorm';
	const form = hiddenFieldsOf(await bunnik.page('/gemeenten/bunnik/logo'), address);
	t.is((await bunnik.send(address, {...form, form: 'u'})).status, 303);
	for (const path of ['/berichten', '/gemeenten/bunnik']) {
		t.regex(
			textOf(await bunnik.page(path), 'vakantie'),
			/^Gaat u binnenkort op vakantie\?.*Ziet u een inbreker\? Bel 112\.$/,
		);
	}

	const team = await ambassadorOf('lekpoort');
	t.regex(
		textOf(await team.page('/berichten'), 'vakantie'),
		/Vraag een buur in [A-Z][^.]* (?:en [A-Z][^.]* )?om de post/,
	);
	const detectives = await ambassadorOf('recherche-flevoland');
	t.regex(textOf(await detectives.page('/berichten'), 'vakantie'), /Vraag een buur in deze regio om de post/);
});

test('nobody else sees them: not on the page of another, not another role, not when looking back', async t => {
	const {page} = await ambassadorOf('GM0321');
	t.false((await page('/gemeenten/houten?jaar=2021')).text.includes('id="kant-en-klaar"'));
	t.false((await page('/gemeenten/houten?jaar=2022&peildatum=2022-05-01')).text.includes('id="kant-en-klaar"'));
	t.is((await page('/gemeenten/almere')).status, 404);
	for (const role of ['coordinator', 'admin'] as const) {
		const token = await service().token(role);
		t.false((await service().ask(token, 'GET', '/gemeenten/houten')).text.includes('id="kant-en-klaar"'));
		t.is(
			(await sendForm(service(), token, {address: '/berichten', fields: {kind: 'information', day: '2022-06-12'}}))
				.status,
			403,
		);
	}
});

test('the picture of a message is open to everybody, by its name and by its month, and nothing else is', async t => {
	const get = (path: string, headers = {}) => fetch(`${service().url}${path}`, {headers});
	const named = await get('/kant-en-klaar/vakantie.png');
	t.is(named.status, 200);
	t.is(named.headers.get('Content-Type'), 'image/png');
	const content = Buffer.from(await named.arrayBuffer());
	t.is(content.subarray(1, 4).toString(), 'PNG');
	const ofMonth = await get('/kant-en-klaar/maand-06.png');
	t.deepEqual(Buffer.from(await ofMonth.arrayBuffer()), content);
	const known = {'If-None-Match': named.headers.get('ETag') ?? '', 'Cache-Control': 'max-age=0'};
	const again = await get('/kant-en-klaar/vakantie.png', known);
	t.is(again.status, 304);
	for (const file of ['maand-13.png', 'vakantie.svg', 'vakantie.json', '..%2fvakantie.json', 'nergens.png', 'x']) {
		t.is((await get(`/kant-en-klaar/${file}`)).status, 404, file);
	}
});

test('a faulty message is left out, and the page shows the others', async t => {
	const campaigns = await mkdtemp(join(tmpdir(), 'campaigns-'));
	t.teardown(() => rm(campaigns, {recursive: true}));
	await cp(folders.campaigns, campaigns, {recursive: true});
	await writeFile(join(campaigns, 'berichten/vakantie.json'), '{');
	const running = await startService(t, service().db, {campaigns});
	const token = await running.token('ambassador', 'GM0321');
	const all = await running.ask(token, 'GET', '/berichten');
	t.is(all.status, 200);
	t.is(all.text.match(/<textarea/g)?.length, 11);
	t.regex(wordsOf(all), /Juli: Een dagje weg/);
	await rm(join(campaigns, 'berichten'), {recursive: true});
	t.is((await running.ask(token, 'GET', '/berichten')).status, 200);
	t.is((await running.ask(token, 'GET', '/gemeenten/houten')).status, 200);
});
