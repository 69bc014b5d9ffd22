import test from 'ava';
import fc from 'fast-check';
import {adviceOf, memberStandings, openOutcomesOf} from '../../src/domain/advice.ts';
import {areasOn} from '../../src/domain/areas.ts';
import {membersOf} from '../../src/domain/members.ts';
import {afterSteps, owedBy} from '../../src/domain/owed.ts';
import type {MembersTarget} from '../../src/domain/targets.ts';
import type {YearFacts} from '../../src/domain/year-facts.ts';
import {ambassador, area, areas, searches, tally, targets, trained, unit, yearFacts} from './small-year.ts';

const june = '2022-06-30';
const organisations = (['municipality', 'basisteam', 'detectives'] as const).flatMap(kind =>
	areasOn(areas, kind, june),
);
const municipalities = areasOn(areas, 'municipality', june).map(({code}) => code);
const memberTargets = targets.filter((target): target is MembersTarget => target.kind === 'members');
const inJune = (changes: Partial<YearFacts> = {}) => yearFacts({at: june, ...changes});
const ownMessages = (municipality: string, count: number) =>
	tally({municipality, kind: 'information', starter: 'municipality', count});

/** Any state of any number of organisations. */
const anyFacts = fc
	.array(
		fc.record({
			organisation: fc.constantFrom(...organisations),
			function: fc.constantFrom('vacant', 'untrained', 'trained', 'left'),
			kind: fc.constantFrom('information', 'neighbourhood-inquiry', 'mail'),
			count: fc.nat(3),
			isStated: fc.boolean(),
		}),
		{maxLength: 70},
	)
	.map(rows =>
		inJune({
			ambassadors: rows.flatMap(({organisation: {code}, function: state}) => {
				const holders = {
					vacant: [],
					untrained: [ambassador(code)],
					trained: [trained(code)],
					left: [trained(code, {until: june})],
				};
				return holders[state as keyof typeof holders];
			}),
			tallies: rows
				.filter(({count}) => count > 0)
				.map(({organisation: {kind, code}, kind: sort, count}) =>
					tally({
						...{municipality: null, basisteam: null, [kind]: code},
						...{kind: sort as 'mail', starter: kind as 'municipality', count},
					}),
				),
			statements: rows
				.filter(({isStated, organisation}) => isStated && organisation.kind !== 'municipality')
				.map(({organisation}) => ({
					organisation: organisation.code,
					kind: 'neighbourhood-inquiry',
					since: '2022-02-01',
				})),
		}),
	);

const linesOf = (facts: YearFacts, where = unit) =>
	adviceOf(facts, where).map(({area: {code}, target: {id}, owed}) => `${id} ${code} ${owed.done}/${owed.asked}`);

test('an organisation owes nothing exactly when it meets the target', t => {
	fc.assert(
		fc.property(anyFacts, facts => {
			for (const target of memberTargets) {
				for (const {area: member, isMet} of membersOf(facts, unit, target)) {
					const {done, asked, steps} = owedBy(facts, member, target);
					t.is(steps.length === 0, isMet);
					t.is(done === asked, isMet);
				}
			}
		}),
		{numRuns: 40},
	);
});

test('the promise of a step is what is counted after it, for every target', t => {
	fc.assert(
		fc.property(anyFacts, fc.nat(), (facts, pick) => {
			const advice = adviceOf(facts, unit);
			const chosen = advice[pick % Math.max(1, advice.length)];
			if (!chosen) {
				return;
			}

			const after = memberStandings(afterSteps(facts, chosen.area, chosen.owed.steps));
			for (const [index, {target, ...before}] of memberStandings(facts).entries()) {
				const {target: _, ...counted} = after[index] ?? {target};
				const promised = chosen.effects.find(effect => effect.target.id === target.id);
				t.deepEqual(counted, promised?.after ?? before);
			}

			const [{target, before, after: then}] = chosen.effects;
			t.is(target.id, chosen.target.id);
			t.is(before.needed - before.met - (then.needed - then.met), 1);
		}),
		{numRuns: 100},
	);
});

test('each organisation is listed once, and those that did least stand first', t => {
	fc.assert(
		fc.property(anyFacts, facts => {
			const advice = adviceOf(facts, unit);
			t.is(new Set(advice.map(({area: {code}}) => code)).size, advice.length);
			const shares = advice.map(({owed: {done, asked}}) => done / asked);
			t.deepEqual(
				shares,
				shares.toSorted((a, b) => a - b),
			);
		}),
		{numRuns: 40},
	);
});

