import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import {conditionsOf, linesOf, lineUses, messageKinds} from '../../src/domain/target-forms.ts';
import {takenOver} from '../../src/domain/target-take-over.ts';
import {TargetSchema} from '../../src/domain/targets.ts';
import {targets} from './small-year.ts';

const use = fc.constantFrom(...lineUses);
const messages = fc.record({
	use,
	kinds: fc.subarray(messageKinds, {minLength: 1}),
	atLeast: fc.integer({min: 1, max: 50}),
});
const lines = fc.record({
	ambassador: use,
	'trained-ambassador': use,
	messages: fc.array(messages, {minLength: 3, maxLength: 3}),
});

test('the conditions of every target of the plan fit in the form, and come out as they went in', t => {
	for (const target of targets.filter(({kind}) => kind === 'members')) {
		const conditions = target.kind === 'members' ? target.conditions : [];
		const found = linesOf(conditions);
		assert.ok(found);
		t.deepEqual(conditionsOf(found), conditions, target.id);
	}
});

test('whatever the lines, the form shows the conditions that they mean', t => {
	t.notThrows(() =>
		fc.assert(
			fc.property(lines, typed => {
				const conditions = conditionsOf(typed);
				const shown = linesOf(conditions);
				assert.ok(shown);
				assert.deepEqual(conditionsOf(shown), conditions);
			}),
		),
	);
});

test('conditions that the form has no lines for are not shown as something else', t => {
	const inquiry = {kinds: ['neighbourhood-inquiry' as const], atLeast: 1};
	t.is(linesOf([{any: [inquiry]}, {any: [inquiry]}]), null, 'two groups');
	t.is(linesOf([{kinds: ['suspect'], atLeast: 1}]), null, 'a search');
	t.is(linesOf([inquiry, inquiry, inquiry, inquiry]), null, 'four lines');
	t.is(linesOf([{has: 'ambassador'}, {has: 'ambassador'}]), null, 'twice the same');
});

test('a target taken over keeps its rule, fits its schema whatever the note, and names one year', t => {
	const note = fc.option(
		fc
			.string({minLength: 1, maxLength: 400, unit: 'grapheme-ascii'})
			.filter(text => text.trim() === text && text !== ''),
	);
	t.notThrows(() =>
		fc.assert(
			fc.property(fc.constantFrom(...targets), note, (target, ownNote) => {
				const first = takenOver({...target, note: ownNote}, 2023);
				const second = takenOver(first, 2024);
				assert.deepEqual({...second, note: null}, {...target, year: 2024, note: null});
				assert.ok(TargetSchema.safeParse(second).success);
				assert.match(second.note ?? '', /Overgenomen van 2023\.$/);
				assert.doesNotMatch(second.note ?? '', /2022\.? Overgenomen/);
			}),
		),
	);
});
