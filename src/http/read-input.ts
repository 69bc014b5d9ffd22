import type {IncomingMessage} from 'node:http';
import type {Context} from 'koa';
import type {z} from 'zod';
import {parseInput, refuse} from '../domain/faults.ts';

const BODY_LIMIT = 64 * 1024;
const DEPTH_LIMIT = 16;
const decoder = new TextDecoder('utf-8', {fatal: true});

/** The JSON body by its schema. @throws {Refusal} `invalid`, or 413 and 415 for a body that is not read at all. */
export async function readBody<Schema extends z.ZodType>(context: Context, schema: Schema): Promise<z.output<Schema>> {
	const text = await readText(context, 'application/json');
	if (depthOf(text) > DEPTH_LIMIT) {
		refuse('invalid', `De invoer is dieper genest dan ${DEPTH_LIMIT} lagen.`);
	}

	return parseInput(schema, withoutPrototype(parseJson(text)));
}

/** An own `__proto__` is no field of anything; a loose schema would let it pass unseen. */
function withoutPrototype(value: unknown): unknown {
	return value !== null && typeof value === 'object' && Object.hasOwn(value, '__proto__')
		? refuse('invalid', 'Het veld "__proto__" is hier onbekend.', '__proto__')
		: value;
}

/** The fields of a form as they were typed; empty fields count as left out. */
export async function readFields(context: Context): Promise<Record<string, string | string[]>> {
	return fieldsOf(new URLSearchParams(await readText(context, 'application/x-www-form-urlencoded')));
}

/** The query by its schema; a name that is given twice is a list, which no schema of one word takes. */
export function readQuery<Schema extends z.ZodType>(context: Context, schema: Schema): z.output<Schema> {
	return parseInput(schema, fieldsOf(new URLSearchParams(context.querystring)));
}

function fieldsOf(parameters: URLSearchParams): Record<string, string | string[]> {
	const fields: Record<string, string | string[]> = Object.create(null);
	for (const name of new Set(parameters.keys())) {
		const values = parameters.getAll(name).filter(value => value !== '');
		if (values.length > 0) {
			fields[name] = values.length === 1 ? (values[0] as string) : values;
		}
	}

	return {...fields};
}

async function readText(context: Context, type: string): Promise<string> {
	if (context.get('Content-Type') !== type && !context.is(type)) {
		context.throw(415, `Stuur de invoer als ${type}.`);
	}

	if ((context.get('Content-Encoding') || 'identity') !== 'identity') {
		context.throw(415, 'Stuur de invoer zonder compressie.');
	}

	// Whoever went away half-way, or was cut off, is no error of the service.
	const bytes = await readBytes(context.req).catch(() => context.throw(400, 'De invoer kwam niet heel over.'));
	if (bytes === null) {
		context.throw(413, `De invoer is groter dan ${BODY_LIMIT / 1024} kB.`);
	}

	try {
		return decoder.decode(bytes);
	} catch {
		return refuse('invalid', 'De invoer is geen geldige UTF-8-tekst.');
	}
}

/**
The whole body; null when it is too long: the rest is then let go by, so that the answer still reaches whoever sends it.

Not `for await`: leaving its loop early ends the connection before any answer.
*/
function readBytes(request: IncomingMessage): Promise<Buffer | null> {
	return new Promise((resolve, reject) => {
		const chunks: Buffer[] = [];
		let size = 0;
		request.on('data', (chunk: Buffer) => {
			size += chunk.length;
			if (size > BODY_LIMIT) {
				chunks.length = 0;
				resolve(null);
			} else {
				chunks.push(chunk);
			}
		});
		request.once('end', () => resolve(Buffer.concat(chunks)));
		request.once('error', reject);
	});
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return refuse('invalid', 'De invoer is geen geldige JSON.');
	}
}

/** How deep brackets nest outside texts, before anything parses them: 45,000 of them would exhaust a recursive reader. */
function depthOf(text: string): number {
	let depth = 0;
	let deepest = 0;
	let isInText = false;
	for (let index = 0; index < text.length; index++) {
		const sign = text[index];
		if (isInText) {
			index += sign === '\\' ? 1 : 0;
			isInText = sign !== '"';
		} else if (sign === '"') {
			isInText = true;
		} else if (sign === '{' || sign === '[') {
			depth += 1;
			deepest = Math.max(deepest, depth);
		} else if (sign === '}' || sign === ']') {
			depth -= 1;
		}
	}

	return deepest;
}
