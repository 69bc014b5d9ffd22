import {randomUUID} from 'node:crypto';
import test from 'ava';
import {type Answer, newKey, openExampleStore, shared, startService} from '../service.ts';
import {wordsOf} from './forms.ts';

const now = new Date('2023-02-01T12:00:00Z');
const service = shared(async t => startService(t, await openExampleStore(t, now), {now: () => now}));
const day = 'jaar=2022&peildatum=2022-10-20';

const ask = async (role: 'coordinator' | 'admin' | 'reader' | 'control-room', path: string) =>
	service().ask(await service().token(role), 'GET', path);
const asHouten = async (path: string) => service().ask(await service().token('ambassador', 'GM0321'), 'GET', path);

/** Links to the list of actions, each with its words. */
function rowLinks({text}: Answer): {href: string; words: string}[] {
	return [...text.matchAll(/href="(\/acties\?[^"]*)"[^>]*>(.*?)<\/a>/gs)].map(([, href = '', words = '']) => ({
		href: href.replaceAll('&amp;', '&'),
		words: words.replaceAll(/<[^>]+>/g, ''),
	}));
}

const numberIn = (words: string) => Number(/[\d.]+/.exec(words)?.[0].replaceAll('.', ''));

for (const [title, path] of [
	['T2 of the unit, up to a day', `/doelen/T2?${day}`],
	['T3 of a district', `/doelen/T3?${day}&gebied=west-utrecht`],
	['T3 of a municipality', `/doelen/T3?${day}&gebied=GM0321`],
	['T3 as it was known on 1 July', '/doelen/T3?jaar=2022&peildatum=2022-06-30&bekendop=2022-07-01T08:00:00Z'],
	['the own messages of municipalities', `/doelen/T5?${day}`],
	['the own messages of detectives', `/doelen/T7?${day}`],
] as const) {
	test(`the rows behind a number are exactly that many: ${title}`, async t => {
		const links = rowLinks(await ask('coordinator', path));
		t.true(links.length >= 2);
		for (const {href, words} of [...links.slice(0, 6), ...links.slice(-4)]) {
			const list = await ask('coordinator', href);
			t.is(numberIn(/id="gevonden">([^<]*)</.exec(list.text)?.[1] ?? ''), numberIn(words), `${words} ${href}`);
		}
	});
}

test('the control room opens the rows of the unit, and who may not see rows gets no link to them', async t => {
	t.true(rowLinks(await ask('control-room', `/doelen/T3?${day}`)).length > 2);
	t.deepEqual(rowLinks(await ask('reader', `/doelen/T3?${day}`)), []);
	t.deepEqual(rowLinks(await asHouten(`/doelen/T3?${day}`)), []);
	t.deepEqual(rowLinks(await ask('admin', `/doelen/T3?${day}`)), []);
});

test('each kind of target fills in its formula with the numbers of its page', async t => {
	const words = async (id: string) => wordsOf(await ask('coordinator', `/doelen/${id}?${day}`));
	t.regex(await words('T1'), /[\d.]+ ÷ [\d.]+ = \d,\d{3} → [+−][\d,]+%; norm: minstens \+10%/);
	t.regex(await words('T2'), /\d+ gestarte acties; norm: minstens 1\.000/);
	t.regex(await words('T2'), /Nog \d+ acties: \d+ per week; nu \d+\./);
	t.regex(await words('T3'), /\d+ directe successen ÷ \d+ gestarte acties = [\d,]+%; norm: meer dan 15%/);
	t.regex(await words('T4'), /\d+ van 38 gemeenten = [\d,]+%, nodig: 35/);
	t.regex(await words('T6'), /\d+ van 18 basisteams = [\d,]+%, nodig: 18/);
});

test('a municipality is shown beside its verdict by interval, the unit by its raw rate', async t => {
	const words = wordsOf(await ask('coordinator', `/doelen/T3?${day}`));
	t.regex(words, /Houten 31 3,8% 6 19,4% te weinig acties om te beoordelen/);
	t.regex(words, /Stand op 20 oktober 2022 15,2% boven 15% ● op koers/);
});

const others = ['Zeewolde', 'Lelystad', 'Veenendaal', 'Nieuwegein', 'Hilversum', 'Almere', 'Wijk bij Duurstede'];
const districts = ['Flevoland', 'Gooi en Vechtstreek', 'Oost-Utrecht'];
const pages = ['T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7'].map(id => `/doelen/${id}?${day}`);

test('an ambassador sees the own area, the district and the unit, and no other name', async t => {
	for (const path of pages) {
		const answer = await asHouten(path);
		t.is(answer.status, 200);
		t.regex(wordsOf(answer), /Houten [\s\S]*West-Utrecht [\s\S]*Midden-Nederland/);
		t.deepEqual(
			[...others, ...districts].filter(name => answer.text.includes(name)),
			[],
			path,
		);
	}

	t.is((await asHouten(`/doelen/T3?${day}&gebied=GM0344`)).status, 404);
	t.is((await asHouten(`/doelen/T3/tabel.csv?${day}&verdeling=eigen`)).status, 200);
	for (const verdeling of ['gemeente', 'basisteam', 'district']) {
		t.is((await asHouten(`/doelen/T3/tabel.csv?${day}&verdeling=${verdeling}`)).status, 404);
	}

	t.is((await asHouten(`/doelen/T3/trechter.csv?${day}`)).status, 403);
});

