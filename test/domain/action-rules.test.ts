import test from 'ava';
import {recordAction} from '../../src/domain/action-rules.ts';
import type {ActionForm} from '../../src/domain/actions.ts';
import {instantOf} from '../../src/domain/period.ts';
import {refused, refusedFields} from './refused.ts';
import {areas} from './small-year.ts';

const now = instantOf('2022-05-14', '08:42:00');
const origin = {number: '2022-0001', source: 'manual'} as const;
const form: ActionForm = {
	kind: 'suspect',
	starter: 'control-room',
	municipality: 'GM0321',
	startedAt: instantOf('2022-05-13', '21:00:00'),
};
const record = (changes: Partial<ActionForm> = {}) => recordAction({...form, ...changes}, {areas, now, origin});
const inquiry = {kind: 'neighbourhood-inquiry', starter: 'basisteam', municipality: null} as const;

test('an action in Houten is filed under its only basisteam and its district, still open', t => {
	const {municipality, basisteam, district, detectives, day, year, outcome} = record();
	t.deepEqual(
		{municipality, basisteam, district, detectives, day, year, outcome},
		{
			municipality: 'GM0321',
			basisteam: 'lekpoort',
			district: 'west-utrecht',
			detectives: null,
			day: '2022-05-13',
			year: 2022,
			outcome: null,
		},
	);
});

test('an unknown municipality is refused by name', t => {
	const [fault] = refused(t, () => record({municipality: 'GM9999'}));
	t.deepEqual(fault, {field: 'municipality', message: 'Gemeente "GM9999" is onbekend.'});
	t.deepEqual(
		refusedFields(t, () => record({municipality: 'west-utrecht'})),
		['municipality'],
		'a district is none',
	);
});

test('an action in Weesp is taken until 23 March 2022, refused from the day it left', t => {
	const weesp = (day: string, time: string) => record({municipality: 'GM0457', startedAt: instantOf(day, time)});
	const last = weesp('2022-03-23', '23:59:59');
	t.deepEqual([last.district, last.basisteam], ['gooi-en-vechtstreek', 'gooi-en-vechtstreek-noord']);
	const [fault] = refused(t, () => weesp('2022-03-24', '00:00:00'));
	t.is(fault?.message, 'Weesp (GM0457) hoort sinds 24 maart 2022 niet meer bij deze eenheid.');
});

test('a start in the future is refused, a start now is not', t => {
	t.notThrows(() => record({startedAt: now}));
	t.deepEqual(
		refusedFields(t, () => record({startedAt: new Date(now.getTime() + 1000)})),
		['startedAt'],
	);
});

test('a start before the year 2000 is a slip of the keys', t => {
	for (const text of ['1999-12-31T22:59:59Z', '0202-05-14T08:00:00Z', '0000-01-01T00:00:00Z']) {
		t.deepEqual(
			refusedFields(t, () => record({startedAt: new Date(text)})),
			['startedAt'],
			text,
		);
	}

	t.notThrows(() => record({startedAt: new Date('1999-12-31T23:00:00Z')}), 'midnight in the Netherlands');
});

test('an end before the start is refused, an end at the start is not', t => {
	t.notThrows(() => record({endedAt: form.startedAt}));
	t.deepEqual(
		refusedFields(t, () => record({endedAt: new Date(form.startedAt.getTime() - 1)})),
		['endedAt'],
	);
});

test('an alert names no municipality or team and starts nationally, and only an alert does', t => {
	const alert = {kind: 'amber-alert', starter: 'national', municipality: null} as const;
	const {municipality, basisteam, detectives, district} = record(alert);
	t.deepEqual([municipality, basisteam, detectives, district], [null, null, null, null]);
	t.deepEqual(
		refusedFields(t, () => record({...alert, municipality: 'GM0321'})),
		['municipality'],
	);
	t.deepEqual(
		refusedFields(t, () => record({...alert, detectives: 'recherche-flevoland'})),
		['municipality'],
	);
	t.deepEqual(
		refusedFields(t, () => record({...alert, starter: 'control-room'})),
		['starter'],
	);
	t.deepEqual(
		refusedFields(t, () => record({starter: 'national'})),
		['starter'],
	);
});

test('a search or a message of a municipality needs a municipality', t => {
	t.deepEqual(
		refusedFields(t, () => record({municipality: null})),
		['municipality'],
	);
	t.deepEqual(
		refusedFields(t, () => record({kind: 'information', starter: 'municipality', municipality: null})),
		['municipality'],
	);
});

test('an inquiry of a basisteam gets the municipality when the team has only one', t => {
	const one = record({...inquiry, basisteam: 'utrecht-noord'});
	t.deepEqual([one.municipality, one.basisteam, one.district], ['GM0344', 'utrecht-noord', 'utrecht-stad']);
	const several = record({...inquiry, basisteam: 'lekpoort'});
	t.deepEqual([several.municipality, several.basisteam, several.district], [null, 'lekpoort', 'west-utrecht']);
	t.deepEqual(
		refusedFields(t, () => record(inquiry)),
		['basisteam'],
	);
});

test('an inquiry of the detectives names them and needs no municipality; nobody else names them', t => {
	const detectives = 'recherche-oost-utrecht';
	const own = record({...inquiry, starter: 'detectives', detectives});
	t.deepEqual([own.municipality, own.detectives, own.district], [null, detectives, 'oost-utrecht']);
	t.deepEqual(
		refusedFields(t, () => record({...inquiry, starter: 'detectives'})),
		['detectives'],
	);
	t.deepEqual(
		refusedFields(t, () => record({detectives})),
		['detectives'],
	);
});

test('a city with several basisteams leaves the team open, unless it is named', t => {
	t.is(record({municipality: 'GM0344'}).basisteam, null);
	t.is(record({municipality: 'GM0344'}).district, 'utrecht-stad');
	t.is(record({municipality: 'GM0344', basisteam: 'utrecht-west'}).basisteam, 'utrecht-west');
});

test('a basisteam that does not work in the municipality that day is refused', t => {
	const [fault] = refused(t, () => record({basisteam: 'de-copen'}));
	t.deepEqual(fault, {field: 'basisteam', message: 'Dit basisteam werkt die dag niet in Houten.'});
});

test('every fault of an action comes at once', t => {
	const faults = refused(t, () =>
		record({
			starter: 'basisteam',
			municipality: 'GM9999',
			detectives: 'recherche-nergens',
			startedAt: new Date(now.getTime() + 60_000),
			endedAt: now,
		}),
	);
	t.deepEqual(
		faults.map(({field}) => field),
		['startedAt', 'endedAt', 'basisteam', 'detectives', 'municipality', 'detectives'],
	);
	t.true(faults.every(({message}) => /^[A-Z].*\.$/.test(message)));
});
