import test from 'ava';
import {openExampleStore, shared, startService} from '../service.ts';
import {hiddenFieldsOf, sendForm, wordsOf} from './forms.ts';

const clock = {now: new Date('2022-09-01T10:00:00Z')};
const service = shared(async t => {
	const db = await openExampleStore(t, clock.now);
	const running = await startService(t, db, {now: () => clock.now});
	return {...running, coordinator: await running.token('coordinator')};
});
const PAGE = '/campagnes/download-de-app';
const page = (path: string) => service().ask(service().coordinator, 'GET', path);
const step = async (state: string) => {
	const address = `${PAGE}/stand/${state}`;
	const answer = await sendForm(service(), service().coordinator, {
		address,
		fields: hiddenFieldsOf(await page(PAGE), address),
	});
	service().db.kept.heard();
	return answer.status;
};
const line = /1 september ?: Download de Burgernetapp \(campagne, Midden-Nederland\)/;
const seen = async (path = '/voortgang?jaar=2022') => line.test(wordsOf(await page(path)));

test.serial('a release shows at once on the charts of the unit and its areas, and not in an older report', async t => {
	const before = (await page('/api/v1/progress?year=2022&knownAt=2022-09-01T09:00:00Z')).text;
	t.is(await step('draft'), 303);
	t.false(await seen());
	t.is(await step('released'), 303);
	t.true(await seen());
	t.regex((await page('/voortgang?jaar=2022')).text, /data-position="8\.017"/);
	t.true(await seen('/gemeenten/houten?jaar=2022'));
	t.true(await seen('/voortgang?jaar=2022&gebied=west-utrecht'));
	t.is((await page('/api/v1/progress?year=2022&knownAt=2022-09-01T09:00:00Z')).text, before);
	t.false(await seen('/voortgang?jaar=2022&bekendop=2022-08-31T12:00:00Z'));
});

test.serial(
	'taken back on the day itself it is gone; taken back later it stays, with the new release beside it',
	async t => {
		t.is(await step('draft'), 303);
		t.false(await seen());
		t.is(await step('released'), 303);
		clock.now = new Date('2022-10-10T10:00:00Z');
		t.is(await step('draft'), 303);
		t.true(await seen());
		t.is(await step('released'), 303);
		t.regex(wordsOf(await page('/voortgang?jaar=2022')), /1 september ?: Download.*10 oktober ?: Download/);
	},
);
