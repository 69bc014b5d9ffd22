import test from 'ava';
import {z} from 'zod';
import {validatorOf} from '../../src/store/validator.ts';

const number = ['int', 'long', 'double'];

for (const [title, schema, expected] of [
	['a text', z.string(), {bsonType: ['string']}],
	['a text of a pattern', z.string().regex(/^a+$/), {bsonType: ['string'], pattern: '^a+$'}],
	['a text of a length', z.string().min(1).max(5), {bsonType: ['string'], minLength: 1, maxLength: 5}],
	['a number of any BSON kind', z.number(), {bsonType: number}],
	['a whole number, without the bounds of JavaScript', z.int(), {bsonType: number, multipleOf: 1}],
	['a count', z.int().min(0).max(9), {bsonType: number, multipleOf: 1, minimum: 0, maximum: 9}],
	['an open bound', z.number().gt(1), {bsonType: number, minimum: 1, exclusiveMinimum: true}],
	['an open bound above', z.number().lt(1), {bsonType: number, maximum: 1, exclusiveMaximum: true}],
	['an instant', z.date(), {bsonType: 'date'}],
	['one value', z.literal('a'), {bsonType: ['string'], enum: ['a']}],
	['one of some values', z.enum(['a', 'b']), {bsonType: ['string'], enum: ['a', 'b']}],
	['nothing or an instant', z.date().nullable(), {anyOf: [{bsonType: 'date'}, {bsonType: ['null']}]}],
	['a list', z.array(z.boolean()), {bsonType: ['array'], items: {bsonType: ['bool']}}],
	[
		'an object that allows no other field, with names that are also keywords',
		z.strictObject({type: z.string(), format: z.string().optional()}),
		{
			bsonType: ['object'],
			properties: {type: {bsonType: ['string']}, format: {bsonType: ['string']}},
			required: ['type'],
			additionalProperties: false,
		},
	],
] as const) {
	test(`the validator of ${title}`, t => {
		t.deepEqual(validatorOf(schema), {$jsonSchema: expected});
	});
}

test('no word that MongoDB 6.0 refuses is left in a validator', t => {
	const schema = z.strictObject({
		day: z.string().meta({format: 'date', examples: ['2022-01-01'], id: 'Day'}),
		count: z.int().default(3),
		kind: z.literal('a'),
	});
	t.notRegex(JSON.stringify(validatorOf(schema)), /"(\$schema|format|examples|id|default|const|type|\$ref|\$defs)":/);
});
