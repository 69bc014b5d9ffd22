import test from 'ava';
import {openReferenceStore, shared, startService} from '../service.ts';
import {hiddenFieldsOf, sendForm, wordsOf} from './forms.ts';

const service = shared(async t => {
	const running = await startService(t, await openReferenceStore(t));
	return {...running, coordinator: await running.token('coordinator')};
});
const LIST = '/cijfers/gebeurtenissen';
const page = (path: string) => service().ask(service().coordinator, 'GET', path);
const send = (address: string, fields: Record<string, string>) =>
	sendForm(service(), service().coordinator, {address, fields});
const form = {day: '2022-05-14', area: 'west-utrecht', kind: 'safety-day', line: 'Veiligheidsdag op de markt'};

async function added(fields: Partial<typeof form> = {}) {
	const hidden = hiddenFieldsOf(await page(LIST), LIST);
	return send(LIST, {...hidden, ...form, ...fields});
}

test.serial(
	'an event is recorded, stands with the charts of its areas only, changed, removed and put back',
	async t => {
		const made = await added();
		t.is(made.status, 303, wordsOf(made));
		const list = await page(made.headers.get('Location') ?? '');
		t.regex(wordsOf(list), /Vastgelegd: Veiligheidsdag op de markt\./);
		const id = /vastgelegd=([\w-]+)/.exec(made.headers.get('Location') ?? '')?.[1] ?? '';
		t.regex((await page('/voortgang?jaar=2022&gebied=west-utrecht')).text, /data-position="4\.435"[^>]*data-mark="1"/);
		t.regex(
			wordsOf(await page('/gemeenten/houten?jaar=2022')),
			/14 mei : Veiligheidsdag op de markt|14 mei: Veiligheidsdag op de markt/,
		);
		t.notRegex((await page('/voortgang?jaar=2022')).text, /Veiligheidsdag/);
		const change = hiddenFieldsOf(await page(`${LIST}/${id}`), `${LIST}/${id}`);
		t.is((await send(`${LIST}/${id}`, {...change, ...form, area: 'unit'})).status, 303);
		t.regex((await page('/voortgang?jaar=2022')).text, /Veiligheidsdag/);
		const removal = hiddenFieldsOf(await page(`${LIST}?jaar=2022`), `${LIST}/${id}/verwijderen`);
		const removed = await send(`${LIST}/${id}/verwijderen`, removal);
		t.notRegex((await page('/voortgang?jaar=2022')).text, /Veiligheidsdag/);
		const undo = `${LIST}/${id}/terugzetten`;
		t.is((await send(undo, hiddenFieldsOf(await page(removed.headers.get('Location') ?? ''), undo))).status, 303);
		t.regex((await page('/voortgang?jaar=2022')).text, /Veiligheidsdag/);
	},
);

test.serial(
	'a telephone number, an unknown kind and a day that does not exist are refused, and nothing typed is lost',
	async t => {
		const refused = await added({line: 'bel 06-12345678', kind: 'feest', day: '2022-02-30'});
		t.is(refused.status, 400);
		for (const field of ['line', 'kind', 'day']) {
			t.regex(refused.text, new RegExp(`href="#${field}"`), field);
		}

		t.regex(refused.text, /value="bel 06-12345678"/);
	},
);

test.serial('the API: a reader sees events of unit and districts, not of a municipality', async t => {
	await added({area: 'GM0321', line: 'Markt in Houten'});
	const items = async (token: string) =>
		(await service().ask(token, 'GET', '/api/v1/events?year=2022')).body.items.map(({line}: {line: string}) => line);
	t.true((await items(service().coordinator)).includes('Markt in Houten'));
	t.false((await items(await service().token('reader'))).includes('Markt in Houten'));
	t.false((await items(await service().token('ambassador', 'GM0310'))).includes('Markt in Houten'));
});
