import {ended, parentCodesOn, relinked} from './area-links.ts';
import {type Area, type AreaKind, areaOf, kindNames} from './areas.ts';
import type {AreaChange} from './import-areas.ts';
import {readArea} from './import-words.ts';
import type {RowFault} from './imports.ts';
import {newArea} from './new-area.ts';
import {type Day, formatDay, isWithin} from './period.ts';

/** Areas after changes, and every reason why these cannot be made. */
export interface ChangedAreas {
	areas: Area[];
	faults: RowFault[];
}

const anyKind = Object.keys(kindNames) as AreaKind[];

/** One change of areas: what it makes of them, and every reason why it cannot be made. */
export class AreaStep {
	readonly #faults: RowFault[] = [];
	readonly #areas: readonly Area[];
	readonly #change: AreaChange;
	readonly #all: readonly AreaChange[];

	constructor(areas: readonly Area[], change: AreaChange, all: readonly AreaChange[]) {
		this.#areas = areas;
		this.#change = change;
		this.#all = all;
	}

	made(): ChangedAreas {
		const areas = this.#change.kind === 'new' ? this.#added() : this.#replaced();
		const faults = this.#faults;
		return {areas: faults.length > 0 ? [...this.#areas] : areas, faults};
	}

	#fault(column: string | null, message: string): void {
		this.#faults.push({line: this.#change.line, column, message});
	}

	/** The area that the row names by code or name. */
	#find(text: string, {column, kinds}: {column: string; kinds: readonly AreaKind[]}): Area | undefined {
		const read = readArea(this.#areas, kinds)(text);
		if ('fault' in read) {
			this.#fault(column, read.fault);
			return undefined;
		}

		return areaOf(this.#areas, read.value);
	}

	#added(): Area[] {
		const made = newArea(this.#areas, this.#change, this.#all);
		if ('fault' in made) {
			this.#fault(made.column, made.fault);
			return [];
		}

		return made.area ? [...this.#areas, made.area] : [...this.#areas];
	}

	#replaced(): Area[] {
		const area = this.#find(this.#change.area, {column: 'code', kinds: anyKind});
		if (!area || !this.#isThere(area)) {
			return [];
		}

		switch (this.#change.kind) {
			case 'rename':
				return this.#with({...area, name: this.#change.name ?? area.name});
			case 'population':
				return this.#with(this.#counted(area));
			case 'move':
				return this.#with(this.#moved(area));
			case 'leave':
				return this.#with(this.#ended(area));
			default:
				return this.#becoming(area);
		}
	}

	#with(changed: Area): Area[] {
		return this.#areas.map(area => (area.code === changed.code ? changed : area));
	}

	get #from(): Day {
		return this.#change.from ?? '';
	}

	/** A dated change is of an area that is there the day before, or that ends on that very day: then it was made before. */
	#isThere(area: Area): boolean {
		const {from, kind} = this.#change;
		const isEnding = kind !== 'move' && area.until === from;
		if (from === null || kind === 'rename' || kind === 'population' || isWithin(from, area) || isEnding) {
			return true;
		}

		this.#fault('vanaf', `${area.name} is er niet op ${formatDay(from)}.`);
		return false;
	}

	#counted(area: Area): Area {
		const {year, count} = this.#change;
		if (area.kind !== 'municipality') {
			this.#fault('code', `${area.name} is geen gemeente: inwoners horen bij een gemeente.`);
		}

		const others = area.population.filter(row => row.year !== year);
		const population = [...others, {year: year ?? 0, count: count ?? 0}].sort((a, b) => a.year - b.year);
		return {...area, population};
	}

	#moved(area: Area): Area {
		const from = this.#from;
		const wanted = this.#change.under.flatMap(
			name => this.#find(name, {column: 'onder', kinds: ['district', 'basisteam']}) ?? [],
		);
		const codesOf = (kind: AreaKind) => wanted.filter(parent => parent.kind === kind).map(({code}) => code);
		const [districts, teams] = [codesOf('district'), codesOf('basisteam')];
		const changed =
			districts.length > 0 ? relinked(this.#areas, area, {kind: 'district', codes: districts, from}) : area;
		// Teams of the district that it leaves do not come along, unless the row says so.
		const stay = parentCodesOn(this.#areas, area, {kind: 'basisteam', day: from}).filter(code => {
			const team = areaOf(this.#areas, code);
			return team && parentCodesOn(this.#areas, team, {kind: 'district', day: from}).some(of => districts.includes(of));
		});
		if (teams.length === 0 && districts.length === 0) {
			return changed;
		}

		const codes = teams.length > 0 ? teams : stay;
		return relinked(this.#areas, changed, {kind: 'basisteam', codes, from});
	}

	#ended(area: Area): Area {
		const until = this.#from;
		if (area.until !== null && area.until !== until) {
			this.#fault('vanaf', `${area.name} eindigt al op ${formatDay(area.until)}.`);
		}

		if (area.kind === 'unit') {
			this.#fault('code', 'De eenheid zelf blijft bestaan.');
		}

		return ended(area, until);
	}

	/** A merger or a split: the area ends, unless it is itself among what it becomes. */
	#becoming(area: Area): Area[] {
		const {into, kind} = this.#change;
		const found = into.flatMap(name => this.#find(name, {column: 'naar', kinds: [area.kind]}) ?? []);
		if (kind === 'merge' && (into.length !== 1 || found[0]?.code === area.code)) {
			this.#fault('naar', 'Noem één ander gebied waarin dit opgaat.');
		}

		for (const other of found.filter(each => !isWithin(this.#from, each))) {
			this.#fault('naar', `${other.name} is er niet op ${formatDay(this.#from)}.`);
		}

		if (this.#faults.length > 0 || found.some(({code}) => code === area.code)) {
			return [...this.#areas];
		}

		const areas = this.#with(this.#ended(area));
		return kind === 'merge' ? areas.map(child => this.#follows(child, {area, into: found[0]?.code ?? ''})) : areas;
	}

	/** What lay in an area that merges lies in the other one from that day. */
	#follows(child: Area, {area, into}: {area: Area; into: string}): Area {
		const from = this.#from;
		const codes = parentCodesOn(this.#areas, child, {kind: area.kind, day: from});
		if (!codes.includes(area.code) || !isWithin(from, child)) {
			return child;
		}

		const followed = [...new Set(codes.map(code => (code === area.code ? into : code)))];
		return relinked(this.#areas, child, {kind: area.kind, codes: followed, from});
	}
}
