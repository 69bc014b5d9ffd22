import type {z} from 'zod';

/** One thing wrong with one field, in one clear Dutch sentence. `field` is empty when it concerns the whole. */
export interface Fault {
	field: string;
	message: string;
}

/** Why a use case refuses. The edges translate it: to an HTTP status, to an exit code. */
export type RefusalCode =
	| 'invalid' // the input cannot be right
	| 'not-found' // it does not exist, or it lies outside the scope of whoever asks
	| 'forbidden' // this role may never do this
	| 'conflict' // the state of the fact forbids it
	| 'stale' // somebody changed the fact meanwhile: the revision does not match
	| 'revision-required' // a change must name the revision that it replaces
	| 'key-reused' // the same key was used before with other content
	| 'unavailable'; // the database cannot be reached now

/** A refusal with every fault at once; nothing was written. */
export class Refusal extends Error {
	override name = 'Refusal';

	constructor(
		readonly code: RefusalCode,
		readonly faults: readonly Fault[],
	) {
		super(faults.map(fault => fault.message).join(' '));
	}
}

/** Throws the faults together, if there are any. */
export function refuseFaults(faults: readonly Fault[]): void {
	if (faults.length > 0) {
		throw new Refusal('invalid', faults);
	}
}

export function refuse(code: RefusalCode, message: string, field = ''): never {
	throw new Refusal(code, [{field, message}]);
}

const expectations: Record<string, string> = {
	string: 'moet tekst zijn',
	number: 'moet een getal zijn',
	int: 'moet een heel getal zijn',
	boolean: 'moet waar of onwaar zijn',
	object: 'moet uit losse velden bestaan',
	array: 'moet een lijst zijn',
	date: 'moet een datum zijn',
};

const countedThings: Record<string, string> = {string: ' tekens lang', array: ' regels lang'};

function sentenceOf(issue: z.core.$ZodIssue, name: string): string {
	switch (issue.code) {
		case 'invalid_type':
			return issue.input === undefined
				? `${name} ontbreekt.`
				: `${name} ${expectations[issue.expected] ?? 'klopt niet'}.`;
		case 'invalid_value':
			return `${name} moet een van deze waarden zijn: ${issue.values.map(String).join(', ')}.`;
		case 'too_small':
			return issue.origin === 'number' ? `${name} moet minstens ${issue.minimum} zijn.` : `${name} mag niet leeg zijn.`;
		case 'too_big':
			return `${name} mag hoogstens ${issue.maximum}${countedThings[issue.origin] ?? ''} zijn.`;
		default:
			return `${name} klopt niet.`;
	}
}

/** Zod's issues as Dutch sentences; a schema's own message (a sentence) goes first. */
export function faultsOf(error: z.ZodError): Fault[] {
	return error.issues.flatMap(issue => {
		const field = issue.path.join('.');
		if (issue.code === 'unrecognized_keys') {
			return issue.keys.map(key => ({
				field: [...issue.path, key].join('.'),
				message: `Het veld ${JSON.stringify(key)} is hier onbekend.`,
			}));
		}

		const own = issue.message.endsWith('.') ? issue.message : undefined;
		return [{field, message: own ?? sentenceOf(issue, field === '' ? 'De invoer' : `Het veld ${field}`)}];
	});
}

/**
Reads input by its schema.

@throws {Refusal} `invalid`, with one Dutch sentence per fault, all at once.
*/
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
	const result = schema.safeParse(input, {reportInput: true});
	if (!result.success) {
		throw new Refusal('invalid', faultsOf(result.error));
	}

	return result.data;
}
