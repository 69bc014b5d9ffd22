import test from 'ava';
import {
	asKnownAt,
	type Change,
	currentVersion,
	firstVersion,
	nextVersion,
	versionsOf,
} from '../../src/domain/revisions.ts';

const at = (time: string) => new Date(`2022-06-01T${time}:00Z`);
const change = (changeId: string, time: string, reason: string | null = null): Change => ({
	changeId,
	bodyHash: `hash of ${changeId}`,
	by: 'token-1',
	now: at(time),
	reason,
});
const first = firstVersion('a1', {started: 10}, change('key-1', '09:00'));
const second = nextVersion(first, change('key-2', '12:00', 'Telfout'), {fields: {started: 11}});
const third = nextVersion(second, change('key-3', '15:00', 'Nageteld'), {fields: {started: 12}});
const removed = nextVersion(third, change('key-4', '18:00', 'Dubbel'), {fields: {started: 12}, removed: true});

test('before the first version nothing was known', t => {
	t.is(asKnownAt(third, at('08:59')), null);
});

test('at the moment of recording a version is known, and it stays the answer until the next', t => {
	const known = (time: string) => asKnownAt(third, at(time))?.started;
	t.deepEqual(['09:00', '11:59', '12:00', '14:59', '15:00', '23:00'].map(known), [10, 10, 11, 11, 12, 12]);
});

test('what a report said as known on a moment is not changed by anything that comes later', t => {
	t.deepEqual(asKnownAt(removed, at('13:00')), currentVersion(second));
	for (const time of ['09:00', '12:30', '15:30']) {
		t.deepEqual(asKnownAt(removed, at(time)), asKnownAt(third, at(time)));
	}
});

test('a removed fact is out of all sums from then on, and still in its history', t => {
	t.is(asKnownAt(removed, at('18:00')), null);
	t.is(asKnownAt(removed, at('17:59'))?.started, 12);
	t.deepEqual(
		versionsOf(removed).map(({revision, started, reason, removed: isRemoved}) => [
			revision,
			started,
			reason,
			isRemoved,
		]),
		[
			[1, 10, null, false],
			[2, 11, 'Telfout', false],
			[3, 12, 'Nageteld', false],
			[4, 12, 'Dubbel', true],
		],
	);
});

test('a fact that comes back after its removal counts again from that moment', t => {
	const back = nextVersion(removed, change('key-5', '19:00'), {fields: {started: 13}});
	t.is(asKnownAt(back, at('18:30')), null);
	t.is(asKnownAt(back, at('19:00'))?.started, 13);
});

test('each version says who, when and why, and when it was replaced', t => {
	const [oldest] = versionsOf(removed);
	t.deepEqual(oldest, {
		started: 10,
		revision: 1,
		changeId: 'key-1',
		bodyHash: 'hash of key-1',
		recordedAt: at('09:00'),
		recordedBy: 'token-1',
		reason: null,
		removed: false,
		supersededAt: at('12:00'),
	});
	t.false('history' in currentVersion(removed));
	t.false('_id' in currentVersion(removed));
});

test('a change that is repeated after others came is found in the history, as it was', t => {
	const repeated = versionsOf(removed).find(({changeId}) => changeId === 'key-2');
	t.deepEqual([repeated?.revision, repeated?.started, repeated?.bodyHash], [2, 11, 'hash of key-2']);
	t.is(new Set(versionsOf(removed).map(({changeId}) => changeId)).size, 4);
});

test('a new version leaves the fact it was made from as it was', t => {
	t.deepEqual([first.revision, first.history.length, first.started], [1, 0, 10]);
	t.is(removed._id, 'a1');
	t.is(removed.history.length, 3);
});
