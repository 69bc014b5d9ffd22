import test from 'ava';
import fc from 'fast-check';
import {type ImportWork, phaseOf, storedCheck} from '../../src/domain/import-work.ts';
import {noProgress, progressed, secondsLeft} from '../../src/domain/jobs.ts';

const began = new Date('2022-06-01T10:00:00Z');
const after = (ms: number) => new Date(began.getTime() + ms);

test('a job that did 412 of 1.000 in fourteen seconds takes twenty seconds more', t => {
	t.is(secondsLeft({done: 412, total: 1000, what: 'regels', beganAt: began}, after(14_000)), 20);
});

test('nobody can tell how long a job takes before it counts, without a total, or in its first second', t => {
	const counting = {done: 10, total: 100, what: 'regels', beganAt: began};
	t.is(secondsLeft(noProgress, after(60_000)), null);
	t.is(secondsLeft({...counting, done: 0}, after(60_000)), null);
	t.is(secondsLeft({...counting, total: null}, after(60_000)), null);
	t.is(secondsLeft(counting, after(1000)), null);
	t.is(secondsLeft(counting, after(2000)), 18);
});

test('what is left is never negative, and 0 at the end', t => {
	fc.assert(
		fc.property(fc.nat(100_000), fc.nat(100_000), fc.integer({min: 1500, max: 10_000_000}), (done, total, ms) => {
			const left = secondsLeft({done, total, what: 'regels', beganAt: began}, after(ms));
			return left === null ? done === 0 || done > total : left >= 0 && (done < total || left === 0);
		}),
	);
	t.pass();
});

test('a count keeps its beginning, and another count begins anew', t => {
	const first = progressed(noProgress, {done: 1, total: 9, what: 'regels gelezen'}, began);
	const second = progressed(first, {done: 5, total: 9, what: 'regels gelezen'}, after(1000));
	t.deepEqual(second, {done: 5, total: 9, what: 'regels gelezen', beganAt: began});
	t.deepEqual(progressed(second, {done: 6, total: 9, what: 'regels'}, after(2000)).beganAt, after(2000));
	t.deepEqual(progressed(second, {done: 1, total: 9, what: 'regels gelezen'}, after(3000)).beganAt, after(3000));
});

const outcome = {added: 1, changed: 0, unchanged: 0, kept: [], keptCount: 0, at: began};
const check = {
	header: ['gemeente', 'Regio'],
	columns: [{column: 'gemeente', header: 'gemeente'}],
	missing: [],
	unknown: [],
	firstRows: [{line: 2, cells: ['Houten', 'West']}],
	rows: 1,
	faults: [],
	faultCount: 0,
	counts: outcome,
	isRemembered: false,
};
const work: ImportWork = {
	...{what: 'app-downloads', step: 'check', upload: 'a', fileName: 'a.csv', size: 1, sha256: ''},
	...{mapping: null, importId: null, check, result: null, takenBack: null},
};

test('an import stands at its columns, its faults, ready, written or taken back', t => {
	const columns = [{column: 'gemeente', header: 'Regio'}];
	t.is(phaseOf({...work, check: null}), null);
	t.is(phaseOf({...work, check: {...check, missing: ['maand'], counts: null}}), 'columns');
	t.is(phaseOf({...work, check: {...check, unknown: ['Regio']}}), 'columns');
	t.is(phaseOf({...work, mapping: columns, check: {...check, unknown: ['Regio']}}), 'ready');
	t.is(phaseOf({...work, check: {...check, header: [], missing: ['maand'], counts: null}}), 'faults');
	t.is(phaseOf({...work, check: {...check, counts: null, faultCount: 3}}), 'faults');
	t.is(phaseOf(work), 'ready');
	t.is(phaseOf({...work, step: 'import'}), 'begun');
	t.is(phaseOf({...work, step: 'import', result: outcome}), 'imported');
	t.is(phaseOf({...work, step: 'take-back', result: outcome}), 'imported');
	const takenBack = {removed: 1, restored: 0, untouched: 0, kept: [], keptCount: 0, at: began};
	t.is(phaseOf({...work, step: 'take-back', result: outcome, takenBack}), 'taken-back');
});

test('of a hostile file only so much is kept as a page shows', t => {
	const long = 'x'.repeat(100_000);
	const faults = Array.from({length: 5000}, (_, line) => ({line, column: long, message: long}));
	const firstRows = Array.from({length: 10}, (_, line) => ({line, cells: Array(10_000).fill(long)}));
	const stored = storedCheck({
		...check,
		faults,
		firstRows,
		header: Array(10_000).fill(long),
		unknown: Array(10_000).fill(long),
		faultCount: 5000,
	});
	t.is(stored.faults.length, 1000);
	t.is(stored.faultCount, 5000);
	t.true(JSON.stringify(stored).length < 2_000_000);
});
