import type {AreaFields} from './areas.ts';
import {type Fact, type Version, versionsOf} from './revisions.ts';

/** A version of an area that an import wrote is known by its key. */
const KEY = /^areas:([0-9a-f-]{36}):/;

/** The key under which one import writes one area. */
export function importKey(importId: string, code: string): string {
	return `areas:${importId}:${code}`;
}

export function undoKey(importId: string, code: string): string {
	return `areas-undo:${importId}:${code}`;
}

/** One import of areas, as it stands in the history of the areas. */
export interface AreaImport {
	id: string;
	importedAt: Date;
	/** Id of the account, or the name of a process. */
	importedBy: string;
	/** The areas that it made or changed, by name. */
	names: string[];
	/** All of it: where taking it back broke off it is not, and can be asked again. */
	isTakenBack: boolean;
}

/** Every import of areas, the newest first. */
export function areaImports(facts: readonly Fact<AreaFields>[]): AreaImport[] {
	const found = new Map<string, AreaImport>();
	for (const fact of facts) {
		for (const version of versionsOf(fact)) {
			const id = KEY.exec(version.changeId)?.[1];
			if (id !== undefined) {
				const known = found.get(id) ?? {...startOf(version), id, isTakenBack: true, names: []};
				known.names.push(version.name);
				known.isTakenBack &&= isRestored(fact, id);
				found.set(id, known);
			}
		}
	}

	return [...found.values()].sort((a, b) => b.importedAt.getTime() - a.importedAt.getTime());
}

function isRestored(fact: Fact<AreaFields>, importId: string): boolean {
	return versionsOf(fact).some(({changeId}) => changeId === undoKey(importId, fact._id));
}

function startOf({recordedAt, recordedBy}: Version<AreaFields>): Pick<AreaImport, 'importedAt' | 'importedBy'> {
	return {importedAt: recordedAt, importedBy: recordedBy};
}

/** What taking an import back does to one area. */
export interface Restored {
	code: string;
	/** null: the import made the area, so it goes. */
	fields: AreaFields | null;
	/** Somebody changed it since: then the whole import stays. */
	isChangedSince: boolean;
}

/** The areas of an import as they were before it; those that are so again are left out. */
export function restoredAreas(facts: readonly Fact<AreaFields>[], importId: string): Restored[] {
	return facts.flatMap(fact => {
		const versions = versionsOf(fact);
		const index = versions.findIndex(({changeId}) => changeId === importKey(importId, fact._id));
		if (index === -1 || isRestored(fact, importId)) {
			return [];
		}

		const before = versions[index - 1];
		return [{code: fact._id, fields: before ? areaFields(before) : null, isChangedSince: index < versions.length - 1}];
	});
}

/** The fields of an area alone, without who wrote them. */
export function areaFields(area: AreaFields): AreaFields {
	const {kind, name, slug, from, until, parents, population, tile, isNameConfirmed, isCoverageConfirmed} = area;
	return {kind, name, slug, from, until, parents, population, tile, isNameConfirmed, isCoverageConfirmed};
}
