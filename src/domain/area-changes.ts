import {AreaStep, type ChangedAreas} from './area-step.ts';
import {structureFaults} from './area-structure.ts';
import {type Area, type AreaKind, areaOf} from './areas.ts';
import type {AreaChange, ChangeKind} from './import-areas.ts';
import type {RowFault} from './imports.ts';

/**
On one day new areas come first, so that others can be placed in them, and what ends comes last. Names change after all else:
the other rows of the file may still say the old one.
*/
const order: readonly ChangeKind[] = ['new', 'move', 'merge', 'split', 'leave', 'population', 'rename'];

/** Parents before what lies in them. */
const makingOrder: readonly (AreaKind | null)[] = ['district', 'detectives', 'basisteam', 'municipality'];

/**
Makes dated changes of areas, in the order of their days: nothing of before the day of a change is touched.

The same changes again change nothing.

@returns the areas; when there are faults they mean nothing.
*/
export function changedAreas(areas: readonly Area[], changes: readonly AreaChange[]): ChangedAreas {
	const sorted = changes.toSorted(
		(a, b) =>
			(a.from ?? '9999-12-31').localeCompare(b.from ?? '9999-12-31') ||
			order.indexOf(a.kind) - order.indexOf(b.kind) ||
			makingOrder.indexOf(a.of) - makingOrder.indexOf(b.of) ||
			a.line - b.line,
	);
	let after = [...areas];
	const faults: RowFault[] = [];
	for (const change of sorted) {
		const made = new AreaStep(after, change, changes).made();
		after = made.areas;
		faults.push(...made.faults);
	}

	return {areas: after, faults: faults.length > 0 ? faults : newFaults(areas, after, changes)};
}

/** Faults of the whole that were not there before, each at the last line that names the area. */
function newFaults(before: readonly Area[], after: readonly Area[], changes: readonly AreaChange[]): RowFault[] {
	const known = new Set(structureFaults(before).map(({message}) => message));
	return structureFaults(after)
		.filter(({message}) => !known.has(message))
		.map(({code, message}) => {
			const {name} = areaOf(after, code) ?? {name: code};
			const line = changes.findLast(({area, name: given}) => [code, name].includes(area) || given === name)?.line;
			return {line: line ?? changes.at(-1)?.line ?? 1, column: null, message};
		});
}
