import test from 'ava';
import {june2022, newKey, openExampleStore, shared, startService} from '../service.ts';
import {hour, wordsOf} from './forms.ts';

/** The example years, in which De Bilt has a trained ambassador who sent nothing. */
const service = shared(async t => {
	const db = await openExampleStore(t, june2022);
	await db.actions.deleteMany({starter: 'municipality', municipality: 'GM0310', year: 2022});
	const trainings = [{course: 'portal' as const, completedOn: '2022-01-10'}];
	await db.ambassadors.updateMany({organisation: 'GM0310', until: null}, {$set: {trainings}});
	return startService(t, db);
});

const pages = {
	houten: '/gemeenten/houten',
	utrecht: '/gemeenten/utrecht',
	lekpoort: '/basisteams/lekpoort',
	centrum: '/basisteams/utrecht-centrum',
	detectives: '/districtsrecherches/west-utrecht',
} as const;
type Page = keyof typeof pages;

test('the three figures of a municipality are those of the API', async t => {
	const {ask, token} = service();
	const who = await token('ambassador', 'GM0321');
	const words = wordsOf(await ask(who, 'GET', `${pages.houten}?jaar=2022`));
	const {items} = (await ask(who, 'GET', '/api/v1/figures/2022?by=month&area=GM0321')).body;
	const sum = (key: string) =>
		items.reduce((total: number, item: Record<string, number>) => total + (item[key] ?? 0), 0);
	const own = (await ask(who, 'GET', '/api/v1/actions?year=2022&limit=200')).body.items.length;
	t.regex(
		words,
		new RegExp(`Acties ${sum('started')} Per 10\\.000 inwoners: \\d+,\\d; district West-Utrecht \\d+,\\d; eenheid`),
	);
	t.regex(words, new RegExp(`Eigen berichten ${own} Gemiddeld per gemeente: district West-Utrecht`));
	t.regex(words, new RegExp(`Downloads t/m mei ${sum('appDownloads')} `));
	t.is((words.match(/Hoe wordt dit berekend\?/g) ?? []).length, 5);
});

test('a team and detectives have inquiries and information in place of downloads', async t => {
	const {ask, token} = service();
	const who = await token('coordinator');
	const team = wordsOf(await ask(who, 'GET', `${pages.lekpoort}?jaar=2022`));
	t.regex(team, /^.*?Burgernet bij basisteam Lekpoort .* Buurtonderzoeken \d+ .* Informatieve berichten \d+ /);
	const detectives = wordsOf(await ask(who, 'GET', `${pages.detectives}?jaar=2022`));
	t.regex(
		detectives,
		/Burgernet bij districtsrecherche West-Utrecht .* Acties in het district \d+ .* Buurtonderzoeken/,
	);
	const {body} = await ask(who, 'GET', '/api/v1/progress/2022?area=recherche-west-utrecht');
	const started = body.targets.find(({id}: {id: string}) => id === 'T2').value;
	t.regex(detectives, new RegExp(`Acties in het district ${started} `));
});

test('the rows behind a figure are exactly those that it counts', async t => {
	const {ask, token} = service();
	const who = await token('coordinator');
	for (const page of ['houten', 'lekpoort', 'detectives'] as const) {
		const {text} = await ask(who, 'GET', `${pages[page]}?jaar=2022`);
		const cards = text
			.split('figure-card"')
			.slice(1)
			.map(card => card.split('</li>')[0] ?? '');
		t.true(cards.length === 3);
		for (const card of cards) {
			const count = /<strong class="figure">([\d.]+)</.exec(card)?.[1];
			const href = /href="(\/acties[^"]+)"/.exec(card)?.[1]?.replaceAll('&amp;', '&');
			if (href && count) {
				t.regex(wordsOf(await ask(who, 'GET', href)), new RegExp(`\\b${count} acties?\\b`), `${page} ${href}`);
			}
		}
	}
});

test('a district with fewer than four municipalities is not compared with for its ambassadors', async t => {
	const {ask, token} = service();
	const words = async (area: string, page: Page) =>
		wordsOf(await ask(await token('ambassador', area), 'GET', `${pages[page]}?jaar=2022`));
	t.regex(await words('GM0344', 'utrecht'), /Per 10\.000 inwoners: \d+,\d; eenheid \d+,\d\./);
	t.notRegex(await words('GM0344', 'utrecht'), /district Utrecht-Stad/i);
	t.notRegex(await words('utrecht-centrum', 'centrum'), /district Utrecht-Stad/i);
	// Three teams: the mean of three would give a colleague's figure away.
	t.regex(await words('lekpoort', 'lekpoort'), /Gemiddeld per basisteam: eenheid/);
});

