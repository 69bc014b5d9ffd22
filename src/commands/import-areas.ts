import {areaOf} from '../domain/areas.ts';
import type {AreaFile} from '../usecases/area-files.ts';
import {everyArea} from '../usecases/areas.ts';
import {applyPreview, countsOf} from '../usecases/import-areas.ts';
import {type AreaPreview, previewAreas} from '../usecases/preview-areas.ts';
import {differenceWords, figureWords, kindAndName, leftBehindWords, valueWords} from '../views/area-words.ts';
import {type CommandContext, withStore} from './context.ts';

/** Makes the dated changes of a file of areas, and tells each; with a dry run it tells them only. */
export async function runAreaImport(
	context: CommandContext,
	{file, isDryRun}: {file: AreaFile; isDryRun: boolean},
): Promise<void> {
	await withStore(context, async db => {
		const now = context.now();
		const preview = await previewAreas(db, file, now);
		const areas = [...preview.differences.map(({after}) => after), ...(await everyArea(db))];
		const write = {identity: {id: 'import', role: 'admin', area: null}, now} as const;
		const {added, changed, unchanged} = isDryRun
			? countsOf(preview)
			: await applyPreview(db, {preview, seen: null}, write);
		tellPreview(context, preview, code => areaOf(areas, code)?.name ?? code);
		const before = isDryRun ? 'Gecontroleerd, niets geschreven: ' : '';
		context.print(`${before}${added} nieuw, ${changed} gewijzigd, ${unchanged} ongewijzigd`);
	});
}

function tellPreview(
	{tell}: CommandContext,
	{differences, effects, leftBehind}: AreaPreview,
	nameOf: (code: string) => string,
): void {
	for (const difference of differences) {
		tell(`${kindAndName(difference.after)}: ${differenceWords(difference, nameOf).join(' ')}`);
	}

	for (const effect of effects) {
		const {area, year, before, after} = effect;
		tell(`${area.name}, ${year}, ${figureWords(effect)}: ${valueWords(before)} wordt ${valueWords(after)}`);
	}

	for (const left of leftBehind) {
		tell(leftBehindWords(left));
	}
}