test('34 of 38 trained: T4 waits for the other four; 35 trained: for nobody', t => {
	const ambassadors = (count: number) => municipalities.slice(0, count).map(code => trained(code));
	const tallies = municipalities.map(code => ownMessages(code, 2));
	const waiting = (count: number) =>
		linesOf(inJune({ambassadors: ambassadors(count), tallies})).filter(line => line.startsWith('T4'));
	t.is(municipalities.length, 38);
	t.is(waiting(34).length, 4);
	t.true(waiting(34).every(line => line.endsWith(' 0/2')));
	t.deepEqual(waiting(35), []);
});

test('after the year nothing is asked, on its last day it still is', t => {
	t.deepEqual(linesOf(yearFacts()), []);
	t.not(linesOf(yearFacts({isYearOver: false})).length, 0);
});

test('training an ambassador says that the municipality then counts for T5, and what it owes there', t => {
	const facts = inJune({ambassadors: [ambassador('GM0321'), trained('GM0344')], tallies: [ownMessages('GM0321', 1)]});
	const houten = adviceOf(facts, area('GM0321')).find(({area: {code}}) => code === 'GM0321');
	t.deepEqual(houten?.owed, {done: 1, asked: 2, steps: [{do: 'train'}]});
	const counts = houten?.effects.map(({target: {id}, before, after, asksAlso}) => ({
		id,
		before: `${before.met}/${before.total}/${before.needed}`,
		after: `${after.met}/${after.total}/${after.needed}`,
		asksAlso: asksAlso && `${asksAlso.done}/${asksAlso.asked}`,
	}));
	t.deepEqual(counts, [
		{id: 'T4', before: '1/38/35', after: '2/38/35', asksAlso: null},
		{id: 'T5', before: '0/1/1', after: '0/2/2', asksAlso: '1/2'},
	]);
});

test('a district lists its own organisations only, with what they bring the unit', t => {
	const all = adviceOf(inJune(), area('west-utrecht'));
	t.is(all.filter(({area: {kind}}) => kind === 'municipality').length, 10);
	t.is(all[0]?.effects[0].before.total, 18, 'T6 of the whole unit');
});

test('the owed part decides first, then the target that is farthest, then the name', t => {
	const ambassadors = [...municipalities.slice(0, 20).map(code => trained(code)), ambassador('lekpoort')];
	const tallies = [ownMessages(municipalities[0] ?? '', 1), ownMessages(municipalities[1] ?? '', 2)];
	const lines = linesOf(inJune({ambassadors, tallies}));
	t.regex(lines[0] ?? '', /^T6 \S+ 0\/2$/, 'no basisteam meets T6 yet');
	t.is(lines.at(-1), `T5 ${municipalities[0]} 1/2`, 'one of twenty meets T5, none meets T6');
	t.is(lines.at(-2), 'T6 lekpoort 1/2');
});

test('what detectives lack is one message of either kind', t => {
	const facts = inJune({ambassadors: [ambassador('recherche-flevoland')]});
	const [target] = memberTargets.filter(({id}) => id === 'T7');
	t.deepEqual(owedBy(facts, area('recherche-flevoland'), target as MembersTarget), {
		done: 1,
		asked: 2,
		steps: [{do: 'send', kinds: ['neighbourhood-inquiry', 'information'], count: 1}],
	});
});

test('a second target that waits for the same organisation is named beside the first', t => {
	const [t4] = memberTargets as [MembersTarget];
	const extra: MembersTarget = {...t4, id: 'T8', conditions: [{kinds: ['information'], atLeast: 1}]};
	const [first] = adviceOf(inJune({targets: [t4, extra]}), area('GM0321'));
	t.deepEqual([first?.target.id, first?.also.map(({id}) => id)], ['T4', ['T8']]);
});

test('overdue outcomes narrow the success rate by their part of the started actions', t => {
	const facts = inJune({tallies: searches({started: 463, direct: 73, open: 12})});
	t.like(openOutcomesOf(facts, 10), {count: 10, started: 463, lower: 73 / 463, upper: 85 / 463, gain: 10 / 463});
	t.is(openOutcomesOf(facts, 0), null);
	t.is(openOutcomesOf({...facts, isYearOver: true}, 10), null);
	t.is(openOutcomesOf({...facts, targets: []}, 10), null);
	t.is(openOutcomesOf(inJune(), 10), null, 'nothing was started');
});
