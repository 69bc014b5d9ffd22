import type {Context} from 'koa';
import {z} from 'zod';
import {type Fault, parseInput, Refusal, type RefusalCode} from '../domain/faults.ts';
import {KeyInput} from '../domain/inputs.ts';
import {readFields} from '../http/read-input.ts';

/** A form with nothing but its key, and the start of forms with more. */
export const Signed = z.strictObject({idempotencyKey: KeyInput});

/** A form that was refused: what was typed, and every fault, so that nothing is lost. */
export interface RefusedForm {
	typed: Readonly<Record<string, string>>;
	faults: readonly Fault[];
}

type FormFields = Awaited<ReturnType<typeof readFields>>;

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
		return refusedForm(context, fields, error);
	}
}

/**
Reads a form that only looks: nothing is written, and the form is shown again with what `look` found.

@returns what was typed, with either the finding or every fault.
*/
export async function lookAtForm<Schema extends z.ZodType, Seen>(
	context: Context,
	schema: Schema,
	look: (form: z.output<Schema>) => Promise<Seen>,
): Promise<RefusedForm & {seen: Seen | null}> {
	const fields = await readFields(context);
	try {
		return {typed: typedIn(fields), faults: [], seen: await look(parseInput(schema, fields))};
	} catch (error) {
		return {...refusedForm(context, fields, error), seen: null};
	}
}

/** A refusal that the form shows; any other error goes on. */
export function refusedForm(context: Context, fields: FormFields, error: unknown): RefusedForm {
	const status = error instanceof Refusal ? statuses[error.code] : undefined;
	if (status === undefined) {
		throw error;
	}

	context.status = status;
	return {typed: typedIn(fields), faults: (error as Refusal).faults};
}

function typedIn(fields: FormFields): RefusedForm['typed'] {
	return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, [value].flat().join(' ')]));
}
