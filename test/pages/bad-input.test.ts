import test from 'ava';
import {burgernet} from '../commands/command-line.ts';
import {addressOf, openExampleStore, shared, startService, type TestService} from '../service.ts';
import {wordsOf} from './forms.ts';

const now = new Date('2022-06-30T20:00:00Z');
const service = shared(async t => startService(t, await openExampleStore(t, now), {now: () => now}));
const secret = shared(() => Promise.resolve(new Map<TestService, Promise<string>>()));

async function ask(path: string) {
	const token = secret().get(service()) ?? service().token('coordinator');
	secret().set(service(), token);
	return service().ask(await token, 'GET', path);
}

/** The pages and files of a report; each takes `jaar`, `peildatum` and `bekendop`. */
const pages = [
	'/voortgang',
	'/voortgang.csv',
	'/voortgang/maanden.json',
	'/voortgang/gemeenten.csv',
	'/doelen/T2',
	'/doelen/T5',
	'/gemeenten',
	'/gemeenten.csv',
	'/gemeenten.json',
	'/gemeenten/houten',
	'/districten/west-utrecht',
	'/basisteams/lekpoort',
	'/districtsrecherches/recherche-flevoland',
];
const documents = ['/api/v1/progress/YEAR', '/api/v1/figures/YEAR'];

const faults = [
	['a word for a day', {at: 'gisteren'}, 400],
	['a day that does not exist', {at: '2022-02-30'}, 400],
	['a peildatum outside the year', {at: '2021-12-31'}, 400],
	['a peildatum to come', {at: '2022-07-15'}, 400],
	['a known-at to come', {knownAt: '2022-07-15T10:00:00Z'}, 400],
	['a known-at without a zone', {knownAt: '2022-06-15T10:00:00'}, 400],
	['a known-at before the first fact', {knownAt: '2005-01-01T00:00:00Z'}, 404],
	['a year that has not begun', {year: '2023'}, 400],
	['a word for a year', {year: 'vorig'}, 400],
	['a year long ago', {year: '1900'}, 400],
] as const satisfies [string, {at?: string; knownAt?: string; year?: string}, number][];

const unknownValues = /\bNaN\b|undefined|Infinity|\[object|\bnull\b/;

for (const [title, {year = '2022', at, knownAt}, status] of faults as readonly [
	string,
	{at?: string; knownAt?: string; year?: string},
	number,
][]) {
	test(`${title}: a clear page or problem everywhere, ${status}`, async t => {
		for (const path of pages) {
			const query = new URLSearchParams({jaar: year, ...(at && {peildatum: at}), ...(knownAt && {bekendop: knownAt})});
			const answer = await ask(`${path}?${query}`);
			t.is(answer.status, status, `${path} ${answer.text.slice(0, 200)}`);
			const words = answer.text.includes('<main') ? wordsOf(answer) : answer.text;
			t.true(words.length > 40, `${path}: ${words}`);
			t.notRegex(words, unknownValues, path);
			t.notRegex(answer.text, /<table|data-chart/, path);
		}

		for (const path of documents) {
			const query = new URLSearchParams({...(at && {at}), ...(knownAt && {knownAt})});
			const by = path.includes('figures') ? 'by=month&' : '';
			const answer = await ask(`${path.replace('YEAR', year)}?${by}${query}`);
			t.is(answer.status, status, `${path} ${answer.text}`);
			t.is(answer.headers.get('Content-Type'), 'application/problem+json', path);
			t.true(answer.body.detail?.length > 10 || answer.body.errors?.length > 0, answer.text);
		}
	});
}

test('an area that nobody knows is 404, on pages, in files and in the API', async t => {
	for (const path of [
		'/voortgang?jaar=2022&gebied=GM9999',
		'/voortgang.csv?jaar=2022&gebied=GM9999',
		'/doelen/T2?jaar=2022&gebied=GM9999',
		'/doelen/T99?jaar=2022',
		'/districten/atlantis?jaar=2022',
		'/gemeenten/atlantis?jaar=2022',
		'/gemeenten/weesp?jaar=2022',
		'/basisteams/atlantis?jaar=2022',
		'/districtsrecherches/atlantis',
		'/api/v1/progress/2022?area=GM9999',
		'/api/v1/figures/2022?by=month&area=GM9999',
	]) {
		const answer = await ask(path);
		t.is(answer.status, 404, path);
		t.notRegex(answer.text, /<table|NaN/, path);
	}
});

test('a year without targets or facts shows that it has none: no empty chart, no NaN, nothing known as zero percent', async t => {
	for (const path of pages) {
		const answer = await ask(`${path}?jaar=2015`);
		const isPage = answer.text.includes('<main');
		t.true([200, 404].includes(answer.status), `${path}: ${answer.status}`);
		const words = isPage ? wordsOf(answer) : answer.text;
		t.notRegex(words, /NaN|undefined|Infinity|\b0,0%/, path);
		t.notRegex(answer.text, /<table[^>]*data-chart/, `${path} draws a chart of nothing`);
		if (isPage) {
			t.regex(words, /geen doelstelling|nog geen|niet vastgelegd|nog niet bekend|bestaat niet/i, path);
		}
	}

	for (const path of documents) {
		const answer = await ask(`${path.replace('YEAR', '2015')}${path.includes('figures') ? '?by=month' : ''}`);
		t.is(answer.status, 200, path);
		t.notRegex(answer.text, /NaN|:0\.0/, path);
	}
});

test('the command line refuses the same in a sentence', async t => {
	const settings = {MONGODB_URI: addressOf(service().db)};
	for (const [title, {year = '2022', at, knownAt}] of faults as readonly [
		string,
		{at?: string; knownAt?: string; year?: string},
		number,
	][]) {
		// Its clock is that of the wall: what is to come for the tests has come for it.
		if (/to come|has not begun/.test(title)) {
			continue;
		}

		const parameters = [year, ...(at ? ['--at', at] : []), ...(knownAt ? ['--known-at', knownAt] : [])];
		const ended = await burgernet(['progress', ...parameters], settings);
		t.is(ended.code, 1, title);
		t.is(ended.stderr.length, 1, ended.stderr.join('\n'));
		t.deepEqual(ended.stdout, []);
	}
});
