import type {Context} from 'koa';
import type {z} from 'zod';
import {type Fault, parseInput, Refusal, type RefusalCode} from '../domain/faults.ts';
import {readFields} from '../http/read-input.ts';

/** A form that was refused: what was typed, and every fault, so that nothing is lost. */
export interface RefusedForm {
	typed: Readonly<Record<string, string>>;
	faults: readonly Fault[];
}

const statuses: Partial<Record<RefusalCode, number>> = {
	invalid: 400,
	stale: 409,
	conflict: 409,
	'revision-required': 409,
};

/**
Reads a form and does what it asks; then leads on (303) to the address that `work` yields.

@returns null when that went well; else the refused form, to be shown again with the status already set.
*/
export async function submitForm<Schema extends z.ZodType>(
	context: Context,
	schema: Schema,
	work: (form: z.output<Schema>) => Promise<string>,
): Promise<RefusedForm | null> {
	const fields = await readFields(context);
	try {
		const location = await work(parseInput(schema, fields));
		context.status = 303;
		context.set('Location', location);
		return null;
	} catch (error) {
		const status = error instanceof Refusal ? statuses[error.code] : undefined;
		if (status === undefined) {
			throw error;
		}

		context.status = status;
		const typed = Object.entries(fields).map(([name, value]) => [name, [value].flat().join(' ')]);
		return {typed: Object.fromEntries(typed), faults: (error as Refusal).faults};
	}
}
