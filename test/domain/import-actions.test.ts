import test from 'ava';
import {faultsOf} from '../../src/domain/faults.ts';
import {actionReader} from '../../src/domain/import-actions.ts';
import {PublicActionSchema, readPublicAction} from '../../src/domain/import-public-actions.ts';
import {instantOf} from '../../src/domain/period.ts';
import {areas} from './small-year.ts';

const now = instantOf('2022-05-14', '08:42:00');
const context = {areas, now, actionTypes: {vermissing: 'missing-person', 'verdacht persoon': 'suspect'} as const};
const row = {
	id: '17',
	soort: 'verdachte',
	starter: 'meldkamer',
	gemeente: 'Laren (NH.)',
	gestart: '13-5-2022 21:00',
};
const readRow = (changes: Record<string, string> = {}) => actionReader(context)({line: 3, cells: {...row, ...changes}});
const columns = (changes: Record<string, string>) => readRow(changes).faults.map(({line, column}) => [line, column]);

test('a row of a table becomes an action, open when it tells no outcome', t => {
	const {action, faults} = readRow({bereik: '1.234', aanleiding: 'inbraak', vrijwilliger: 'ja'});
	t.deepEqual(faults, []);
	t.is(action?.outcome, null);
	t.like(action?.form, {
		kind: 'suspect',
		starter: 'control-room',
		municipality: 'GM0417',
		startedAt: instantOf('2022-05-13', '21:00:00'),
		reach: 1234,
		occasion: 'burglary',
		startedByVolunteer: true,
	});
});

test('a day without a time is the last second of that day, today it is now', t => {
	t.deepEqual(readRow({gestart: '13-5-2022'}).action?.form.startedAt, instantOf('2022-05-13', '23:59:59'));
	t.deepEqual(readRow({gestart: '14-5-2022'}).action?.form.startedAt, now);
	t.deepEqual(columns({gestart: '15-5-2022'}), [[3, 'gestart']]);
});

test('an outcome without a date comes at the start; with the same day it does not come before it', t => {
	const outcome = (changes: Record<string, string>) => readRow({uitkomst: 'direct succes', ...changes}).action?.outcome;
	t.deepEqual(outcome({}), {result: 'direct', at: instantOf('2022-05-13', '21:00:00'), tips: null});
	t.deepEqual(outcome({uitkomstdatum: '13-5-2022'})?.at, instantOf('2022-05-13', '23:59:59'));
	t.deepEqual(columns({uitkomst: 'direct', uitkomstdatum: '12-5-2022'}), [[3, 'uitkomstdatum']]);
	t.deepEqual(columns({uitkomst: 'nog open'}), [[3, 'uitkomst']], 'open is no outcome: leave the cell empty');
});

test('every faulty cell of a row is named by line and column', t => {
	t.deepEqual(columns({soort: 'bananen', gemeente: 'Amsterdam', gestart: '31-4-2022', bereik: '1,5', uitkomst: '?'}), [
		[3, 'soort'],
		[3, 'gemeente'],
		[3, 'gestart'],
		[3, 'bereik'],
		[3, 'uitkomst'],
	]);
	t.deepEqual(columns({id: ''}), [[3, 'id']]);
	t.deepEqual(columns({gemeente: ''}), [[3, 'gemeente']]);
	t.deepEqual(columns({gemeente: 'Weesp', gestart: '24-3-2022'}), [[3, 'gemeente']]);
	t.deepEqual(columns({geeindigd: '12-5-2022'}), [[3, 'geeindigd']]);
});

test('the column basisteam also takes a districtsrecherche', t => {
	const inquiry = {soort: 'digitaal buurtonderzoek', gemeente: ''};
	const ofTeam = readRow({...inquiry, starter: 'basisteam', basisteam: 'Lekpoort'}).action?.form;
	t.like(ofTeam, {basisteam: 'lekpoort', detectives: null});
	const ofDetectives = readRow({
		...inquiry,
		starter: 'districtsrecherche',
		basisteam: 'Districtsrecherche Flevoland',
	}).action?.form;
	t.like(ofDetectives, {basisteam: null, detectives: 'recherche-flevoland'});
});

test('an alert in a table has no outcome and no municipality', t => {
	const alert = {soort: 'AMBER Alert', starter: 'landelijk', gemeente: ''};
	t.deepEqual(columns(alert), []);
	t.deepEqual(columns({...alert, uitkomst: 'direct'}), [[3, 'uitkomst']]);
	t.deepEqual(columns({...alert, gemeente: 'Laren'}), [[3, 'gemeente']]);
});

