import {z} from 'zod';
import {type AppDownloads, type AppDownloadsForm, AppDownloadsInput} from './app-downloads.ts';
import type {Fault} from './faults.ts';
import {readCount} from './imports.ts';
import {KeyInput} from './inputs.ts';
import type {Version} from './revisions.ts';

/** A number as a Dutch coordinator types it: `1.234` is 1234. */
export const TypedCount = z.string().transform((text, context) => {
	const read = readCount(text.trim());
	if ('value' in read) {
		return read.value;
	}

	context.addIssue({code: 'custom', message: read.fault});
	return z.NEVER;
});

export const SeenRevision = z.coerce
	.number('De revisie ontbreekt.')
	.int('De revisie ontbreekt.')
	.min(0, 'De revisie ontbreekt.');

/** The field of a column's form about one area: `downloads-GM0321`. */
export function cellField(name: 'downloads' | 'participants' | 'revision', area: string): string {
	return `${name}-${area}`;
}

/** What the form of a whole month holds: for each area its numbers as they were typed, so that all are judged at once. */
export function columnInput(codes: readonly string[]) {
	const cells = codes.flatMap(code => [
		[cellField('downloads', code), z.string().optional()],
		[cellField('participants', code), z.string().optional()],
		[cellField('revision', code), z.string('De revisie ontbreekt.').regex(/^\d{1,9}$/, 'De revisie ontbreekt.')],
	]);
	return z.strictObject({
		...(Object.fromEntries(cells) as Record<string, z.ZodType<string | undefined>>),
		idempotencyKey: KeyInput,
		method: AppDownloadsInput.shape.method,
		source: AppDownloadsInput.shape.source.optional(),
	});
}
export type ColumnForm = z.output<ReturnType<typeof columnInput>>;

/** One cell that a column's form changes, with the revision that it replaces; null: none. */
export interface CellChange {
	area: string;
	form: AppDownloadsForm;
	expected: number | null;
}

/**
The cells that a column's form changes; a cell that stands as it was typed is left alone.

The faults name their cell: one that was emptied, participants without downloads, one that somebody else changed since the
form was shown, and a missing source when anything changes.
*/
export function columnChanges(
	form: ColumnForm,
	{codes, standing}: {codes: readonly string[]; standing: ReadonlyMap<string, Version<AppDownloads>>},
): {changes: CellChange[]; faults: Fault[]} {
	const faults: Fault[] = [];
	const changes: CellChange[] = [];
	const numberOf = (name: 'downloads' | 'participants', code: string): number | null => {
		const field = cellField(name, code);
		const read = TypedCount.optional().safeParse(form[field as keyof ColumnForm]);
		faults.push(...(read.error?.issues.map(({message}) => ({field, message})) ?? []));
		return read.data ?? null;
	};
	for (const area of codes) {
		const typed = {appDownloads: numberOf('downloads', area), participants: numberOf('participants', area)};
		const seen = Number(form[cellField('revision', area) as keyof ColumnForm]);
		const row = standing.get(area);
		const isUnread = faults.some(({field}) => cellFields(area).includes(field));
		if (isUnread) {
			continue;
		}

		const fault = isAsTyped(typed, row) ? undefined : cellFault(typed, {row, seen});
		if (fault) {
			faults.push({field: cellField('downloads', area), message: fault});
		} else if (typed.appDownloads !== null && !isAsTyped(typed, row)) {
			const {method, source = ''} = form;
			const cell = {appDownloads: typed.appDownloads, participants: typed.participants, method, source};
			changes.push({area, form: cell, expected: seen === 0 ? null : seen});
		}
	}

	const isSourceMissing = changes.length > 0 && form.source === undefined;
	const missing = {field: 'source', message: 'Vul in waar de cijfers vandaan komen.'};
	return {changes, faults: isSourceMissing ? [missing, ...faults] : faults};
}

const cellFields = (area: string) => [cellField('downloads', area), cellField('participants', area)];

interface Typed {
	appDownloads: number | null;
	participants: number | null;
}

function isAsTyped({appDownloads, participants}: Typed, row: AppDownloads | undefined): boolean {
	return appDownloads === (row?.appDownloads ?? null) && participants === (row?.participants ?? null);
}

function cellFault(
	{appDownloads, participants}: Typed,
	{row, seen}: {row: Version<AppDownloads> | undefined; seen: number},
): string | undefined {
	if ((row?.revision ?? 0) !== seen && row) {
		return `Een collega vulde hier intussen ${row.appDownloads} in. Kijk wat er moet staan en sla opnieuw op.`;
	}

	if (appDownloads !== null) {
		return undefined;
	}

	return participants === null
		? `Hier stond ${row?.appDownloads ?? 'een getal'}. Weghalen kan op de pagina van dit vak; vul anders weer een getal in.`
		: 'Vul ook de downloads in: alleen deelnemers kan niet.';
}
