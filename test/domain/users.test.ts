import test from 'ava';
import {actionKinds, kindRules, starters} from '../../src/domain/actions.ts';
import {membersOn} from '../../src/domain/areas.ts';
import {parseInput} from '../../src/domain/faults.ts';
import {
	actionScope,
	divisions,
	type Identity,
	isInScope,
	logFault,
	mayDivideBy,
	maySeeArea,
	type Role,
	roles,
	TokenInput,
	UserInput,
} from '../../src/domain/users.ts';
import {refusedFields} from './refused.ts';
import {area, areas} from './small-year.ts';

const day = '2022-05-14';
const who = (role: Role, own: string | null = null): Identity => ({id: 'u1', role, area: own});
/** The codes of all areas that somebody may see on a day. */
const visible = (identity: Identity, on = day) =>
	areas.filter(found => maySeeArea(identity, found, {areas, day: on})).map(({code}) => code);
const codesOf = (...kinds: string[]) => areas.filter(({kind}) => kinds.includes(kind)).map(({code}) => code);

test('admin and coordinator see every area, a reader unit and districts, the control room the unit', t => {
	t.is(visible(who('admin')).length, areas.length);
	t.is(visible(who('coordinator')).length, areas.length);
	t.deepEqual(visible(who('reader')), codesOf('unit', 'district'));
	t.deepEqual(visible(who('control-room')), ['unit']);
});

test('an ambassador sees the own area, the own district and the unit, and no colleague', t => {
	t.deepEqual(visible(who('ambassador', 'GM0321')).sort(), ['GM0321', 'unit', 'west-utrecht']);
	t.deepEqual(visible(who('ambassador', 'lekpoort')).sort(), ['lekpoort', 'unit', 'west-utrecht']);
	t.deepEqual(visible(who('ambassador', 'recherche-flevoland')).sort(), ['flevoland', 'recherche-flevoland', 'unit']);
});

test('the ambassador of the city of Utrecht does not see the district: it has fewer than four municipalities', t => {
	t.deepEqual(visible(who('ambassador', 'GM0344')), ['unit', 'GM0344']);
	t.false(visible(who('ambassador', 'utrecht-noord')).includes('utrecht-stad'));
});

test('from the fourth municipality on a district is shown to its ambassadors', t => {
	const district = area('gooi-en-vechtstreek');
	const municipalities = membersOn(areas, district, {kind: 'municipality', day});
	const laren = area('GM0417');
	const withSize = (size: number) => {
		const few = [laren, ...municipalities.filter(({code}) => code !== laren.code).slice(0, size - 1)];
		return maySeeArea(who('ambassador', laren.code), district, {areas: [district, ...few], day});
	};
	t.deepEqual([1, 3, 4, 6].map(withSize), [false, false, true, true]);
});

test('Weesp sees its district until the day it left', t => {
	const weesp = who('ambassador', 'GM0457');
	t.deepEqual(visible(weesp, '2022-03-23').sort(), ['GM0457', 'gooi-en-vechtstreek', 'unit']);
	t.deepEqual(visible(weesp, '2022-03-24').sort(), ['GM0457', 'unit']);
});

test('an ambassador without a known area sees the unit only', t => {
	t.deepEqual(visible(who('ambassador', 'GM9999')), ['unit']);
});

test('only who may see every row may divide by place; by month everybody may', t => {
	const allowed = (role: Role) => divisions.filter(by => mayDivideBy(role, by));
	t.deepEqual(allowed('admin'), [...divisions]);
	t.deepEqual(allowed('coordinator'), [...divisions]);
	t.deepEqual(allowed('reader'), ['district', 'month']);
	t.deepEqual(allowed('ambassador'), ['month']);
	t.deepEqual(allowed('control-room'), ['month']);
});

test('rows of actions are for coordinator and control room; an ambassador has the own ones, others none', t => {
	t.deepEqual(
		roles.map(role => actionScope(who(role, role === 'ambassador' ? 'GM0321' : null), areas)),
		[null, 'all', {starter: 'municipality', organisation: 'GM0321'}, 'all', null],
	);
	t.is(actionScope(who('ambassador', 'GM9999'), areas), null);
});

test("a colleague's action, and a search in the own municipality, lie outside the scope of an ambassador", t => {
	const scope = actionScope(who('ambassador', 'GM0321'), areas) ?? 'all';
	const places = {municipality: 'GM0321', basisteam: 'lekpoort', detectives: null};
	t.true(isInScope({...places, starter: 'municipality'}, scope));
	t.false(isInScope({...places, starter: 'municipality', municipality: 'GM0356'}, scope));
	t.false(isInScope({...places, starter: 'control-room'}, scope));
	t.false(isInScope({...places, starter: 'basisteam'}, scope));
	t.true(isInScope({...places, starter: 'control-room'}, 'all'));
});

test('the control room logs searches and alerts, an ambassador own messages and inquiries, a coordinator all', t => {
	const own = {starter: 'basisteam', organisation: 'lekpoort'} as const;
	for (const kind of actionKinds) {
		for (const starter of starters) {
			const isCalm = kindRules[kind].countsAs === 'non-time-critical';
			t.is(logFault('all', 'coordinator', {kind, starter}), undefined);
			t.is(logFault('all', 'control-room', {kind, starter}) === undefined, !isCalm, kind);
			t.is(logFault(own, 'ambassador', {kind, starter}) === undefined, isCalm && starter === 'basisteam', kind);
		}
	}
});

test('an ambassador has an area, the other roles have none', t => {
	const email = 'a@voorbeeld.nl';
	t.notThrows(() => parseInput(UserInput, {email, role: 'ambassador', area: 'GM0321'}));
	t.notThrows(() => parseInput(UserInput, {email, role: 'reader'}));
	t.deepEqual(
		refusedFields(t, () => parseInput(UserInput, {email, role: 'ambassador'})),
		['area'],
	);
	t.deepEqual(
		refusedFields(t, () => parseInput(TokenInput, {role: 'reader', area: 'GM0321'})),
		['area'],
	);
});

test('a token lasts a whole number of days, as a number or as text; lists and yes are no number', t => {
	t.is(parseInput(TokenInput, {role: 'reader'}).days, 365);
	t.is(parseInput(TokenInput, {role: 'reader', days: '30'}).days, 30);
	for (const days of [[30], true, '', '1e3', 0, 3651, 1.5, {$gt: ''}]) {
		t.deepEqual(
			refusedFields(t, () => parseInput(TokenInput, {role: 'reader', days})),
			['days'],
			JSON.stringify(days),
		);
	}
});
