import {z} from 'zod';
import {type ActionKind, actionKinds, kindRules} from './actions.ts';
import {parentKinds} from './area-structure.ts';
import {type Area, AreaSchema, UNIT} from './areas.ts';
import {type Fault, parseInput, refuseFaults} from './faults.ts';
import {AreaCodeInput, CountInput, DayInput, lineInput} from './inputs.ts';
import {type Target, TargetSchema} from './targets.ts';

const {kind, name, slug, tile} = AreaSchema.shape;
const validity = {from: DayInput.nullable().default(null), until: DayInput.nullable().default(null)};

/** An area as seed/reference.json writes it: what is left out is open, empty or confirmed. */
const AreaSeed = z.strictObject({
	code: AreaCodeInput,
	kind,
	name,
	slug,
	...validity,
	parents: z.array(z.strictObject({code: AreaCodeInput, ...validity})).default([]),
	/** Residents on 1 January by year: `{"2021": 50223}`. */
	population: z
		.record(z.string().regex(/^\d{4}$/, 'Schrijf het jaar als 2021.'), CountInput)
		.default({})
		.transform(counts => Object.entries(counts).map(([year, count]) => ({year: Number(year), count}))),
	tile: tile.default(null),
	isNameConfirmed: z.boolean().default(true),
	isCoverageConfirmed: z.boolean().default(true),
});
const ReferenceSeed = z.strictObject({
	/** Where the figures come from, for readers of the file. */
	source: lineInput(200),
	areas: z.array(AreaSeed).min(1),
});

/**
The areas of a police unit from the parsed seed/reference.json.

@throws {Refusal} `invalid`, all faults at once: a field that is wrong, a code used twice, an address used twice within a
kind, a parent that is unknown or of the wrong kind, no unit or more than one.
*/
export function readAreas(input: unknown): Area[] {
	const {areas} = parseInput(ReferenceSeed, input);
	const units = areas.filter(area => area.kind === 'unit').map(area => area.code);
	refuseFaults([
		...(units.length === 1 && units[0] === UNIT ? [] : [areaFault(UNIT, 'Er moet precies één eenheid zijn.')]),
		...repeated(areas, area => area.code).map(code => areaFault(code, 'Deze code komt twee keer voor.')),
		...repeated(areas, area => `${area.kind}/${area.slug}`).map(key => areaFault(key, 'Dit adres is al in gebruik.')),
		...areas.flatMap(area => parentFaults(area, areas)),
	]);
	return areas;
}

function parentFaults(area: Area, areas: readonly Area[]): Fault[] {
	return area.parents.flatMap(({code}) => {
		const parent = areas.find(found => found.code === code);
		if (!parent) {
			return [areaFault(area.code, `Het gebied ${JSON.stringify(code)} is onbekend.`)];
		}

		return parentKinds[area.kind].includes(parent.kind)
			? []
			: [areaFault(area.code, `${area.name} kan niet rechtstreeks onder ${parent.name} vallen.`)];
	});
}

function areaFault(code: string, message: string): Fault {
	return {field: `areas.${code}`, message};
}

/**
The targets of the plan's year from the parsed seed/targets.json.

@throws {Refusal} `invalid`: a field that is wrong, or a target that stands in it twice.
*/
export function readTargets(input: unknown): Target[] {
	const targets = parseInput(z.array(TargetSchema).min(1), input);
	refuseFaults(
		repeated(targets, target => `${target.year}:${target.id}`).map(key => ({
			field: key,
			message: 'Dit doel komt twee keer voor.',
		})),
	);
	return targets;
}

function repeated<Item>(items: readonly Item[], keyOf: (item: Item) => string): string[] {
	const keys = items.map(keyOf);
	return [...new Set(keys.filter((key, index) => keys.indexOf(key) !== index))];
}

const searchKinds = actionKinds.filter(name => kindRules[name].countsAs === 'search');

/** The words for a kind of action that the public feed uses, in lower case, with the kind that each means. */
const ActionTypesSeed = z.record(
	lineInput(60).refine(word => word === word.toLowerCase(), 'Schrijf dit woord in kleine letters.'),
	z.enum(searchKinds),
);

/**
The table of words from the parsed seed/action-types.json.

@throws {Refusal} `invalid`: a word in capitals, or a kind that is not a search.
*/
export function readActionTypes(input: unknown): Record<string, ActionKind> {
	return parseInput(ActionTypesSeed, input);
}
