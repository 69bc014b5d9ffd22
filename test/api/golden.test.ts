import test from 'ava';
import {june2022, openExampleStore, shared, startService} from '../service.ts';
import {recount} from './recount.ts';

const service = shared(async t => {
	const running = await startService(t, await openExampleStore(t, june2022));
	return {...running, coordinator: await running.token('coordinator')};
});

// biome-ignore lint/suspicious/noExplicitAny: rows of every list.
async function everyRow(path: string): Promise<any[]> {
	const {ask, coordinator} = service();
	const rows = [];
	for (let after = ''; ; ) {
		const {items, next} = (await ask(coordinator, 'GET', `${path}limit=200${after}`)).body;
		rows.push(...items);
		if (next === null) {
			return rows;
		}

		after = `&after=${next}`;
	}
}

const actionsOf = (year: number) => everyRow(`/api/v1/actions?year=${year}&`);

test.serial('the example year 2021 holds the figures that the sources name', async t => {
	const counted = recount(await actionsOf(2021), await everyRow('/api/v1/ambassadors?'), '2021-12-31');
	t.is(counted.started, 838);
	t.is(Math.round((100 * counted.direct) / counted.started), 14);
	t.is(counted.trained, 25);
	t.is(counted.regularlyActive, 10);
});

test.serial('every division of a year adds up to the recount of its rows', async t => {
	const {ask, coordinator} = service();
	for (const year of [2021, 2022]) {
		const {started, direct} = recount(await actionsOf(year), [], '');
		const progress = (await ask(coordinator, 'GET', `/api/v1/progress/${year}`)).body;
		for (const by of ['municipality', 'basisteam', 'district', 'month']) {
			const {items} = (await ask(coordinator, 'GET', `/api/v1/figures/${year}?by=${by}`)).body;
			const sum = (field: string) =>
				items.reduce((total: number, row: Record<string, number>) => total + (row[field] ?? 0), 0);
			t.is(sum('started'), started, `${year} ${by}`);
			t.is(sum('direct'), direct);
			t.is(sum('direct') + sum('indirect') + sum('none') + sum('withdrawn') + sum('open'), started);
		}

		if (year === 2022) {
			t.is(progress.targets[1].value, started);
			t.is(progress.targets[2].numerator, direct);
			t.is(progress.targets[2].value, direct / started);
		}
	}
});

/** The successes of the unit's year, as each place that shows them says it. */
async function successesEverywhere(): Promise<Record<string, string>> {
	const {ask, coordinator} = service();
	const api = (await ask(coordinator, 'GET', '/api/v1/progress/2022')).body.targets[2];
	const page = (await ask(coordinator, 'GET', '/voortgang?jaar=2022')).text.replaceAll(/<[^>]*>/g, ' ');
	const mail = (await ask(coordinator, 'GET', '/api/v1/campaigns/download-de-app/mailings/GM0321')).body;
	const of = (text: string, pattern: RegExp) => {
		const [, direct, started] = pattern.exec(text) ?? [];
		return `${direct} van ${started}`;
	};
	return {
		api: `${api.numerator} van ${api.denominator}`,
		page: of(page, /(\d+)\s+directe? succes\w*\s+(?:÷|van)\s+(\d+)/),
		'mail as text': of(mail.text, /bij (\d+)\s+van\s+de\s+(\d+)\s+zoekacties/),
		'mail as HTML': of(mail.html.replaceAll(/<[^>]*>/g, ' '), /bij (\d+)\s+van\s+de\s+(\d+)\s+zoekacties/),
	};
}

test.serial('one corrected outcome changes the page, the API and the mailing alike', async t => {
	const {ask, coordinator} = service();
	const {started, direct} = recount(await actionsOf(2022), [], '');
	const before = await successesEverywhere();
	t.deepEqual([...new Set(Object.values(before))], [`${direct} van ${started}`], JSON.stringify(before));
	const closed = (await actionsOf(2022)).find(
		({starter, outcome}) => starter === 'control-room' && outcome?.result === 'none',
	);
	const corrected = await ask(coordinator, 'PUT', `/api/v1/actions/${closed.id}/outcome`, {
		body: {result: 'direct', reason: 'tip alsnog bevestigd'},
		headers: {'If-Match': `"${closed.revision}"`},
	});
	t.is(corrected.status, 200);
	t.deepEqual([...new Set(Object.values(await successesEverywhere()))], [`${direct + 1} van ${started}`]);
	const removed = await ask(coordinator, 'DELETE', `/api/v1/actions/${closed.id}`, {
		body: {reason: 'dubbel'},
		headers: {'If-Match': `"${corrected.body.revision}"`},
	});
	t.is(removed.status, 204);
	t.deepEqual([...new Set(Object.values(await successesEverywhere()))], [`${direct} van ${started - 1}`]);
});
