import type {AreaKind} from '../domain/areas.ts';
import type {Day} from '../domain/period.ts';

/** What the address of every report asks for, so that each link and form can hand it on. */
export interface AsOf {
	year: number;
	/** `peildatum`; null: the default day. */
	at: Day | null;
	/** `bekendop`, exactly as it stood in the address; null: as known now. */
	knownAt: string | null;
}

/** The fields of an address, by their names in it. */
export function asOfFields({year, at, knownAt}: AsOf): Record<string, string> {
	return {
		jaar: String(year),
		...(at !== null && {peildatum: at}),
		...(knownAt !== null && {bekendop: knownAt}),
	};
}

/** A page of this service with the state that every report has in its address; `fields` are added to it. */
export function addressOf(path: string, asOf: AsOf, fields: Readonly<Record<string, string>> = {}): string {
	return `${path}?${new URLSearchParams({...asOfFields(asOf), ...fields})}`;
}

const folders: Record<Exclude<AreaKind, 'unit'>, string> = {
	district: 'districten',
	municipality: 'gemeenten',
	basisteam: 'basisteams',
	detectives: 'districtsrecherches',
};

/** The path of the page of an area; the unit's is the progress of all. */
export function areaPath({kind, slug}: {kind: AreaKind; slug: string}): string {
	return kind === 'unit' ? '/voortgang' : `/${folders[kind]}/${slug}`;
}
