import test from 'ava';
import fc from 'fast-check';
import type {ActionFields} from '../../src/domain/actions.ts';
import {
	deskBoard,
	deskReachesBackTo,
	handOverActions,
	likelyDuplicate,
	previousShiftStart,
	shiftStartOf,
	standsOnDesk,
} from '../../src/domain/desk.ts';
import {canUndo, UNDO_REASON, undoOf} from '../../src/domain/desk-undo.ts';
import {dayOf, instantOf} from '../../src/domain/period.ts';
import {type Fact, firstVersion, nextVersion} from '../../src/domain/revisions.ts';

const at = (time: string, day = '2022-06-30') => instantOf(day, `${time}:00`);

function actionAt(startedAt: Date, fields: Partial<ActionFields> = {}, recordedAt = startedAt): Fact<ActionFields> {
	const day = dayOf(startedAt);
	const empty = {basisteam: null, detectives: null, district: null, endedAt: null, occasion: null, theme: null};
	const whole: ActionFields = {
		...{...empty, radiusKm: null, reach: null, startedByVolunteer: false, messagesAt: [], outcome: null},
		...{number: '2022-0001', source: 'manual', kind: 'suspect', starter: 'control-room', municipality: 'GM0344'},
		...{startedAt, day, year: Number(day.slice(0, 4)), ...fields},
	};
	return firstVersion('a', whole, {changeId: 'k1', bodyHash: 'h', by: 'anna', now: recordedAt, reason: null});
}

const outcome = (result: 'direct' | 'none') => ({result, at: at('12:30'), tips: null});

for (const [now, start] of [
	['07:00', '07:00'],
	['14:59', '07:00'],
	['15:00', '15:00'],
	['23:30', '23:00'],
] as const) {
	test(`at ${now} the shift of ${start} works`, t => {
		t.deepEqual(shiftStartOf(at(now)), at(start));
	});
}

test('after midnight the night shift of the evening before works', t => {
	t.deepEqual(shiftStartOf(at('03:00')), at('23:00', '2022-06-29'));
	t.deepEqual(previousShiftStart(at('23:00')), at('15:00'));
});

test('an open action stands on the desk until the hand-over, and then on the day list', t => {
	const action = actionAt(at('14:50'));
	t.true(standsOnDesk(action, at('14:59')));
	t.false(standsOnDesk(action, at('15:00')));
});

test('what is logged just after the hand-over stands on the desk that logged it', t => {
	t.true(standsOnDesk(actionAt(at('14:50'), {}, at('15:05')), at('15:06')));
	t.false(standsOnDesk(actionAt(at('14:50'), {source: 'csv'}, at('15:05')), at('15:06')));
	t.false(standsOnDesk(actionAt(at('14:50', '2022-05-01'), {}, at('15:05')), at('15:06')));
});

test('a closed action, an alert and a message of a municipality ask no outcome at the desk', t => {
	const now = at('12:40');
	t.true(standsOnDesk(actionAt(at('12:00')), now));
	t.false(standsOnDesk(actionAt(at('12:00'), {outcome: outcome('none')}), now));
	t.false(standsOnDesk(actionAt(at('12:00'), {kind: 'amber-alert', starter: 'national', municipality: null}), now));
	t.false(standsOnDesk(actionAt(at('12:00'), {kind: 'information', starter: 'municipality'}), now));
});

test('the board shows open actions oldest first, and the last twenty of today newest first', t => {
	const now = at('12:40');
	const actions = Array.from({length: 30}, (_, index) => actionAt(new Date(at('08:00').getTime() + index * 300_000)));
	const {open, today, tally} = deskBoard([...actions, actionAt(at('22:00', '2022-06-29'))], now);
	t.is(open.length, 30);
	t.deepEqual(open[0]?.startedAt, at('08:00'));
	t.is(today.length, 20);
	t.deepEqual(today[0]?.startedAt, at('10:25'));
	t.deepEqual(tally, {started: 30, alerts: 0, open: 30, results: {direct: 0, indirect: 0, none: 0, withdrawn: 0}});
});

