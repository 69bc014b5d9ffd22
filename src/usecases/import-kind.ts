import type {TableColumns} from '../domain/column-mapping.ts';
import type {RowFault, TableRow} from '../domain/imports.ts';
import type {Database} from '../store/database.ts';
import type {ImportRequest, ImportResult, TakenBack} from './import-request.ts';
import type {WriteOptions} from './write-rows.ts';

/** One file of one kind while it is read: it judges the rows as they come, and writes them when all were right. */
export interface OpenFile {
	/** Judges some rows, and remembers the right ones. */
	take(rows: readonly TableRow[]): RowFault[];
	/** The same for the items of a JSON list; left out for a kind that is only a table. */
	takeItems?(items: readonly {line: number; item: unknown}[]): RowFault[];
	/** What is wrong with the rows together; called once, after the last of them. */
	finish(): RowFault[];
	write(options: WriteOptions): Promise<ImportResult>;
	takeBack(options: WriteOptions & {importId: string}): Promise<TakenBack>;
}

/** One kind of file. */
export interface ImportKindRules {
	columns: TableColumns;
	open(db: Database, request: ImportRequest): Promise<OpenFile>;
}

/** Which rows stand twice: two rows of one fact contradict each other. */
export class Repeated {
	readonly #lines = new Map<string, number>();

	/** The line on which a key stood before; null when this is the first. */
	before(key: string, line: number): number | null {
		const before = this.#lines.get(key) ?? null;
		if (before === null) {
			this.#lines.set(key, line);
		}

		return before;
	}
}
