import test from 'ava';
import fc from 'fast-check';
import type {AreaKind} from '../../src/domain/areas.ts';
import {firstVersion, nextVersion} from '../../src/domain/revisions.ts';
import {revisionProblems, type StoredFact} from '../../src/domain/verification.ts';
import {Recount} from '../../src/domain/verification-counts.ts';
import {checkFact} from '../../src/domain/verification-facts.ts';
import type {FactKind} from '../../src/domain/verification-kinds.ts';
import {actionFields, changeAt} from '../store/facts.ts';

const at = (minute: number) => new Date(Date.UTC(2022, 4, 14, 8, minute));
const places: [string, AreaKind][] = [
	['unit', 'unit'],
	['west-utrecht', 'district'],
	['bes', 'basisteam'],
	['GM0321', 'municipality'],
	['recherche-flevoland', 'detectives'],
];
const known = {areas: new Map(places), targets: new Set(['2022:T5'])};

/** A fact that was changed so many times, each time an hour later. */
function factOf(id: string, fields: object, revisions = 1): StoredFact {
	let fact = firstVersion(id, fields, changeAt(at(0), {changeId: id}));
	for (let revision = 2; revision <= revisions; revision += 1) {
		fact = nextVersion(fact, changeAt(at(revision)), {fields});
	}

	return fact as unknown as StoredFact;
}

function problemsOf(kind: FactKind, fact: StoredFact): string[] {
	return checkFact(kind, fact, known).differences.map(({problem}) => problem);
}

test('a history that was written by changes alone is in order, and without one of its versions it never is', t => {
	fc.assert(
		fc.property(fc.integer({min: 1, max: 8}), fc.nat(), (revisions, pick) => {
			const fact = factOf('a', actionFields(), revisions);
			t.deepEqual(revisionProblems(fact), []);
			if (revisions > 1) {
				const lost = pick % (revisions - 1);
				const history = fact.history.filter((_, index) => index !== lost);
				const [problem] = revisionProblems({...fact, history});
				t.true(problem?.startsWith(lost === 0 ? 'de geschiedenis is afgekapt' : 'de revisies hebben een gat'));
				t.true(problem?.endsWith(`revisie ${lost + 1} ontbreekt`));
			}
		}),
	);
});

test('many lost revisions are named from the first to the last', t => {
	const fact = factOf('a', actionFields(), 6);
	t.deepEqual(revisionProblems({...fact, history: []}), [
		'de geschiedenis is afgekapt: revisie 1 tot en met 5 ontbreken',
	]);
});

test('a version that was replaced at another moment than the next one was recorded is named', t => {
	const fact = factOf('a', actionFields(), 3);
	const history = fact.history.map(version => ({...version, supersededAt: at(30)}));
	t.is(revisionProblems({...fact, history}).length, 2);
});

test('a request that made two versions, and versions out of order, are named', t => {
	const fact = factOf('a', actionFields(), 3);
	const history = fact.history.map(version => ({...version, changeId: fact.changeId}));
	t.deepEqual(revisionProblems({...fact, history}), [`de sleutel ${fact.changeId} staat in twee versies`]);
	const [problem] = revisionProblems({...fact, history: fact.history.toReversed()});
	t.is(problem, 'de revisies staan niet in volgorde of dubbel: 2, 1, 3');
});

const downloads = {area: 'GM0321', month: '2022-02', year: 2022, appDownloads: 9, participants: null};
const measured = {...downloads, method: 'measured', source: 'opgave'};
const totals = {year: 2020, started: 3, direct: 1, source: 'opgave', months: []};
const followUp = {year: 2022, target: 'T5', area: 'GM0321', result: 'called', hiddenUntil: '2022-05-01'};
const ambassador = {organisation: 'bes', from: '2022-01-01', until: null, trainings: []};
const statement = {organisation: 'bes', kind: 'neighbourhood-inquiry', since: '2022-01-10'};

