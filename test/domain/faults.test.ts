import test from 'ava';
import {z} from 'zod';
import {ActionCorrectionInput, ActionInput, OutcomeInput} from '../../src/domain/actions.ts';
import {AmbassadorInput} from '../../src/domain/ambassadors.ts';
import {AppDownloadsInput} from '../../src/domain/app-downloads.ts';
import {parseInput} from '../../src/domain/faults.ts';
import {TotalsInput} from '../../src/domain/totals.ts';
import {refused, refusedFields} from './refused.ts';

const inputs = {
	action: [
		ActionInput,
		{
			kind: 'suspect',
			starter: 'control-room',
			municipality: 'GM0321',
			basisteam: 'lekpoort',
			startedAt: '2022-05-14T08:42:00Z',
			endedAt: '2022-05-14T10:42:00+02:00',
			occasion: 'burglary',
			theme: 'subversion',
			radiusKm: 3,
			reach: 1200,
			startedByVolunteer: true,
		},
	],
	correction: [ActionCorrectionInput, {reason: 'Telfout', reach: 12, startedAt: '2022-05-14T08:42:00Z'}],
	outcome: [OutcomeInput, {result: 'direct', at: '2022-05-14T09:42:00Z', tips: 3, reason: 'Tip bleek goed'}],
	downloads: [AppDownloadsInput, {appDownloads: 2000, participants: 310_000, method: 'measured', source: 'Landelijk'}],
	ambassador: [
		AmbassadorInput,
		{
			organisation: 'GM0321',
			name: 'A. de Vries',
			email: 'a@voorbeeld.nl',
			from: '2022-02-01',
			until: '2023-01-01',
			trainings: [{course: 'portal', completedOn: '2022-03-01'}],
		},
	],
	totals: [
		TotalsInput,
		{started: 10, direct: 1, source: 'Jaarverslag', months: [{month: '2021-01', started: 10, direct: 1}]},
	],
} as const satisfies Record<string, readonly [z.ZodType, object]>;
const everyInput = Object.entries(inputs) as [string, readonly [z.ZodType, Record<string, unknown>]][];

for (const [name, [schema, good]] of everyInput) {
	test(`${name}: what is right is taken`, t => {
		t.notThrows(() => parseInput(schema, good));
	});

	test(`${name}: an operator, a list, an object or a yes in place of a word or number is refused, naming the field`, t => {
		for (const field of Object.keys(good)) {
			const wrongs = [{$gt: ''}, {$ne: null}, [good[field]], [[]], {}, Number.NaN, true];
			for (const wrong of wrongs.filter(value => value !== good[field])) {
				const faults = refused(t, () => parseInput(schema, {...good, [field]: wrong}));
				t.true(
					faults.some(fault => fault.field.split('.')[0] === field),
					`${field} ${JSON.stringify(wrong)}`,
				);
			}
		}
	});

	test(`${name}: every unknown or forbidden field is named`, t => {
		const forbidden = JSON.parse(
			'{"$where": "1", "__proto__": {"role": "admin"}, "constructor": 1, "_id": "x", "revision": 7}',
		);
		const input = Object.defineProperties(
			{},
			{
				...Object.getOwnPropertyDescriptors(good),
				...Object.getOwnPropertyDescriptors(forbidden),
			},
		);
		t.deepEqual(refusedFields(t, () => parseInput(schema, input)).sort(), [
			'$where',
			'__proto__',
			'_id',
			'constructor',
			'revision',
		]);
	});

	test(`${name}: what is no set of fields at all is refused in one sentence`, t => {
		for (const wrong of [null, undefined, [], [good], 'tekst', 7, true]) {
			t.is(refused(t, () => parseInput(schema, wrong)).length, 1);
		}
	});
}

test('each fault is one Dutch sentence, and all of them come at once', t => {
	const faults = refused(t, () =>
		parseInput(AppDownloadsInput, {appDownloads: -1, participants: 1.5, method: 'geraden', extra: true}),
	);
	t.deepEqual(faults, [
		{field: 'appDownloads', message: 'Een aantal kan niet negatief zijn.'},
		{field: 'participants', message: 'Dit moet een heel getal zijn.'},
		{field: 'method', message: 'Het veld method moet een van deze waarden zijn: measured, estimated.'},
		{field: 'source', message: 'Het veld source ontbreekt.'},
		{field: 'extra', message: 'Het veld "extra" is hier onbekend.'},
	]);
	t.is(refused(t, () => parseInput(AppDownloadsInput, null))[0]?.message, 'De invoer moet uit losse velden bestaan.');
	t.is(refused(t, () => parseInput(AppDownloadsInput, undefined))[0]?.message, 'De invoer ontbreekt.');
});

test('a bound is told in the words of what is counted', t => {
	const sentence = (schema: z.ZodType, value: unknown) =>
		refused(t, () => parseInput(z.strictObject({veld: schema}), {veld: value}))[0]?.message;
	t.is(sentence(z.int().min(2), 1), 'Het veld veld moet minstens 2 zijn.');
	t.is(sentence(z.int().max(5), 6), 'Het veld veld mag hoogstens 5 zijn.');
	t.is(sentence(z.string().max(3), 'abcd'), 'Het veld veld mag hoogstens 3 tekens lang zijn.');
	t.is(sentence(z.array(z.int()).max(1), [1, 2]), 'Het veld veld mag hoogstens 1 regels lang zijn.');
	t.is(sentence(z.array(z.int()).min(1), []), 'Het veld veld mag niet leeg zijn.');
	t.is(sentence(ActionInput.shape.radiusKm, 501), 'De straal is hoogstens 500 km.');
	t.is(sentence(ActionInput.shape.radiusKm, 0), 'De straal is minstens 1 km.');
});

test('negative and fractional counts are refused everywhere', t => {
	const {action, outcome, downloads, totals} = inputs;
	for (const [schema, good, field] of [
		[...action, 'reach'],
		[...action, 'radiusKm'],
		[...outcome, 'tips'],
		[...downloads, 'appDownloads'],
		[...downloads, 'participants'],
		[...totals, 'started'],
		[...totals, 'direct'],
	] as const) {
		for (const wrong of [-1, 0.5, 1e12, Number.POSITIVE_INFINITY, '7']) {
			const fields = refusedFields(t, () => parseInput(schema, {...good, [field]: wrong}));
			t.true(fields.includes(field), `${field} ${wrong}`);
		}
	}
});