test('a team that shares a municipality knows no downloads, and says that its actions are not all divided', async t => {
	const {ask, token} = service();
	const who = await token('coordinator');
	const words = wordsOf(await ask(who, 'GET', `${pages.centrum}?jaar=2022`));
	t.regex(words, /Niet alle acties zijn over de basisteams verdeeld/);
	t.regex(words, /Downloads Burgernetapp Utrecht Centrum nog niet bekend/);
	const {items} = (await ask(who, 'GET', `${pages.centrum}/tabel.json?jaar=2022`)).body;
	t.deepEqual([...new Set(items.map(({appDownloads}: {appDownloads: number | null}) => appDownloads))], [null]);
});

test('Weesp has a page up to its last day, and a clear one after it', async t => {
	const {ask, token} = service();
	const who = await token('coordinator');
	const after = await ask(who, 'GET', '/gemeenten/weesp?jaar=2022');
	t.is(after.status, 404);
	t.regex(wordsOf(after), /hoort sinds 24 maart 2022 niet meer bij deze eenheid/);
	t.regex(after.text, /href="\/gemeenten\/weesp\?jaar=2022&amp;peildatum=2022-03-23"/);
	const before = await ask(who, 'GET', '/gemeenten/weesp?jaar=2022&peildatum=2022-03-23');
	t.is(before.status, 200);
	t.regex(wordsOf(before), /Burgernet in Weesp/);
	t.is((await ask(who, 'GET', '/gemeenten/weesp/tabel.csv?jaar=2022')).status, 404);
});

test('a day outside the year, a word for a day and a moment before the first fact are clear pages', async t => {
	const {ask, token} = service();
	const who = await token('coordinator');
	for (const [query, status] of [
		['jaar=2022&peildatum=2021-05-14', 400],
		['jaar=2022&peildatum=gisteren', 400],
		['jaar=2022&gebied=GM0321', 400],
		['jaar=2022&bekendop=2010-01-01T00:00:00Z', 404],
	] as const) {
		const answer = await ask(who, 'GET', `${pages.houten}?${query}`);
		t.is(answer.status, status, query);
		t.notRegex(answer.text, /NaN/);
	}
});

test('own messages stand in the timeline, as known at the moment that was asked for', async t => {
	const {ask, token} = service();
	const [who, coordinator] = [await token('ambassador', 'GM0335'), await token('coordinator')];
	const body = {
		kind: 'information',
		starter: 'municipality',
		municipality: 'GM0335',
		theme: 'digital-safety',
		startedAt: hour(30),
	};
	const logged = await ask(who, 'POST', '/api/v1/actions', {body, headers: newKey()});
	t.is(logged.status, 201);
	const line = /29 juni Informatief bericht, digitale veiligheid/;
	t.regex(wordsOf(await ask(who, 'GET', '/gemeenten/montfoort?jaar=2022')), line);
	t.regex(wordsOf(await ask(coordinator, 'GET', '/gemeenten/montfoort?jaar=2022')), line);
	const then = await ask(coordinator, 'GET', '/gemeenten/montfoort?jaar=2022&bekendop=2022-06-15T00:00:00Z');
	t.notRegex(wordsOf(then), line);
	t.regex(wordsOf(then), /Je ziet de cijfers zoals ze bekend waren op 15 juni 2022/);
	const admin = wordsOf(await ask(await token('admin'), 'GET', '/gemeenten/montfoort?jaar=2022'));
	t.notRegex(admin, line);
	t.regex(admin, /Losse berichten staan hier alleen/);
});

test('the next step is asked of the ambassador, and leads to the form where it can be done', async t => {
	const {ask, token} = service();
	const {text} = await ask(await token('ambassador', 'GM0310'), 'GET', '/gemeenten/de-bilt');
	t.regex(wordsOf({text}), /Volgende stap Stuur nog 2 berichten: dan telt De Bilt mee\. Nu 0 van 2 eigen berichten/);
	t.regex(text, /href="\/berichten">Leg vast wat jullie stuurden/);
	const forCoordinator = await ask(await token('coordinator'), 'GET', '/gemeenten/de-bilt');
	t.regex(wordsOf(forCoordinator), /Volgende stap Vraag om .*2 eigen berichten/);
	t.notRegex(forCoordinator.text, /href="\/berichten"/);
	t.notRegex(wordsOf(await ask(await token('coordinator'), 'GET', '/gemeenten/de-bilt?jaar=2021')), /Volgende stap/);
});

test('the page of an ambassador is small: no charts, and no script but that of the copy button', async t => {
	const {ask, token} = service();
	const {text} = await ask(await token('ambassador', 'GM0321'), 'GET', pages.houten);
	t.deepEqual(
		text.match(/<script[^>]+src="[^"]*\/(\w+)/g)?.map(tag => tag.split('/').at(-1)),
		['copy'],
	);
	t.notRegex(text, /<canvas/);
	t.true(text.length < 40_000, `${text.length}`);
	t.regex((await ask(await token('coordinator'), 'GET', pages.houten)).text, /<script[^>]+charts/);
});
