import type {TableColumns} from './column-mapping.ts';
import {actionColumns} from './import-actions.ts';
import {ambassadorColumns, appDownloadsColumns, totalsColumns} from './import-registers.ts';

/** Our columns of each kind of file that a coordinator hands over. */
export const importColumns = {
	actions: actionColumns,
	'app-downloads': appDownloadsColumns,
	ambassadors: ambassadorColumns,
	totals: totalsColumns,
} satisfies Record<string, TableColumns>;

/** The columns of a kind; null for a kind that has its own page. */
export function importColumnsOf(kind: string): TableColumns | null {
	return Object.hasOwn(importColumns, kind) ? importColumns[kind as keyof typeof importColumns] : null;
}
