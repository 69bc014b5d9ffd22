import {type Area, UNIT} from './areas.ts';
import {refuse} from './faults.ts';
import {slugOf} from './slugs.ts';

/** A Dutch municipality as seed/national.csv lists it. */
export interface NationalMunicipality {
	code: string;
	name: string;
	/** The police unit that it lies in. */
	unit: string;
	/** Residents on 1 January (CBS); a year in which it did not exist yet is left out. */
	population: {year: number; count: number}[];
}

/** One of the police units that can be chosen. */
export interface UnitChoice {
	name: string;
	municipalities: number;
	/** In the newest year of the list. */
	residents: number;
}

/**
What a new unit still has to do, in this order: choose the unit, tell its districts, set its goals.

Our choice: it follows from what stands in the store, so a visit that was broken off goes on where it was, and a store that
was set up in another way is done.
*/
export type SetUpStage = 'unit' | 'districts' | 'targets' | 'done';

/** The stage by what a store holds. */
export function setUpStage({
	hasUnit,
	hasDistrict,
	hasTarget,
}: Record<'hasUnit' | 'hasDistrict' | 'hasTarget', boolean>): SetUpStage {
	if (!hasUnit) {
		return 'unit';
	}

	return hasDistrict ? (hasTarget ? 'done' : 'targets') : 'districts';
}

const POPULATION = /^inwoners_(\d{4})$/;

/** The municipalities of seed/national.csv: `;` between the cells, and none of them quoted. @throws {RangeError} for another file */
export function readNational(text: string): NationalMunicipality[] {
	const [header = '', ...lines] = text.trim().split(/\r?\n/);
	const names = header.split(';');
	return lines.map(line => {
		const cells = line.split(';');
		const [code = '', name = '', unit = ''] = cells;
		if (cells.length !== names.length || !/^GM\d{4}$/.test(code) || name === '' || unit === '') {
			throw new RangeError(`seed/national.csv: ${line}`);
		}

		const population = names.flatMap((column, index) => {
			const year = POPULATION.exec(column)?.[1];
			return year && cells[index] ? [{year: Number(year), count: Number(cells[index])}] : [];
		});
		return {code, name, unit, population};
	});
}

/** The units of the list, by name. */
export function unitChoices(national: readonly NationalMunicipality[]): UnitChoice[] {
	const names = [...new Set(national.map(({unit}) => unit))].sort((a, b) => a.localeCompare(b, 'nl'));
	return names.map(name => {
		const own = national.filter(({unit}) => unit === name);
		const residents = own.reduce((sum, {population}) => sum + (population.at(-1)?.count ?? 0), 0);
		return {name, municipalities: own.length, residents};
	});
}

const open = {from: null, until: null, tile: null, isNameConfirmed: true, isCoverageConfirmed: true};

/**
The unit and its municipalities, which do not lie in a district yet.

Our choice: the municipalities of the list always belonged to the unit; who has figures from before a merger imports the
older ones with their days.

@throws {Refusal} `invalid` for a unit that is not in the list.
*/
export function areasOfUnit(national: readonly NationalMunicipality[], name: string): Area[] {
	const own = national.filter(({unit}) => unit === name);
	if (own.length === 0) {
		const names = unitChoices(national).map(unit => unit.name);
		refuse('invalid', `Politie-eenheid ${JSON.stringify(name)} ken ik niet; kies uit: ${names.join(', ')}.`, 'unit');
	}

	const slugs = new Set<string>();
	const municipalities = own.map(({code, name: municipality, population}): Area => {
		const slug = slugOf(municipality, slugs);
		slugs.add(slug);
		return {...open, code, kind: 'municipality', name: municipality, slug, parents: [], population};
	});
	const unit: Area = {
		...open,
		code: UNIT,
		kind: 'unit',
		name,
		slug: slugOf(name, new Set()),
		parents: [],
		population: [],
	};
	// The unit last: where it stands, everything else does.
	return [...municipalities, unit];
}
