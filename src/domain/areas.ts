import {z} from 'zod';
import {grouped} from './grouped.ts';
import {AreaCodeInput, CountInput, DayInput, lineInput} from './inputs.ts';
import {type Day, formatDay, isWithin, overlaps, type Validity} from './period.ts';

export const areaKinds = ['unit', 'district', 'basisteam', 'municipality', 'detectives'] as const;
export type AreaKind = (typeof areaKinds)[number];

/** The code of the police unit as a whole; every installation has exactly one. */
export const UNIT = 'unit';

const ValiditySchema = {from: DayInput.nullable(), until: DayInput.nullable()};

/** An area as it is kept: its code never follows a rename, its memberships have dates of their own. */
export const AreaSchema = z.strictObject({
	kind: z.enum(areaKinds),
	name: lineInput(80),
	/** Last part of the page's address; stays when the name changes. */
	slug: z.string().regex(/^[a-z0-9-]{1,60}$/),
	...ValiditySchema,
	/** A municipality's district and basisteams; the district of a basisteam or detectives; a district's unit. */
	parents: z.array(z.strictObject({code: AreaCodeInput, ...ValiditySchema})),
	/** Residents on 1 January (CBS); empty except for municipalities. */
	population: z.array(z.strictObject({year: z.int(), count: CountInput})),
	/** Place on the tile map; null where there is none. */
	tile: z.strictObject({column: z.int(), row: z.int()}).nullable(),
	/** False while no source confirms the name; shown to admins only, who can change it. */
	isNameConfirmed: z.boolean(),
	/** False while no source confirms which municipalities belong to it. */
	isCoverageConfirmed: z.boolean(),
});
export type AreaFields = z.infer<typeof AreaSchema>;
export type Area = AreaFields & {code: string};

const areasOfCode = grouped<Area>(({code}) => code);

export function areaOf(areas: readonly Area[], code: string): Area | undefined {
	return areasOfCode(areas, code)[0];
}

/** The areas of a kind that exist on a day. */
export function areasOn(areas: readonly Area[], kind: AreaKind, day: Day): Area[] {
	return areas.filter(area => area.kind === kind && isWithin(day, area));
}

/** The areas of a kind that existed on at least one day of a span. */
export function areasDuring(areas: readonly Area[], kind: AreaKind, span: Validity): Area[] {
	return areas.filter(area => area.kind === kind && overlaps(area, span));
}

/** The parents of a kind that an area has on a day: a municipality's basisteams, its district. */
export function parentsOn(areas: readonly Area[], area: Area, kind: AreaKind, day: Day): Area[] {
	return area.parents
		.filter(parent => isWithin(day, parent))
		.map(parent => areaOf(areas, parent.code))
		.filter(parent => parent !== undefined && parent.kind === kind && isWithin(day, parent)) as Area[];
}

/** The district in which an area lies on a day; null for the unit and for an area without one. */
export function districtOn(areas: readonly Area[], area: Area, day: Day): Area | null {
	return area.kind === 'district' ? area : (parentsOn(areas, area, 'district', day)[0] ?? null);
}

/**
The areas of a kind that belong to an area on a day: the municipalities of a district, the basisteams of a municipality.

Detectives stand for their district; an area belongs to itself.
*/
export function membersOn(areas: readonly Area[], area: Area, {kind, day}: {kind: AreaKind; day: Day}): Area[] {
	return areasOn(areas, kind, day).filter(member => belongsOn(areas, {member, area, day}));
}

function belongsOn(areas: readonly Area[], {member, area, day}: {member: Area; area: Area; day: Day}): boolean {
	if (area.kind === 'unit' || member.code === area.code) {
		return true;
	}

	if (member.kind === area.kind) {
		return false;
	}

	if (area.kind === 'district' || (area.kind === 'detectives' && member.kind !== 'detectives')) {
		const district = districtOn(areas, area, day);
		return district !== null && districtOn(areas, member, day)?.code === district.code;
	}

	const [child, parent] = area.kind === 'municipality' ? [area, member] : [member, area];
	return parentsOn(areas, child, parent.kind, day).some(found => found.code === parent.code);
}

/**
The area of a kind in which a municipality lies as a whole on a day.

@returns null when there is none or more than one: the figures of a city cannot be split over its basisteams.
*/
export function wholePlaceOn(
	areas: readonly Area[],
	municipality: Area,
	{kind, day}: {kind: AreaKind; day: Day},
): Area | null {
	if (!isWithin(day, municipality)) {
		return null;
	}

	const places = kind === 'municipality' ? [municipality] : parentsOn(areas, municipality, kind, day);
	return places.length === 1 ? (places[0] ?? null) : null;
}

/** Whether a municipality lies as a whole in an area on a day; detectives stand for their district. */
export function isWhollyIn(areas: readonly Area[], municipality: Area, {area, day}: {area: Area; day: Day}): boolean {
	if (area.kind === 'unit') {
		return isWithin(day, municipality);
	}

	const place = area.kind === 'detectives' ? districtOn(areas, area, day) : area;
	return place !== null && wholePlaceOn(areas, municipality, {kind: place.kind, day})?.code === place.code;
}

/** Residents on 1 January of a year; null where it is not known. */
export function populationOf(area: Area, year: number): number | null {
	return area.population.find(row => row.year === year)?.count ?? null;
}

/** A sentence when an area of this kind does not exist on a day; undefined when all is well. */
export function areaFault(
	areas: readonly Area[],
	wanted: {code: string; kind: AreaKind; day: Day},
): string | undefined {
	const {code, kind, day} = wanted;
	const area = areaOf(areas, code);
	if (!area || area.kind !== kind) {
		return `${kindNames[kind]} ${JSON.stringify(code)} is onbekend.`;
	}

	if (area.from !== null && day < area.from) {
		return `${area.name} (${code}) bestaat pas vanaf ${formatDay(area.from)}.`;
	}

	if (area.until !== null && day >= area.until) {
		return `${area.name} (${code}) hoort sinds ${formatDay(area.until)} niet meer bij deze eenheid.`;
	}

	return undefined;
}

export const kindNames: Record<AreaKind, string> = {
	unit: 'Eenheid',
	district: 'District',
	basisteam: 'Basisteam',
	municipality: 'Gemeente',
	detectives: 'Districtsrecherche',
};
