import {hash} from 'node:crypto';
import type {RowFault} from '../domain/imports.ts';
import type {Database} from '../store/database.ts';
import {type OpenFile, Repeated} from './import-kind.ts';
import {takeBackRows} from './take-back-rows.ts';
import {batchesOf, type KeyedRow, type RowKind, writeRows} from './write-rows.ts';

/** A checked row of a register, with the fields that its fact gets. */
export interface FieldsRow<Fields> extends KeyedRow {
	fields: Fields;
}

/** The row under its key; the hash is that of a form of the same fact, so that both are one kind of change. */
export function fieldsRow<Fields>(row: {line: number; id: string; fields: Fields}, form: object): FieldsRow<Fields> {
	return {...row, bodyHash: hash('sha256', JSON.stringify(form))};
}

/** Rows that each are one fact at an address of its own: what the row tells is what the fact holds. */
export function registerKind<Fields extends object, Row extends FieldsRow<Fields> = FieldsRow<Fields>>(
	kind: Omit<RowKind<Row, Fields>, 'newFields' | 'fieldsOf'>,
): RowKind<Row, Fields> {
	return {...kind, newFields: async () => row => row.fields, fieldsOf: row => row.fields};
}

/** Gathers the right rows of a register, and names those that stand twice. */
export class GatheredRows<Row extends KeyedRow> {
	readonly rows: Row[] = [];
	readonly #repeated = new Repeated();

	/** @returns the fault of a row whose fact another row is about already. */
	add(row: Row): RowFault[] {
		const before = this.#repeated.before(row.id, row.line);
		if (before !== null) {
			return [{line: row.line, column: null, message: `Dit staat ook op regel ${before}.`}];
		}

		this.rows.push(row);
		return [];
	}
}

/** How gathered rows are written and taken back. */
export function writesOf<Row extends KeyedRow, Fields extends object>(
	db: Database,
	{gathered, kind}: {gathered: GatheredRows<Row>; kind: RowKind<Row, Fields>},
): Pick<OpenFile, 'write' | 'takeBack'> {
	const all = () => ({batches: batchesOf(gathered.rows), total: gathered.rows.length, kind});
	return {
		write: options => writeRows(db, all(), options),
		takeBack: options => takeBackRows(db, all(), options),
	};
}
