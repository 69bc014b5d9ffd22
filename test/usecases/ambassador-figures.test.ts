import {randomUUID} from 'node:crypto';
import test from 'ava';
import type {Day} from '../../src/domain/period.ts';
import {addAmbassador, correctAmbassador, recordTraining} from '../../src/usecases/ambassadors.ts';
import {progressReport} from '../../src/usecases/progress-report.ts';
import {succeedAmbassador} from '../../src/usecases/succeed-ambassador.ts';
import {newKey, openReferenceStore, shared, startService} from '../service.ts';

const identity = {kind: 'user', id: 'a', role: 'coordinator', area: null} as const;
const now = new Date('2022-12-31T12:00:00Z');
const service = shared(async t => startService(t, await openReferenceStore(t), {now: () => now}));
const writing = () => ({identity, key: randomUUID(), now});
const contact = (organisation: string) => ({name: 'Iemand', email: `${organisation}@voorbeeld.example`.toLowerCase()});

/** Numerator and denominator of a target of 2022 as it stood on a day, and whom it counts. */
async function targetOn(id: 'T4' | 'T5', at: Day): Promise<[number | null, number | null]> {
	const {db} = service();
	const {targets} = await progressReport(db, {year: 2022, area: 'unit', at, identity, now});
	const found = targets.find(({target}) => target.id === id);
	return [found?.numerator ?? null, found?.denominator ?? null];
}

async function added(organisation: string, completedOn: Day | null): Promise<string> {
	const {fact} = await addAmbassador(
		service().db,
		{
			organisation,
			...contact(organisation),
			from: '2022-01-01',
			...(completedOn && {trainings: [{course: 'portal', completedOn}]}),
		},
		writing(),
	);
	return fact._id;
}

test.serial('a departure on 1 September lowers T4 from that day; the training of the successor raises it', async t => {
	const {db} = service();
	const old = await added('GM0321', '2022-02-01');
	const before = await targetOn('T4', '2022-08-31');
	t.is(before[0], 1);
	const change = {id: old, expected: 1, ...writing()};
	const person = {name: 'Opvolger', email: 'opvolger@voorbeeld.example', from: '2022-09-01'};
	const successor = await succeedAmbassador(db, person, change);
	t.is(await succeedAmbassador(db, person, change), successor);
	t.deepEqual(await targetOn('T4', '2022-08-31'), before);
	t.is((await targetOn('T4', '2022-09-01'))[0], 0);
	const training = {course: 'portal', completedOn: '2022-10-05'} as const;
	await recordTraining(db, training, {id: successor, expected: null, ...writing()});
	t.is((await targetOn('T4', '2022-10-04'))[0], 0);
	t.is((await targetOn('T4', '2022-10-05'))[0], 1);
	t.is(await db.ambassadors.countDocuments({organisation: 'GM0321'}), 2);
});

test.serial('a second trained ambassador adds nothing to T4, and keeps it when the first one leaves', async t => {
	const {db} = service();
	const [first, base] = [await added('GM0353', '2022-02-01'), await targetOn('T4', '2022-06-01')];
	const second = {name: 'Tweede', email: 'tweede@voorbeeld.example', from: '2022-03-01'};
	const trainings = [{course: 'portal' as const, completedOn: '2022-04-01'}];
	await addAmbassador(db, {organisation: 'GM0353', ...second, trainings}, writing());
	t.deepEqual(await targetOn('T4', '2022-06-01'), base);
	await correctAmbassador(db, {until: '2022-05-01'}, {id: first, expected: 1, ...writing()});
	t.deepEqual(await targetOn('T4', '2022-06-01'), base);
});

test.serial('a training in December adds its municipality to whom T5 asks, and the page says since when', async t => {
	const {ask, token} = service();
	const late = await added('GM0310', null);
	const [, before] = await targetOn('T5', '2022-12-31');
	const coordinator = await token('coordinator');
	await ask(coordinator, 'PUT', `/api/v1/ambassadors/${late}/trainings/portal`, {
		body: {completedOn: '2022-12-12'},
		headers: newKey(),
	});
	t.is((await targetOn('T5', '2022-12-11'))[1], before);
	t.is((await targetOn('T5', '2022-12-12'))[1], (before ?? 0) + 1);
	const page = async (peildatum: Day) =>
		(await ask(coordinator, 'GET', `/doelen/T5?jaar=2022&peildatum=${peildatum}`)).text;
	t.regex(await page('2022-12-31'), /De Bilt[\s\S]{0,600}opgeleid sinds 12 december 2022/);
	t.notRegex(await page('2022-12-11'), /12 december 2022/);
	const register = await ask(coordinator, 'GET', '/ambassadeurs.json?soort=municipality');
	const row = register.body.items.find(({code}: {code: string}) => code === 'GM0310');
	t.like(row, {portal: '2022-12-12', countsSince: '2022-12-12', standing: 'opgeleid'});
});