test('a reader sees districts without names of municipalities, the control room the unit alone', async t => {
	for (const path of pages) {
		const reader = await ask('reader', path);
		t.deepEqual(
			[...others, 'Houten'].filter(name => reader.text.includes(name)),
			[],
			path,
		);
		t.regex(wordsOf(reader), /Flevoland/);
		const room = await ask('control-room', path);
		t.deepEqual(
			[...others, ...districts, 'Houten'].filter(name => room.text.includes(name)),
			[],
			path,
		);
	}

	t.is((await ask('reader', `/doelen/T3?${day}&gebied=west-utrecht`)).status, 200);
	t.is((await ask('reader', `/doelen/T3?${day}&gebied=GM0321`)).status, 404);
	t.is((await ask('control-room', `/doelen/T3?${day}&gebied=west-utrecht`)).status, 404);
	t.is((await ask('reader', `/doelen/T5/tabel.json?${day}&verdeling=organisatie`)).status, 404);
});

test('names of who lacks what stand there for the coordinator, the funnel too', async t => {
	const words = wordsOf(await ask('coordinator', `/doelen/T5?${day}`));
	t.regex(words, /Dit zijn ze, met wat er nog mist: .*Zeewolde : 0 van 2 berichten/);
	const text = (await ask('coordinator', `/doelen/T3?${day}`)).text;
	t.regex(text, /data-chart="funnel"/);
	t.notRegex((await ask('coordinator', `/doelen/T2?${day}`)).text, /data-chart="funnel"/);
	t.notRegex((await ask('reader', `/doelen/T3?${day}`)).text, /data-chart="funnel"/);
});

test('a target, area, day or word that does not exist gets a clear page', async t => {
	const answer = await ask('coordinator', '/doelen/T99?jaar=2022');
	t.is(answer.status, 404);
	t.regex(wordsOf(answer), /Dit doel bestaat niet in 2022/);
	for (const [path, status] of [
		[`/doelen/T3?${day}&gebied=GM9999`, 404],
		['/doelen/T3?jaar=2022&peildatum=2021-05-01', 400],
		['/doelen/T3?jaar=2022&peildatum=gisteren', 400],
		['/doelen/T3?jaar=2022&bekendop=2001-01-01T00:00:00Z', 404],
		[`/doelen/T3/tabel.csv?${day}&verdeling=straat`, 400],
		[`/doelen/T2/trechter.csv?${day}`, 404],
	] as const) {
		t.is((await ask('coordinator', path)).status, status, path);
	}
});

test.serial('who changed a target, from what to what and why; an older moment does not know it yet', async t => {
	const coordinator = await service().token('coordinator');
	const list = await service().ask(coordinator, 'GET', '/api/v1/targets/2022');
	const {id, year, revision, recordedAt, ...target} = list.body.items.find((item: {id: string}) => item.id === 'T7');
	const before = (
		await ask('coordinator', '/doelen/T7/tabel.json?jaar=2022&bekendop=2023-01-15T08:00:00Z&verdeling=organisatie')
	).text;
	const changed = await service().ask(coordinator, 'PUT', '/api/v1/targets/2022/T7', {
		body: {...target, goal: 0.8, reason: `bijgesteld ${randomUUID().slice(0, 1)}`},
		headers: {...newKey(), 'If-Match': `"${revision}"`},
	});
	t.is(changed.status, 200, changed.text);
	const words = wordsOf(await ask('coordinator', '/doelen/T7?jaar=2022'));
	t.regex(
		words,
		/regionaal coördinator Norm gewijzigd Norm: alle districtsrecherches → werd minstens 80% van de districtsrecherches Reden: bijgesteld/,
	);
	t.regex(words, /voorbeeldgegevens Vastgesteld: alle districtsrecherches/);
	const then = wordsOf(await ask('coordinator', '/doelen/T7?jaar=2022&bekendop=2023-01-15T08:00:00Z'));
	t.regex(then, /zoals ze bekend waren op 15 januari 2023/);
	t.notRegex(then, /80%/);
	t.is(
		(await ask('coordinator', '/doelen/T7/tabel.json?jaar=2022&bekendop=2023-01-15T08:00:00Z&verdeling=organisatie'))
			.text,
		before,
	);
});

test('the kind of an area stands once before its name in the list to choose from', async t => {
	const page = await ask('coordinator', '/doelen/T3?jaar=2022');
	t.regex(page.text, />Districtsrecherche Flevoland</);
	t.regex(page.text, />District Flevoland</);
	t.notRegex(page.text, /Districtsrecherche Districtsrecherche/);
});
