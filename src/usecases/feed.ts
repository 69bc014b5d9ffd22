import {faultsOf, Refusal, refuse} from '../domain/faults.ts';
import type {ImportContext} from '../domain/import-actions.ts';
import {PublicActionSchema, readPublicAction} from '../domain/import-public-actions.ts';
import {readActionTypes} from '../domain/seed.ts';
import {changesOf} from '../store/changes.ts';
import type {Database} from '../store/database.ts';
import {listAreas} from '../store/facts.ts';
import {isPassing} from '../store/retry.ts';
import {type ImportedRow, keyedRow, writeActions} from './import-actions.ts';
import type {ImportResult} from './import-request.ts';
import {readSeed} from './seed.ts';

/** A row of the feed that was not taken, and why: never a text of the feed itself. */
export interface RefusedRow {
	id: string;
	field: string | null;
	message: string;
}

export interface FeedTaken {
	added: number;
	changed: number;
	/** Changed in the feed, but corrected or removed by a person: they stay as that person left them. */
	kept: number;
	refused: RefusedRow[];
	/** Rows that may be taken later, unchanged: a municipality or word that is added, a clock that runs ahead. */
	waiting: unknown[];
}

/** The rows of a feed, none of them looked at yet. @throws {Refusal} `invalid` when it is no feed at all. */
export function readFeed(content: Uint8Array): unknown[] {
	let parsed: unknown;
	try {
		parsed = JSON.parse(new TextDecoder('utf-8', {fatal: true}).decode(content));
	} catch {
		refuse('invalid', 'Het antwoord is geen geldige JSON.');
	}

	const {actions} = (parsed ?? {}) as {actions?: unknown};
	return Array.isArray(actions) ? actions : refuse('invalid', 'Het veld actions ontbreekt of is geen lijst.');
}

/** So many rows are read and written at a time; in between the service answers others. */
const BATCH = 100;

/**
Takes the rows of a feed into the store as `import actions` does, under the same ids, so that feed and file never double.

Other than a file, of which all or nothing is taken, a faulty row is left out and the others are taken.
*/
export async function takeFeed(
	db: Database,
	items: readonly unknown[],
	{seedFolder, now}: {seedFolder: string; now: Date},
): Promise<FeedTaken> {
	const actionTypes = readActionTypes(await readSeed(seedFolder, 'action-types.json'));
	const context = {areas: await listAreas(db), now, actionTypes};
	const taken: FeedTaken = {added: 0, changed: 0, kept: 0, refused: [], waiting: []};
	const seen = new Set<string>();
	for (let start = 0; start < items.length; start += BATCH) {
		const batch = items.slice(start, start + BATCH);
		const rows = batch.flatMap((item, index) => readItem(item, {position: start + index + 1, seen, taken, context}));
		await writeRows(db, rows, {taken, context});
	}

	if (taken.added + taken.changed > 0) {
		changesOf(db).announce();
	}

	return taken;
}

interface Reading {
	/** 1 is the first row of the feed. */
	position: number;
	seen: Set<string>;
	taken: FeedTaken;
	context: ImportContext;
}

function readItem(item: unknown, {position, seen, taken, context}: Reading): ImportedRow[] {
	const parsed = PublicActionSchema.safeParse(item, {reportInput: true});
	if (!parsed.success) {
		const id = idOf(item) ?? `rij ${position}`;
		taken.refused.push(...faultsOf(parsed.error).map(({field, message}) => ({id, field, message})));
		return [];
	}

	const id = shortened(parsed.data.id);
	if (seen.has(parsed.data.id)) {
		taken.refused.push({id, field: 'id', message: 'Dit id staat twee keer in de bron; de eerste rij telt.'});
		return [];
	}

	seen.add(parsed.data.id);
	const {action, faults} = readPublicAction(parsed.data, position, context);
	taken.refused.push(...faults.map(({column, message}) => ({id, field: column, message: withoutTexts(message)})));
	if (!action) {
		// Only what the schema knows: titles and bodies are not even kept in memory.
		taken.waiting.push(parsed.data);
	}

	return action ? [keyedRow(action, position)] : [];
}

function idOf(item: unknown): string | null {
	const id = (item as {id?: unknown} | null)?.id;
	return typeof id === 'string' || typeof id === 'number' ? shortened(String(id)) : null;
}

function shortened(id: string): string {
	return id.slice(0, 64);
}

/** A fault quotes what it cannot read; in a log such a word of somebody else has no place. */
function withoutTexts(message: string): string {
	return message.replaceAll(/"(?:[^"\\]|\\.)*"/g, '"…"');
}

/** A row that cannot be stored, whatever the reason, does not stop the others either. */
async function writeRows(
	db: Database,
	rows: readonly ImportedRow[],
	{taken, context}: Pick<Reading, 'taken' | 'context'>,
): Promise<void> {
	const options = {context, isDryRun: false, removed: 'keep' as const, progress() {}};
	try {
		addResult(taken, await writeActions(db, rows, options));
	} catch (error) {
		const mayPass = isPassing(error) || (error instanceof Refusal && error.code === 'unavailable');
		if (mayPass) {
			throw error;
		}

		const [only, ...others] = rows;
		if (only && others.length === 0) {
			const message = 'Deze rij kan niet worden opgeslagen.';
			taken.refused.push({id: shortened(only.action.id), field: null, message});
			return;
		}

		for (const row of rows) {
			await writeRows(db, [row], {taken, context});
		}
	}
}

function addResult(taken: FeedTaken, {added, changed, kept}: ImportResult): void {
	taken.added += added;
	taken.changed += changed;
	taken.kept += kept.length;
}