test('the tally of today counts outcomes and alerts, and nothing that was removed', t => {
	const actions = [
		actionAt(at('12:00')),
		actionAt(at('12:00'), {outcome: outcome('direct')}),
		actionAt(at('12:00'), {kind: 'amber-alert', starter: 'national', municipality: null}),
		{...actionAt(at('12:00')), removed: true},
	];
	const {started, alerts, open, results} = deskBoard(actions, at('12:40')).tally;
	t.deepEqual([started, alerts, open, results.direct], [2, 1, 1, 1]);
});

test('the hand-over tells the open actions of this shift and the one before', t => {
	const actions = ['06:50', '07:10', '14:50', '15:05'].map(time => actionAt(at(time)));
	t.deepEqual(
		handOverActions(actions, at('15:10')).map(({startedAt}) => startedAt),
		[at('07:10'), at('14:50'), at('15:05')],
	);
});

test('what is read from the store reaches back far enough for desk, day and hand-over', t => {
	const instants = fc.date({min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true});
	fc.assert(
		fc.property(instants, fc.integer({min: 0, max: 30 * 60}), (now, minutes) => {
			const action = actionAt(new Date(now.getTime() - minutes * 60_000), {}, now);
			const isShown = deskBoard([action], now).today.length + handOverActions([action], now).length > 0;
			t.true(!(isShown || standsOnDesk(action, now)) || action.startedAt >= deskReachesBackTo(now));
		}),
	);
});

for (const [title, fields, minutes, isLikely] of [
	['the same municipality and kind, ten minutes later', {}, 10, true],
	['eleven minutes later', {}, 11, false],
	['ten minutes earlier', {}, -10, true],
	['another kind', {kind: 'vehicle'}, 1, false],
	['another municipality', {municipality: 'GM0321'}, 1, false],
] as const) {
	test(`${title} is ${isLikely ? '' : 'not '}a likely duplicate`, t => {
		const entry = {kind: 'suspect', municipality: 'GM0344', startedAt: at('12:00'), ...fields} as const;
		const other = actionAt(new Date(at('12:00').getTime() + minutes * 60_000));
		t.is(likelyDuplicate(entry, [other]) !== null, isLikely);
		t.is(likelyDuplicate(entry, [{...other, removed: true}]), null);
	});
}

const change = (by: string, changeId = 'k2') => ({changeId, bodyHash: 'h', by, now: at('13:00'), reason: 'r'});
const open = actionAt(at('12:00'));
const {_id, history, revision, changeId, bodyHash, recordedAt, recordedBy, reason, removed, ...fields} = open;

test('a fresh action is undone by removing it', t => {
	t.deepEqual(undoOf(open, {revision: 1, by: 'anna'}), {kind: 'remove', reason: UNDO_REASON});
});

test('an outcome is undone by the outcome before it, and a correction by the fields before it', t => {
	const closed = nextVersion(open, change('anna'), {fields: {...fields, outcome: outcome('direct')}});
	t.like(undoOf(closed, {revision: 2, by: 'anna'}), {kind: 'outcome', form: {result: null}});
	const changed = nextVersion(closed, change('anna', 'k3'), {fields: {...fields, outcome: outcome('none')}});
	t.like(undoOf(changed, {revision: 3, by: 'anna'}), {kind: 'outcome', form: {result: 'direct'}});
	const moved = nextVersion(open, change('anna'), {fields: {...fields, municipality: 'GM0321'}});
	t.like(undoOf(moved, {revision: 2, by: 'anna'}), {kind: 'correct', form: {municipality: 'GM0344'}});
});

test('only the newest change, one’s own, and no undoing can be undone', t => {
	const closed = nextVersion(open, change('anna'), {fields: {...fields, outcome: outcome('direct')}});
	t.true(canUndo(closed, {revision: 2, by: 'anna'}));
	t.false(canUndo(closed, {revision: 1, by: 'anna'}));
	t.false(canUndo(closed, {revision: 2, by: 'bram'}));
	t.false(canUndo({...closed, reason: UNDO_REASON}, {revision: 2, by: 'anna'}));
	t.throws(() => undoOf(closed, {revision: 1, by: 'anna'}), {message: /intussen gewijzigd/});
});
