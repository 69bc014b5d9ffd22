import type {Day} from '../domain/period.ts';
import type {ProgressReport} from '../domain/progress-report.ts';
import type {Role} from '../domain/users.ts';
import {type AsOf, addressOf} from './addresses.ts';

/** Who reads a report, and the moment in its address: what its links follow from. */
export interface Reader {
	role: Role;
	asOf: AsOf;
}

/** The page of a target, for the area and the moment of a report. */
export function targetHref({asOf}: Reader, {area}: Pick<ProgressReport, 'area'>, id: string): string {
	return addressOf(`/doelen/${id}`, asOf, area.kind === 'unit' ? {} : {gebied: area.code});
}

/** The list that shows exactly the started actions of a report, up to a day; null for who may not see rows. */
export function startedRowsLink(
	{role, asOf}: Reader,
	{startedRows, at}: Pick<ProgressReport, 'startedRows' | 'at'>,
	until: Day = at,
): {href: string; label: string} | null {
	const maySeeRows = role === 'coordinator' || role === 'control-room';
	return maySeeRows && startedRows
		? {href: addressOf('/acties', {...asOf, at: until}, {...startedRows}), label: 'Bekijk deze acties'}
		: null;
}
