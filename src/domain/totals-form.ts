import {z} from 'zod';
import {type Fault, faultsOf} from './faults.ts';
import {KeyInput} from './inputs.ts';
import {SeenRevision, TypedCount} from './month-column.ts';
import {monthsOf} from './period.ts';
import {type TotalsForm, TotalsInput} from './totals.ts';

/** The field of the form of a year's totals about one month: `started-2021-05`. */
export function monthField(name: 'started' | 'direct', month: string): string {
	return `${name}-${month}`;
}

/** What the form of a year's totals holds: the year itself, and twelve months that may stay empty. */
export function totalsFormInput(year: number) {
	const months = monthsOf(year).flatMap(month => [
		[monthField('started', month), TypedCount.optional()],
		[monthField('direct', month), TypedCount.optional()],
	]);
	return z.strictObject({
		...(Object.fromEntries(months) as Record<string, z.ZodType<number | undefined>>),
		idempotencyKey: KeyInput,
		revision: SeenRevision,
		started: TypedCount.optional(),
		direct: TypedCount.optional(),
		source: TotalsInput.shape.source.optional(),
	});
}
export type TypedTotals = z.output<ReturnType<typeof totalsFormInput>>;

/**
The totals that a form means, or everything that is wrong with it by its fields.

Our choice: a year's number that is left empty is the sum of its months.
*/
export function totalsOfForm(typed: TypedTotals, year: number): {form: TotalsForm} | {faults: Fault[]} {
	const numberOf = (name: 'started' | 'direct', month: string) =>
		typed[monthField(name, month) as keyof TypedTotals] as number | undefined;
	const rows = monthsOf(year).map(month => ({
		month,
		started: numberOf('started', month),
		direct: numberOf('direct', month),
	}));
	const half = rows.flatMap(({month, started, direct}) =>
		(started === undefined) === (direct === undefined)
			? []
			: [
					{
						field: monthField(started === undefined ? 'started' : 'direct', month),
						message: 'Vul van een maand beide getallen in, of geen van beide.',
					},
				],
	);
	const months = rows.flatMap(({month, started, direct}) =>
		started === undefined || direct === undefined ? [] : [{month, started, direct}],
	);
	const sum = (name: 'started' | 'direct') =>
		months.length === 0 ? undefined : months.reduce((total, row) => total + row[name], 0);
	const totals = {
		started: typed.started ?? sum('started'),
		direct: typed.direct ?? sum('direct'),
		source: typed.source,
		...(months.length > 0 && {months}),
	};
	const read = TotalsInput.safeParse(totals, {reportInput: true});
	return half.length === 0 && read.success
		? {form: read.data}
		: {faults: [...half, ...(read.success ? [] : faultsOf(read.error).map(inWords))]};
}

const missing: Record<string, string> = {
	started: 'Vul in hoeveel acties er in het jaar waren.',
	direct: 'Vul in hoeveel acties direct succes hadden.',
	source: 'Vul in waar de totalen vandaan komen.',
};

/** The same fault in words for a person, at a field of the form: a fault of the months stands at the year. */
function inWords({field, message}: Fault): Fault {
	return {
		field: field.startsWith('months') ? 'direct' : field,
		message: message.endsWith('ontbreekt.') || message.endsWith('klopt niet.') ? (missing[field] ?? message) : message,
	};
}
