import {randomUUID} from 'node:crypto';
import test from 'ava';
import fc from 'fast-check';
import type {Result} from '../../src/domain/actions.ts';
import {areaOf, areasOn, UNIT} from '../../src/domain/areas.ts';
import type {Attention} from '../../src/domain/attention.ts';
import type {Identity} from '../../src/domain/users.ts';
import type {Database} from '../../src/store/database.ts';
import {logAction, pageOfActions, recordOutcome} from '../../src/usecases/actions.ts';
import {readAttention} from '../../src/usecases/attention.ts';
import {progressReport} from '../../src/usecases/progress-report.ts';
import {loadYearFacts} from '../../src/usecases/year-facts.ts';
import {june2022, openReferenceStore, shared} from '../service.ts';
import {type AnyState, doSteps, fill, states} from './organisation-states.ts';

const store = shared(openReferenceStore);
const coordinator: Identity = {id: 'coordinator', role: 'coordinator', area: null};
const request = {year: 2022, now: june2022};

async function attentionOf(db: Database, now = june2022): Promise<Attention> {
	const facts = await loadYearFacts(db, {year: 2022, now});
	const area = areaOf(facts.areas, UNIT);
	return readAttention(db, facts, {area: area as NonNullable<typeof area>, now, identity: coordinator});
}

/** For each target how many count, how many meet it, and how many are still needed: as the report of the unit says. */
async function gapsOf(db: Database) {
	const {targets} = await progressReport(db, {...request, area: UNIT, identity: coordinator});
	const members = targets.filter(({target}) => target.kind === 'members');
	return new Map(
		members.map(({target: {id}, goal, numerator, denominator}) => {
			const needed = Math.ceil((goal ?? 0) * (denominator ?? 0) - 1e-9);
			return [id, {met: numerator, total: denominator, gap: Math.max(0, needed - (numerator ?? 0))}];
		}),
	);
}

test.serial('whoever does the step of an advice shrinks the gap by exactly what it promised', async t => {
	const db = store();
	const {areas} = await loadYearFacts(db, request);
	const organisations = (['municipality', 'basisteam', 'detectives'] as const).flatMap(kind =>
		areasOn(areas, kind, '2022-06-30'),
	);
	let applied = 0;
	await fc.assert(
		fc.asyncProperty(states(organisations), fc.nat(), fc.nat(), async (state: AnyState[], pick, choice) => {
			await fill(db, state);
			const {items} = await attentionOf(db);
			const advice = items[pick % Math.max(1, items.length)]?.advice;
			if (!advice) {
				return;
			}

			const before = await gapsOf(db);
			await doSteps(db, advice, choice);
			const after = await gapsOf(db);
			for (const [id, was] of before) {
				const effect = advice.effects.find(({target}) => target.id === id);
				const promised = effect
					? {met: effect.after.met, total: effect.after.total, gap: effect.after.needed - effect.after.met}
					: was;
				t.deepEqual(after.get(id), promised, `${id} after ${advice.target.id} of ${advice.area.code}`);
			}

			t.is((before.get(advice.target.id)?.gap ?? 0) - (after.get(advice.target.id)?.gap ?? 0), 1);
			applied += 1;
		}),
		// Each try fills a store: a failure is told at once, without looking for a smaller one.
		{numRuns: 30, endOnFailure: true},
	);
	t.true(applied > 20);
});

test.serial('filling in overdue outcomes narrows the bounds of the success rate by what was promised', async t => {
	const db = store();
	await fill(db, []);
	const log = (day: string) => {
		const form = {
			kind: 'suspect',
			starter: 'control-room',
			municipality: 'GM0321',
			startedAt: new Date(`${day}T10:00:00Z`),
		} as const;
		return logAction(db, form, {identity: coordinator, key: randomUUID(), now: june2022});
	};
	for (const day of ['2022-05-01', '2022-06-15', '2022-06-16', '2022-06-17', '2022-06-29']) {
		await log(day);
	}

	const {openOutcomes} = await attentionOf(db);
	t.like(openOutcomes, {count: 3, started: 5, gain: 3 / 5, until: '2022-06-16', mayReadRows: true});
	const filter = {year: 2022, outcome: 'open', isStarted: true, until: openOutcomes?.until} as const;
	const rows = await pageOfActions(db, coordinator, {filter, after: null, limit: 50});
	t.is(rows.length, 3, 'the rows behind the link are those that are counted');
	const width = async () => {
		const {targets} = await progressReport(db, {...request, area: UNIT});
		const rate = targets.find(({target}) => target.kind === 'rate');
		return (rate?.upper ?? 0) - (rate?.lower ?? 0);
	};
	const before = await width();
	const results: Result[] = ['direct', 'none', 'withdrawn'];
	for (const [index, {_id: id}] of rows.entries()) {
		const form = {result: results[index] as Result};
		await recordOutcome(db, form, {id, expected: null, identity: coordinator, key: randomUUID(), now: june2022});
	}

	t.is((before - (await width())).toFixed(9), (3 / 5).toFixed(9));
	t.is((await attentionOf(db)).openOutcomes, null);
});

test.serial('whom to call: the own ambassador, else the counterpart of the police, else nobody is known', async t => {
	const db = store();
	const facts = await loadYearFacts(db, request);
	const of = (code: string) => areaOf(facts.areas, code) as NonNullable<ReturnType<typeof areaOf>>;
	const contactsOf = async (code: string) => {
		const {items} = await attentionOf(db);
		return items
			.find(({advice}) => advice.area.code === code)
			?.contacts.map(({email, via}) => [email, via?.name ?? null]);
	};
	await fill(db, [{organisation: of('lekpoort'), holder: 'untrained', messages: 0}]);
	t.deepEqual(await contactsOf('lekpoort'), [['lekpoort@voorbeeld.example', null]]);
	t.deepEqual(await contactsOf('GM0321'), [['lekpoort@voorbeeld.example', 'Lekpoort']]);
	t.deepEqual(await contactsOf('GM0344'), []);
	await fill(db, [
		{organisation: of('lekpoort'), holder: 'untrained', messages: 0},
		{organisation: of('GM0321'), holder: 'untrained', messages: 0},
	]);
	t.deepEqual(await contactsOf('GM0321'), [['gm0321@voorbeeld.example', null]]);
	await db.contacts.deleteMany({});
	t.deepEqual(await contactsOf('GM0321'), []);
});
