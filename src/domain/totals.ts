import {z} from 'zod';
import {CountInput, MonthInput, SourceInput} from './inputs.ts';
import {yearOf} from './period.ts';

const shape = {
	months: z
		.array(z.strictObject({month: MonthInput, started: CountInput, direct: CountInput}))
		.max(12)
		.optional(),
	started: CountInput,
	direct: CountInput,
	source: SourceInput,
};

/** Reported totals of a past year without rows, so that a new installation has a last year. */
export const TotalsInput = z.strictObject(shape).superRefine((form, context) => {
	const add = (path: string, message: string) => context.addIssue({code: 'custom', path: [path], message});
	if (form.direct > form.started) {
		add('direct', 'Er zijn meer successen dan acties opgegeven.');
	}

	for (const {month, started, direct} of form.months ?? []) {
		if (direct > started) {
			add('months', `In ${month} zijn meer successen dan acties opgegeven.`);
		}
	}

	if (new Set(form.months?.map(row => row.month)).size !== (form.months?.length ?? 0)) {
		add('months', 'Een maand staat er dubbel in.');
	}

	for (const field of ['started', 'direct'] as const) {
		const sum = form.months?.reduce((total, row) => total + row[field], 0);
		if (sum !== undefined && sum !== form[field]) {
			add(field, `De maanden tellen op tot ${sum}, het jaartotaal is ${form[field]}.`);
		}
	}
});
export type TotalsForm = z.output<typeof TotalsInput>;

export const TotalsSchema = z.strictObject({...shape, year: z.int(), months: shape.months.unwrap()});
export type Totals = z.infer<typeof TotalsSchema>;

/** True when every month named belongs to the year. */
export function monthsFitYear(form: TotalsForm, year: number): boolean {
	return (form.months ?? []).every(row => yearOf(row.month) === year);
}
