import type {ImportCheck, ImportOutcome} from '../domain/import-work.ts';
import type {Table} from '../domain/table.ts';

/** So many faults stand on one page. */
export const FAULTS_ON_PAGE = 25;

const bare = {period: 'nu', definition: '', source: '', filter: [], note: null} as const;

/** A page of the faults of a file; pages count from 1. */
export function faultTable({faults}: ImportCheck, page: number, now: Date): Table {
	const shown = faults.slice((page - 1) * FAULTS_ON_PAGE, page * FAULTS_ON_PAGE);
	return {
		...bare,
		name: 'fouten',
		title: 'Fouten in het bestand',
		asOf: now,
		columns: [
			{key: 'line', label: 'Regel', kind: 'text'},
			{key: 'column', label: 'Kolom', kind: 'text'},
			{key: 'message', label: 'Wat er mis is', kind: 'text'},
		],
		rows: shown.map(({line, column, message}) => ({cells: [`regel ${line}`, column, message]})),
	};
}

/** The first rows of a file under our names of its columns. */
export function firstRowsTable({header, columns, firstRows}: ImportCheck, now: Date): Table {
	const places = columns.flatMap(({column, header: their}) => {
		const at = header.indexOf(their);
		return at === -1 ? [] : [{column, at}];
	});
	return {
		...bare,
		name: 'eerste-regels',
		title: 'De eerste regels, zoals gelezen',
		asOf: now,
		columns: [
			{key: 'line', label: 'Regel', kind: 'text'},
			...places.map(({column}) => ({key: column, label: column, kind: 'text'}) as const),
		],
		rows: firstRows.map(({line, cells}) => ({cells: [`regel ${line}`, ...places.map(({at}) => cells[at] || null)]})),
	};
}

/** Rows that were left as they stand, with the reason. */
export function keptTable({kept}: Pick<ImportOutcome, 'kept'>, now: Date): Table {
	return {
		...bare,
		name: 'zo-gelaten',
		title: 'Zo gelaten',
		asOf: now,
		columns: [
			{key: 'line', label: 'Regel', kind: 'text'},
			{key: 'what', label: 'Wat', kind: 'text'},
			{key: 'why', label: 'Waarom', kind: 'text'},
		],
		rows: kept.map(({line, what, why}) => ({cells: [`regel ${line}`, what, why]})),
	};
}