const published = {
	id: 4711,
	municipality: 'Laren (NH.)',
	actionType: 'Vermissing',
	active: true,
	startTimestamp: 1_652_464_800,
	endTimestamp: 1_652_468_400_000,
	area: {lat: 52.256_789, lng: 5.227_123, radius: 2100},
	messages: [
		{
			title: 'GEHEIM-titel',
			body: 'GEHEIM-tekst over Jan',
			responseUrl: 'https://geheim.example/1',
			messageType: 'GEHEIM-type',
			speechId: 'GEHEIM-stem',
			lastModifiedTimestamp: 1_652_465_000,
		},
		{title: 'GEHEIM-tweede', lastModifiedTimestamp: 1_652_465_100_000},
	],
};
function readFeed(changes: object = {}) {
	const parsed = PublicActionSchema.safeParse({...published, ...changes}, {reportInput: true});
	return parsed.success
		? readPublicAction(parsed.data, 12, context)
		: {faults: faultsOf(parsed.error).map(({field, message}) => ({line: 12, column: field, message}))};
}

test('timestamps of the public feed are in seconds or in milliseconds', t => {
	const {action} = {action: undefined, ...readFeed()};
	t.is(action?.form.startedAt.toISOString(), '2022-05-13T18:00:00.000Z');
	t.is(action?.form.endedAt?.toISOString(), '2022-05-13T19:00:00.000Z');
	t.deepEqual(
		action?.messagesAt.map(at => at.toISOString()),
		['2022-05-13T18:03:20.000Z', '2022-05-13T18:05:00.000Z'],
	);
	const border = [1e11 - 1, 1e11].map(lastModifiedTimestamp => ({lastModifiedTimestamp}));
	const {action: old} = {action: undefined, ...readFeed({messages: border})};
	t.deepEqual(
		old?.messagesAt.map(at => at.getUTCFullYear()),
		[5138, 1973],
		'milliseconds from 10¹¹ on',
	);
});

test('the radius is kept in whole kilometres, rounded up', t => {
	const radius = (metres: number | null) => {
		const {action} = {action: undefined, ...readFeed({area: {radius: metres}})};
		return action?.form.radiusKm;
	};
	t.deepEqual([2100, 2000, 1, 0, null].map(radius), [3, 2, 1, null, null]);
});

test('nothing of texts, links and exact places survives the door', t => {
	const {action} = {action: undefined, ...readFeed({persoon: 'GEHEIM-naam'})};
	const kept = JSON.stringify(action);
	for (const word of ['GEHEIM', 'geheim', 'Jan', '52.25', '5.227', 'lat', 'lng', 'title', 'body', 'speech', 'Url']) {
		t.false(kept.includes(word), word);
	}

	t.deepEqual(Object.keys(action ?? {}).sort(), ['form', 'id', 'messagesAt', 'outcome', 'source']);
	t.like(action, {id: '4711', source: 'public-feed', outcome: null});
	t.like(action?.form, {kind: 'missing-person', starter: 'control-room', municipality: 'GM0417'});
});

test('an AMBER Alert of the feed is national and loses its municipality', t => {
	const {action} = {
		action: undefined,
		...readFeed({amberAlert: true, municipality: 'Amsterdam', actionType: 'wat dan ook'}),
	};
	t.like(action?.form, {kind: 'amber-alert', starter: 'national', municipality: null});
});

test('an unknown type or municipality, or a moment that cannot be, is a fault with line and field', t => {
	const faulty = (changes: object) => readFeed(changes).faults.map(({line, column}) => [line, column]);
	for (const actionType of ['gijzeling', '', 'constructor', '__proto__', 'toString']) {
		t.deepEqual(faulty({actionType}), [[12, 'actionType']], actionType);
	}

	t.deepEqual(faulty({municipality: 'Amsterdam', actionType: 'x'}), [
		[12, 'actionType'],
		[12, 'municipality'],
	]);
	t.deepEqual(faulty({id: undefined, startTimestamp: '2022'}), [
		[12, 'id'],
		[12, 'startTimestamp'],
	]);
	for (const startTimestamp of [1e300, 9e15, -1, 1e20]) {
		t.deepEqual(faulty({startTimestamp}), [[12, 'startTimestamp']], String(startTimestamp));
	}

	t.deepEqual(faulty({startTimestamp: 1_752_464_800, endTimestamp: null}), [[12, 'startedAt']], 'in the future');
	t.deepEqual(faulty({area: {radius: 1e300}}), [[12, 'area.radius']]);
});
