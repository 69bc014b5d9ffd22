import {parentCodesOn} from './area-links.ts';
import {type Area, areaOf, UNIT} from './areas.ts';
import type {AreaChange} from './import-areas.ts';
import {readArea} from './import-words.ts';
import {addDays} from './period.ts';
import {slugOf} from './slugs.ts';

type Made = {area: Area | null} | {column: string; fault: string};

/**
The area that a row makes; null when it is there already.

Where the row does not say in what it lies, it lies where the areas lay that become it.
*/
export function newArea(areas: readonly Area[], change: AreaChange, all: readonly AreaChange[]): Made {
	const {area: given, name, of: kind, from, under} = change;
	if (name === null || kind === null || from === null) {
		throw new RangeError('a new area without name, kind or day');
	}

	const ownCode = slugOf(kind === 'detectives' ? `recherche ${name}` : name, new Set());
	const isIt = ({name: other, code}: Area) => (given === '' ? other === name || code === ownCode : code === given);
	const present = areas.find(area => area.kind === kind && isIt(area));
	if (present) {
		return present.from === from
			? {area: null}
			: {column: 'code', fault: `${present.name} (${present.code}) bestaat al, niet sinds deze dag.`};
	}

	const code = given === '' ? slugOf(ownCode, codesOf(areas)) : given;
	const codeFault = faultOfCode(areas, code, kind);
	if (codeFault !== undefined) {
		return {column: 'code', fault: codeFault};
	}

	const parents = kind === 'district' ? [UNIT] : under.length > 0 ? named(areas, under) : inherited(areas, change, all);
	if (!Array.isArray(parents)) {
		return {column: 'onder', fault: parents.fault};
	}

	const slugs = new Set(areas.filter(area => area.kind === kind).map(({slug}) => slug));
	return {
		area: {
			code,
			kind,
			name,
			slug: slugOf(name, slugs),
			from,
			until: null,
			parents: parents.map(parent => ({code: parent, from, until: null})),
			population: [],
			tile: null,
			isNameConfirmed: true,
			isCoverageConfirmed: true,
		},
	};
}

function codesOf(areas: readonly Area[]): Set<string> {
	return new Set(areas.map(({code}) => code));
}

function faultOfCode(areas: readonly Area[], code: string, kind: Area['kind']): string | undefined {
	if (areaOf(areas, code)) {
		return `De code ${code} is al van ${areaOf(areas, code)?.name}.`;
	}

	if (kind === 'municipality') {
		return /^GM\d{4}$/.test(code) ? undefined : 'Een gemeente heeft een code van het CBS, zoals GM1961.';
	}

	return /^[a-z0-9-]{1,60}$/.test(code) ? undefined : 'Een code bestaat uit kleine letters, cijfers en streepjes.';
}

function named(areas: readonly Area[], under: readonly string[]): string[] | {fault: string} {
	const codes: string[] = [];
	for (const text of under) {
		const read = readArea(areas, ['district', 'basisteam'])(text);
		if ('fault' in read) {
			return read;
		}

		codes.push(read.value);
	}

	return codes;
}

/** Where the areas lay, on the day before, that merge or split into this one. */
function inherited(areas: readonly Area[], change: AreaChange, all: readonly AreaChange[]): string[] | {fault: string} {
	const from = change.from ?? '';
	const isInto = ({into}: AreaChange) => into.some(text => text === change.area || text === change.name);
	const sources = all
		.filter(other => (other.kind === 'merge' || other.kind === 'split') && other.from === from && isInto(other))
		.map(other => readArea(areas, [change.of ?? 'municipality'])(other.area))
		.flatMap(read => ('fault' in read ? [] : (areaOf(areas, read.value) ?? [])));
	const parentsOf = (kind: Area['kind']) => [
		...new Set(sources.flatMap(area => parentCodesOn(areas, area, {kind, day: addDays(from, -1)}))),
	];
	const districts = parentsOf('district');
	return districts.length === 1
		? [...districts, ...parentsOf('basisteam')]
		: {fault: 'Vul in onder welk district dit gebied valt.'};
}
