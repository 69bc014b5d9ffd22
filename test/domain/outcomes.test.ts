import test from 'ava';
import {recordAction} from '../../src/domain/action-rules.ts';
import type {ActionFields, OutcomeForm} from '../../src/domain/actions.ts';
import {closeAction} from '../../src/domain/outcomes.ts';
import {refused, refusedFields} from './refused.ts';
import {areas} from './small-year.ts';

const startedAt = new Date('2022-05-13T19:00:00Z');
const now = new Date('2022-06-20T08:00:00Z');
const open: ActionFields = recordAction(
	{kind: 'suspect', starter: 'control-room', municipality: 'GM0321', startedAt},
	{areas, now, origin: {number: '2022-0001', source: 'manual'}},
);
const closed: ActionFields = {...open, outcome: {result: 'none', at: new Date('2022-05-13T22:00:00Z'), tips: 3}};
const close = (action: ActionFields, form: OutcomeForm) => closeAction(action, form, {now});

test('a first outcome may come late, needs no reason and gets the moment it was told', t => {
	t.deepEqual(close(open, {result: 'direct'}), {outcome: {result: 'direct', at: now, tips: null}});
	const at = new Date('2022-05-14T06:00:00Z');
	t.deepEqual(close(open, {result: 'indirect', at, tips: 4}), {outcome: {result: 'indirect', at, tips: 4}});
});

test('a corrected outcome needs a reason, and the refusal says what stands', t => {
	const [fault] = refused(t, () => close(closed, {result: 'direct'}));
	t.deepEqual(fault, {
		field: 'reason',
		message: 'De uitkomst was al "geen resultaat": geef de reden van de wijziging.',
	});
	t.deepEqual(close(closed, {result: 'direct', reason: 'Tip bleek goed'}), {
		outcome: {result: 'direct', at: now, tips: null},
	});
});

test('reopening takes the outcome away, with a reason', t => {
	t.deepEqual(
		refusedFields(t, () => close(closed, {result: null})),
		['reason'],
	);
	t.deepEqual(close(closed, {result: null, reason: 'Verkeerde actie'}), {outcome: null});
	t.is(close(open, {result: null}), 'unchanged');
});

test('an equal outcome changes nothing', t => {
	t.is(close(closed, {result: 'none'}), 'unchanged');
	t.is(close(closed, {result: 'none', at: new Date('2022-05-13T22:00:00Z'), tips: 3}), 'unchanged');
	t.deepEqual(
		refusedFields(t, () => close(closed, {result: 'none', tips: 4})),
		['reason'],
		'other tips are a change',
	);
	const at = new Date('2022-05-13T23:00:00Z');
	t.deepEqual(
		refusedFields(t, () => close(closed, {result: 'none', at})),
		['reason'],
		'another moment too',
	);
});

test('an outcome before the start or in the future is refused, at those moments it is not', t => {
	t.deepEqual(
		refusedFields(t, () => close(open, {result: 'none', at: new Date(startedAt.getTime() - 1)})),
		['at'],
	);
	t.deepEqual(
		refusedFields(t, () => close(open, {result: 'none', at: new Date(now.getTime() + 1)})),
		['at'],
	);
	t.notThrows(() => close(open, {result: 'none', at: startedAt}));
	t.notThrows(() => close(open, {result: 'none', at: now}));
});

test('every fault of an outcome comes at once', t => {
	t.deepEqual(
		refusedFields(t, () => close(closed, {result: 'direct', at: new Date(0)})),
		['reason', 'at'],
	);
});

test('an alert has no outcome', t => {
	const alert: ActionFields = {...open, kind: 'amber-alert', starter: 'national', municipality: null};
	t.is(refused(t, () => close(alert, {result: 'direct'}), 'conflict').length, 1);
});
