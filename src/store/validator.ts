import {z} from 'zod';

type Json = Record<string, unknown>;

const bsonTypes: Record<string, string | string[]> = {
	string: 'string',
	number: ['int', 'long', 'double'],
	integer: ['int', 'long', 'double'],
	boolean: 'bool',
	object: 'object',
	array: 'array',
	null: 'null',
};

/** What MongoDB 6.0 refuses or does not know in a $jsonSchema. */
const dropped = new Set(['$schema', 'default', 'format', 'examples', 'id', '~standard']);

/**
The schema of stored documents as a MongoDB validator, so that the database itself refuses a wrong or unknown field.

Dates become bsonType date; an integer becomes a number that is a multiple of 1, because a driver may send it as a double.
*/
export function validatorOf(schema: z.ZodType): {$jsonSchema: Json} {
	const json = z.toJSONSchema(schema, {
		unrepresentable: 'any',
		reused: 'inline',
		// An empty one: names given for the API's description would become $ref, which MongoDB refuses.
		metadata: z.registry(),
		override({zodSchema, jsonSchema}) {
			if (zodSchema._zod.def.type === 'date') {
				Object.assign(jsonSchema, {bsonType: 'date'});
			}
		},
	});
	return {$jsonSchema: convert(json as Json) as Json};
}

function convert(node: unknown): unknown {
	if (Array.isArray(node)) {
		return node.map(convert);
	}

	if (node === null || typeof node !== 'object') {
		return node;
	}

	const converted: Json = {};
	for (const [key, value] of Object.entries(node as Json)) {
		if (!dropped.has(key)) {
			Object.assign(converted, convertKeyword(key, value, node as Json));
		}
	}

	return converted;
}

function convertKeyword(key: string, value: unknown, node: Json): Json {
	switch (key) {
		case 'type': {
			const types = [value as string | string[]].flat();
			const isInteger = types.includes('integer');
			return {bsonType: types.flatMap(type => bsonTypes[type] ?? []), ...(isInteger && {multipleOf: 1})};
		}

		case 'const':
			return {enum: [value]};
		case 'exclusiveMinimum':
			return {minimum: value, exclusiveMinimum: true};
		case 'exclusiveMaximum':
			return {maximum: value, exclusiveMaximum: true};
		case 'properties':
			return {
				properties: Object.fromEntries(Object.entries(value as Json).map(([name, schema]) => [name, convert(schema)])),
			};
		case 'enum':
		case 'required':
		case 'pattern':
			return {[key]: value};
		case 'minimum':
		case 'maximum':
			return node.type === 'integer' && Math.abs(value as number) === Number.MAX_SAFE_INTEGER ? {} : {[key]: value};
		default:
			return {[key]: convert(value)};
	}
}
