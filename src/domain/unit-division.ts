import {type Area, type AreaKind, areaOf, UNIT} from './areas.ts';
import {readArea} from './import-words.ts';
import {type Read, type RowFault, RowReader, readBy, type TableRow} from './imports.ts';
import {lineInput} from './inputs.ts';
import {slugOf} from './slugs.ts';

export const divisionColumns = {required: ['gemeente', 'district'], optional: ['code', 'basisteams']} as const;

/** Where a municipality lies, by the names that the unit uses. */
export interface DivisionRow {
	line: number;
	/** Code of the municipality. */
	municipality: string;
	district: string;
	/** The basisteams that work there; none where they are not told. */
	teams: string[];
}

const readName = readBy(lineInput(80));

/**
The rows that tell the district, and the basisteams if they are known, of each municipality of a unit.

Every municipality stands there once; a basisteam lies in one district.
*/
export function readDivision(
	rows: readonly TableRow[],
	areas: readonly Area[],
): {division: DivisionRow[]; faults: RowFault[]} {
	const read = rows.map(row => readRow(row, areas));
	const division = read.flatMap(({value}) => (value ? [value] : []));
	const faults = [...read.flatMap(row => row.faults), ...repeated(division, areas), ...splitTeams(division)];
	// Who is missing is only told once the rows that are there can be read.
	return {division, faults: faults.length > 0 ? faults : missing(division, areas)};
}

function readRow(row: TableRow, areas: readonly Area[]): {value?: DivisionRow; faults: RowFault[]} {
	const reader = new RowReader(row);
	const byCode = reader.optional('code', readArea(areas, ['municipality']));
	const named = reader.required('gemeente', readArea(areas, ['municipality']));
	const district = reader.required('district', readName);
	const teams = reader.optional('basisteams', readNames) ?? [];
	if (byCode !== null && named !== null && byCode !== named) {
		reader.add('code', 'De code en de naam zijn van twee verschillende gemeenten.');
	}

	if (named === null || district === null || reader.faults.length > 0) {
		return {faults: reader.faults};
	}

	return {value: {line: row.line, municipality: named, district, teams}, faults: []};
}

/** Names between commas; a comma within brackets belongs to the name. */
export function readNames(text: string): Read<string[]> {
	const names: string[] = [];
	for (const part of text.split(/[,|](?![^(]*\))/).filter(name => name.trim() !== '')) {
		const read = readName(part);
		if ('fault' in read) {
			return read;
		}

		names.push(read.value);
	}

	return {value: [...new Set(names)]};
}

function repeated(division: readonly DivisionRow[], areas: readonly Area[]): RowFault[] {
	return division.flatMap(({line, municipality}, index) => {
		const before = division.slice(0, index).find(row => row.municipality === municipality);
		const name = areaOf(areas, municipality)?.name ?? municipality;
		return before ? [{line, column: 'gemeente', message: `${name} staat ook op regel ${before.line}.`}] : [];
	});
}

function splitTeams(division: readonly DivisionRow[]): RowFault[] {
	return division.flatMap(({line, district, teams}, index) =>
		teams.flatMap(team => {
			const before = division.slice(0, index).find(row => row.teams.includes(team) && row.district !== district);
			const message = `Basisteam ${team} ligt op regel ${before?.line} in district ${before?.district}.`;
			return before ? [{line, column: 'basisteams', message}] : [];
		}),
	);
}

function missing(division: readonly DivisionRow[], areas: readonly Area[]): RowFault[] {
	const told = new Set(division.map(({municipality}) => municipality));
	return areas
		.filter(({kind, code}) => kind === 'municipality' && !told.has(code))
		.map(({name}) => ({line: 1, column: null, message: `${name} staat niet in het bestand.`}));
}

/** The division of a unit that knows no districts: one of its own name, without basisteams. */
export function undivided(areas: readonly Area[]): DivisionRow[] {
	const district = areaOf(areas, UNIT)?.name ?? UNIT;
	return areas
		.filter(({kind}) => kind === 'municipality')
		.map(({code}, index) => ({line: index + 2, municipality: code, district, teams: []}));
}

/**
The districts and basisteams of a division, and the municipalities in them, from always on.

Our choice: every district has one team of detectives, as in the unit of the plan.
*/
export function dividedAreas(areas: readonly Area[], division: readonly DivisionRow[]): Area[] {
	const made = new MadeAreas(areas);
	const municipalities = division.flatMap(({municipality, district, teams}) => {
		const inDistrict = made.codeOf('district', {name: district, parent: UNIT});
		made.codeOf('detectives', {name: district, parent: inDistrict});
		const codes = [inDistrict, ...teams.map(name => made.codeOf('basisteam', {name, parent: inDistrict}))];
		const area = areaOf(areas, municipality);
		return area ? [{...area, parents: codes.map(parentOf)}] : [];
	});
	const isDistrict = ({kind}: Area) => kind === 'district';
	// The districts last: where they stand, the municipalities are placed.
	return [...made.areas.filter(area => !isDistrict(area)), ...municipalities, ...made.areas.filter(isDistrict)];
}

/** The areas that a division makes, each once. */
class MadeAreas {
	readonly areas: Area[] = [];
	readonly #codes = new Map<string, string>();
	readonly #taken: Set<string>;

	/** What an earlier try left of districts and teams is made again under the same codes. */
	constructor(present: readonly Area[]) {
		const stays = present.filter(({kind}) => kind === 'municipality' || kind === 'unit');
		this.#taken = new Set(stays.map(({code}) => code));
	}

	/** The code of an area, which is made when it is new. Codes are of one area, addresses of one area of a kind. */
	codeOf(kind: AreaKind, {name, parent}: {name: string; parent: string}): string {
		const key = `${kind} ${name}`;
		const known = this.#codes.get(key);
		if (known !== undefined) {
			return known;
		}

		const isDetectives = kind === 'detectives';
		const code = slugOf(isDetectives ? `recherche ${name}` : name, this.#taken);
		const slug = slugOf(name, new Set(this.areas.filter(area => area.kind === kind).map(area => area.slug)));
		const shown = isDetectives ? `Districtsrecherche ${name}` : name;
		this.#codes.set(key, code);
		this.#taken.add(code);
		this.areas.push({...always, code, kind, name: shown, slug, parents: [parentOf(parent)]});
		return code;
	}
}

const always = {
	from: null,
	until: null,
	population: [],
	tile: null,
	isNameConfirmed: true,
	isCoverageConfirmed: true,
};

function parentOf(code: string): Area['parents'][number] {
	return {code, from: null, until: null};
}
