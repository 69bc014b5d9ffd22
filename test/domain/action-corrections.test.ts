import test from 'ava';
import {correctAction} from '../../src/domain/action-corrections.ts';
import {recordAction} from '../../src/domain/action-rules.ts';
import type {ActionCorrection, ActionFields, ActionForm} from '../../src/domain/actions.ts';
import {instantOf} from '../../src/domain/period.ts';
import {refusedFields} from './refused.ts';
import {areas} from './small-year.ts';

const now = new Date('2022-06-20T08:00:00Z');
const startedAt = instantOf('2022-05-13', '21:00:00');
const record = (form: Partial<ActionForm>) =>
	recordAction(
		{kind: 'suspect', starter: 'control-room', municipality: 'GM0321', startedAt, ...form},
		{areas, now, origin: {number: '2022-0001', source: 'manual'}},
	);
const action: ActionFields = {
	...record({reach: 900, endedAt: instantOf('2022-05-13', '22:00:00')}),
	outcome: {result: 'direct', at: instantOf('2022-05-14', '10:00:00'), tips: 2},
};
const correct = (before: ActionFields, changes: Partial<ActionCorrection>) =>
	correctAction(before, {reason: 'Verkeerd ingevoerd', ...changes}, {areas, now});

test('a correction changes what it names and keeps the rest, number and outcome too', t => {
	t.deepEqual(correct(action, {reach: 1200, theme: 'digital-safety'}), {
		...action,
		reach: 1200,
		theme: 'digital-safety',
	});
	t.deepEqual(correct(action, {endedAt: null}).endedAt, null);
	t.deepEqual(correct(action, {}), action);
});

test('an action moved to another municipality gets the basisteam and district of that one', t => {
	const moved = correct(action, {municipality: 'GM0310'});
	t.deepEqual([moved.municipality, moved.basisteam, moved.district], ['GM0310', 'bes', 'oost-utrecht']);
	const toCity = correct(action, {municipality: 'GM0344'});
	t.deepEqual([toCity.basisteam, toCity.district], [null, 'utrecht-stad']);
});

test('an action moved to another day or year counts there', t => {
	const last = instantOf('2021-12-31', '23:59:00');
	const moved = correct({...action, endedAt: null}, {startedAt: last});
	t.deepEqual([moved.day, moved.year, moved.startedAt], ['2021-12-31', 2021, last]);
});

test('a new day fills the basisteam of that day when the old one did not work there yet', t => {
	const houten = {
		parents: [
			{code: 'west-utrecht', from: null, until: null},
			{code: 'de-copen', from: null, until: '2022-05-01'},
			{code: 'lekpoort', from: '2022-05-01', until: null},
		],
	};
	const reorganised = areas.map(area => (area.code === 'GM0321' ? {...area, ...houten} : area));
	const correction = {reason: 'Verkeerde dag', startedAt: instantOf('2022-04-30', '21:00:00')};
	const moved = correctAction({...action, basisteam: 'lekpoort'}, correction, {areas: reorganised, now});
	t.is(moved.basisteam, 'de-copen');
});

test('the team that was named in a city is kept when only the time changes', t => {
	const inCity = record({municipality: 'GM0344', basisteam: 'utrecht-west'});
	t.is(correct(inCity, {startedAt: instantOf('2022-05-12', '20:00:00')}).basisteam, 'utrecht-west');
	t.is(correct(inCity, {municipality: 'GM0344'}).basisteam, 'utrecht-west');
});

test('an inquiry corrected to another basisteam gets the municipality of that team', t => {
	const inquiry = {kind: 'neighbourhood-inquiry', starter: 'basisteam', municipality: null} as const;
	const ofUtrecht = record({...inquiry, basisteam: 'utrecht-noord'});
	const toTeam = (basisteam: string) => correct(ofUtrecht, {basisteam});
	t.deepEqual([toTeam('utrecht-west').municipality, toTeam('utrecht-west').basisteam], ['GM0344', 'utrecht-west']);
	t.deepEqual([toTeam('lekpoort').municipality, toTeam('lekpoort').district], [null, 'west-utrecht']);
	const named = record({...inquiry, basisteam: 'lekpoort', municipality: 'GM0321'});
	t.is(correct(named, {municipality: 'GM0356'}).basisteam, 'lekpoort', 'the team that started it stays');
});

test('a correction is refused when the whole would not be consistent, with every fault', t => {
	t.deepEqual(
		refusedFields(t, () => correct(action, {municipality: 'GM9999'})),
		['municipality'],
	);
	t.deepEqual(
		refusedFields(t, () => correct(action, {startedAt: instantOf('2022-05-13', '22:00:01')})),
		['endedAt'],
	);
	t.deepEqual(
		refusedFields(t, () => correct(action, {basisteam: 'de-copen'})),
		['basisteam'],
	);
	t.deepEqual(
		refusedFields(t, () => correct(action, {starter: 'detectives'})),
		['detectives'],
	);
	const late = instantOf('2022-05-14', '10:00:01');
	t.deepEqual(
		refusedFields(t, () => correct(action, {startedAt: late, municipality: 'GM9999'})),
		['endedAt', 'municipality', 'startedAt'],
	);
	t.notThrows(() => correct(action, {startedAt: instantOf('2022-05-14', '10:00:00'), endedAt: null}));
});

test('an action with an outcome cannot become an alert: it must be reopened first', t => {
	const alert = {kind: 'amber-alert', starter: 'national', municipality: null} as const;
	t.deepEqual(
		refusedFields(t, () => correct(action, alert)),
		['kind'],
	);
	const {municipality, basisteam, district} = correct({...action, outcome: null}, alert);
	t.deepEqual([municipality, basisteam, district], [null, null, null]);
});