for (const [kind, id, fields] of [
	['appDownloads', 'GM0321:2022-02', measured],
	['appDownloads', 'unit:2022-02', {...measured, area: 'unit'}],
	['totals', '2020', totals],
	['followUps', '2022:T5:GM0321', followUp],
	['ambassadors', 'a', ambassador],
	['statements', 'bes:neighbourhood-inquiry', statement],
] as const) {
	test(`nothing is wrong with ${kind} ${id}`, t => {
		t.deepEqual(problemsOf(kind, factOf(id, fields, 2)), []);
	});
}

for (const [title, kind, [id, fields], problem] of [
	[
		'downloads at the address of another month',
		'appDownloads',
		['GM0321:2022-03', measured],
		/hoort GM0321:2022-02 te zijn/,
	],
	[
		'downloads of a basisteam',
		'appDownloads',
		['bes:2022-02', {...measured, area: 'bes'}],
		/bes is hier een basisteam/,
	],
	['downloads kept under another year', 'appDownloads', ['GM0321:2022-02', {...measured, year: 2021}], /het jaar 2021/],
	['more successes than actions', 'totals', ['2020', {...totals, direct: 4}], /meer successen dan acties/],
	[
		'a follow-up of a target that never was',
		'followUps',
		['2022:T9:GM0321', {...followUp, target: 'T9'}],
		/doelstelling 2022:T9/,
	],
	[
		'an ambassador of an area that is not known',
		'ambassadors',
		['a', {...ambassador, organisation: 'x'}],
		/gebied x bestaat niet/,
	],
	[
		'an ambassador of the unit',
		'ambassadors',
		['a', {...ambassador, organisation: 'unit'}],
		/unit is hier een eenheid/,
	],
	['an ambassador without a first day', 'ambassadors', ['a', {...ambassador, from: null}], /revisie 1, from/],
	['a target without a goal', 'targets', ['2022:T2', {year: 2022, id: 'T2', kind: 'count'}], /revisie 1, goal/],
] as const) {
	test(`${title}: named`, t => {
		const problems = problemsOf(kind, factOf(id, fields));
		t.regex(problems.join('\n'), problem);
	});
}

for (const [title, fields, problem] of [
	[
		'a day by the clock of Greenwich',
		{startedAt: new Date('2022-05-13T22:30:00Z'), day: '2022-05-13'},
		/niet de plaatselijke dag van het begin, 2022-05-14$/,
	],
	['a year that is not that of the day', {year: 2021}, /^het jaar 2021 is niet dat van de dag 2022-05-14$/m],
	['a number of another year', {number: '2021-0007'}, /nummer hoort niet bij 2022/],
	['a basisteam where the municipality should be', {municipality: 'bes'}, /bes is hier een basisteam/],
] as const) {
	test(`an action with ${title}: named`, t => {
		t.deepEqual(problemsOf('actions', factOf('a', actionFields())), []);
		t.regex(problemsOf('actions', factOf('a', actionFields(fields))).join('\n'), problem);
	});
}

test('a recount goes by the start itself, and names place and month where the pages count otherwise', t => {
	const counts = new Recount();
	counts.add(actionFields({startedAt: new Date('2021-12-31T23:30:00Z'), reach: 10}));
	counts.add(actionFields());
	t.deepEqual(counts.years, [2022]);
	const {
		number,
		source,
		startedAt,
		endedAt,
		day,
		year,
		occasion,
		theme,
		radiusKm,
		reach,
		messagesAt,
		outcome,
		...place
	} = actionFields();
	const tally = {...place, result: 'open' as const, count: 1, reached: 0, reachKnown: 0};
	const january = {...tally, month: '2022-01', reached: 10, reachKnown: 1};
	const may = {...tally, month: '2022-05'};
	t.deepEqual(counts.differences(2022, [january, may]), []);
	t.deepEqual(counts.differences(2022, [january, {...may, count: 2}]), [
		{fact: 'telling van 2022-05, GM0321', problem: 'de cijfers tellen 2 acties waar er 1 zijn'},
	]);
	t.regex(counts.differences(2022, [{...january, reached: 9}, may])[0]?.problem ?? '', /anders verdeeld/);
	t.is(counts.differences(2022, [january]).length, 1);
	t.is(counts.differences(2021, [{...tally, month: '2021-12'}]).length, 1);
});
