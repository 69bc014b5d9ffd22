import {faultsOf} from '../domain/faults.ts';
import {readTotalsRow, type TotalsRow, totalsColumns, totalsOfYears} from '../domain/import-registers.ts';
import type {RowFault} from '../domain/imports.ts';
import {type Totals, type TotalsForm, TotalsInput} from '../domain/totals.ts';
import type {ImportKindRules} from './import-kind.ts';
import {type FieldsRow, fieldsRow, GatheredRows, registerKind, writesOf} from './import-rows.ts';
import {totalsFaults} from './totals.ts';

/** A table of reported totals: twelve rows of a year, or one row of it. */
export const totalsFiles: ImportKindRules = {
	columns: totalsColumns,
	async open(db, {now, fileName}) {
		const read: TotalsRow[] = [];
		const gathered = new GatheredRows<FieldsRow<Totals>>();
		const kind = registerKind<Totals>({
			collection: db.totals,
			what: 'jaren',
			nameOf: ({year}) => `totalen van ${year}`,
		});
		return {
			take: rows =>
				rows.flatMap(row => {
					const {value, faults} = readTotalsRow(row);
					read.push(...(value ? [value] : []));
					return faults;
				}),
			finish() {
				const {values, faults} = totalsOfYears(read, fileName);
				return [...faults, ...values.flatMap(value => [...judge(value, now), ...gathered.add(rowOf(value))])];
			},
			...writesOf(db, {gathered, kind}),
		};
	},
};

interface TotalsOfYear {
	year: number;
	line: number;
	form: TotalsForm;
}

function judge({year, line, form}: TotalsOfYear, now: Date): RowFault[] {
	const result = TotalsInput.safeParse(form);
	const faults = result.success ? [] : faultsOf(result.error);
	return [...faults, ...totalsFaults(form, {year, now})].map(({message}) => ({line, column: null, message}));
}

function rowOf({year, line, form}: TotalsOfYear): FieldsRow<Totals> {
	const {started, direct, source, months = []} = form;
	return fieldsRow({line, id: String(year), fields: {year, started, direct, source, months}}, form);
}
