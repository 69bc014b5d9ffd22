import {isDeepStrictEqual} from 'node:util';
import test from 'ava';
import fc from 'fast-check';
import type {Database} from '../../src/store/database.ts';
import {openTestStore} from '../service.ts';
import {openElsewhere, until, watch} from './held.ts';
import {add, correct, counts, type Place, recount} from './kept-counts.ts';

const places = fc.record({
	municipality: fc.constantFrom('GM0321', 'GM0344', null),
	startedAt: fc.constantFrom(
		'2021-12-31T22:59:59Z',
		'2021-12-31T23:00:00Z',
		'2022-05-31T22:30:00Z',
		'2022-06-30T12:00:00Z',
	),
});
const steps = fc.record({
	what: fc.constantFrom('add', 'add', 'correct', 'correct', 'remove'),
	which: fc.nat(),
	place: places,
	isElsewhere: fc.boolean(),
});
const questions = [2021, 2022].flatMap(year => ['12-31', '05-31', '06-01'].map(day => ({year, at: `${year}-${day}`})));

test('after any series of writes, of two processes, the kept sums equal a recount', async t => {
	const db = await openTestStore(t);
	await watch(db);
	const elsewhere = await openElsewhere(t, db);
	const ids: string[] = [];
	const write = async (of: Database, what: string, {which, place}: {which: number; place: Place}) => {
		const id = ids[which % Math.max(1, ids.length)];
		if (what === 'add' || id === undefined) {
			ids.push(await add(of, place));
		} else {
			await correct(of, id, what === 'remove' ? null : place);
		}
	};
	await fc.assert(
		fc.asyncProperty(fc.array(steps, {minLength: 1, maxLength: 12}), async series => {
			for (const {what, isElsewhere, ...step} of series) {
				await write(isElsewhere ? elsewhere : db, what, step);
				const truth = await answers(recount, db);
				if (isElsewhere) {
					const took = await until(async () => isDeepStrictEqual(await answers(counts, db), truth));
					t.true(took < 1000, `${took} ms`);
				} else {
					t.deepEqual(await answers(counts, db), truth);
				}
			}
		}),
		{numRuns: 15},
	);
});

/** The answers to every question. */
function answers(ask: typeof counts, db: Database) {
	return Promise.all(questions.map(question => ask(db, question)));
}
