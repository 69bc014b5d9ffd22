import {randomUUID} from 'node:crypto';
import {isSameArea} from '../domain/area-effects.ts';
import {type AreaImport, areaFields, areaImports, importKey, restoredAreas, undoKey} from '../domain/area-imports.ts';
import type {Area, AreaFields} from '../domain/areas.ts';
import {refuse} from '../domain/faults.ts';
import type {Change} from '../domain/revisions.ts';
import {countAreaUse} from '../store/area-use.ts';
import type {Database} from '../store/database.ts';
import {listAreaFacts, listAreas} from '../store/facts.ts';
import {changeFact, insertFact} from '../store/revisions.ts';
import {FileRefused, type ImportResult} from './import-request.ts';
import {type AreaDifference, type AreaPreview, previewOf} from './preview-areas.ts';
import {changeOf, type Write} from './write.ts';

/** The imports of areas, the newest first, for admins. */
export async function listAreaImports(db: Database): Promise<AreaImport[]> {
	return areaImports(await listAreaFacts(db));
}

/**
How many areas a file of areas makes, changes and leaves as they are.

@throws {FileRefused} with every fault.
*/
export function countsOf({faults, differences, unchanged}: AreaPreview): ImportResult {
	if (faults.length > 0) {
		throw new FileRefused(faults);
	}

	const added = differences.filter(({before}) => before === null).length;
	return {added, changed: differences.length - added, unchanged, kept: []};
}

/**
Makes the dated changes of a file of areas as they were looked at just now. Its key (left out: one of its own) names the
import: the same request again finishes what an earlier one left.

@param seen of the preview that a person agreed to; null: none was shown.
@throws {FileRefused} with every fault, {Refusal} `stale` when the areas changed since that preview.
*/
export async function applyPreview(
	db: Database,
	{preview, seen}: {preview: AreaPreview; seen: string | null},
	{key = randomUUID(), ...by}: Omit<Write, 'key'> & {key?: string},
): Promise<ImportResult> {
	const counts = countsOf(preview);
	const isBegun = (await listAreaImports(db)).some(({id}) => id === key);
	if (seen !== null && seen !== preview.seen && !isBegun) {
		refuse('stale', 'De gebieden zijn intussen gewijzigd. Bekijk opnieuw wat er verandert.');
	}

	await writeDifferences(db, preview.differences, {key, ...by});
	return counts;
}

/** New areas first: nothing ever names an area that is not there. */
async function writeDifferences(db: Database, differences: readonly AreaDifference[], write: Write): Promise<void> {
	const sorted = differences.toSorted((a, b) => Number(a.before !== null) - Number(b.before !== null));
	for (const {before, after} of sorted) {
		const fields = areaFields(after);
		const key = importKey(write.key, after.code);
		const change = changeOf({...write, key}, {code: after.code, fields}, 'gebieden geïmporteerd');
		if (before === null && (await insertFact(db, db.areas, {id: after.code, fields, change}))) {
			continue;
		}

		await replaceArea(db, {code: after.code, fields, change, planned: before && areaFields(before)});
	}
}

/** A new area that was taken back before is there as a removed one: it comes back. */
async function replaceArea(
	db: Database,
	{code, fields, change, planned}: {code: string; fields: AreaFields; change: Change; planned: AreaFields | null},
): Promise<void> {
	await changeFact<AreaFields>(db, db.areas, {
		id: code,
		expected: null,
		change,
		decide(current) {
			const isAsPlanned = planned === null ? current.removed : isSameArea(planned, areaFields(current));
			return isAsPlanned ? {fields} : refuse('stale', `${fields.name} is intussen gewijzigd. Bekijk het opnieuw.`);
		},
	});
}

/**
Takes an import of areas back: each area is again as it was before it, and those that it made are gone. All of it or nothing;
where it broke off, the same again finishes it.

@returns how many areas were put back: none when it was taken back before.

@throws {Refusal} `conflict` when an area was changed since, when facts name an area that would go, or when a past year
would change; `not-found` for an unknown import.
*/
export async function takeBackAreas(db: Database, importId: string, write: Write): Promise<number> {
	const all = await listAreaFacts(db);
	if (!areaImports(all).some(({id}) => id === importId)) {
		refuse('not-found', 'Deze wijziging van gebieden bestaat niet.');
	}

	// The areas that it made go last: nothing ever names an area that is not there.
	const restored = restoredAreas(all, importId).toSorted(
		(a, b) => Number(a.fields === null) - Number(b.fields === null),
	);

	const areas = await listAreas(db);
	const nameOf = (code: string) => areas.find(area => area.code === code)?.name ?? code;
	const changed = restored.filter(({isChangedSince}) => isChangedSince).map(({code}) => nameOf(code));
	if (changed.length > 0) {
		refuse('conflict', `Sindsdien gewijzigd: ${changed.join(', ')}. Daarom is er niets teruggedraaid.`);
	}

	const gone = areas.filter(({code}) => restored.some(each => each.code === code && each.fields === null));
	for (const area of gone) {
		await refuseUsed(db, area);
	}

	const after = areas.flatMap((area): Area[] => {
		const back = restored.find(({code}) => code === area.code);
		return back === undefined ? [area] : back.fields === null ? [] : [{...back.fields, code: area.code}];
	});
	const {faults} = await previewOf(db, {areas: after, faults: []}, {now: write.now, lines: []});
	if (faults.length > 0) {
		refuse('conflict', faults[0]?.message ?? '');
	}

	for (const {code, fields} of restored) {
		await restoreArea(db, {code, fields, importId, write});
	}

	return restored.length;
}

async function refuseUsed(db: Database, {code, kind, name}: Area): Promise<void> {
	const {actions, appDownloads, ambassadors, accounts, others} = await countAreaUse(db, {code, kind, from: null});
	const count = actions + appDownloads + ambassadors + accounts + others;
	if (count > 0) {
		const facts = count === 1 ? 'staat al 1 gegeven' : `staan al ${count} gegevens`;
		refuse('conflict', `Bij ${name} ${facts}. Daarom is er niets teruggedraaid.`);
	}
}

interface RestoreOf {
	code: string;
	fields: AreaFields | null;
	importId: string;
	write: Write;
}

async function restoreArea(db: Database, {code, fields, importId, write}: RestoreOf): Promise<void> {
	const key = undoKey(importId, code);
	await changeFact<AreaFields>(db, db.areas, {
		id: code,
		expected: null,
		change: changeOf({...write, key}, {undone: importId, code}, 'import van gebieden teruggedraaid'),
		decide(current) {
			if (current.changeId !== importKey(importId, code)) {
				return refuse('stale', `${current.name} is intussen gewijzigd.`);
			}

			return fields === null ? {fields: areaFields(current), removed: true} : {fields};
		},
	});
}
