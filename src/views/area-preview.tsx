import type {Table} from '../domain/table.ts';
import type {AreaImportPageProps, CheckedAreas} from './area-import-page.tsx';
import {differenceWords, figureWords, kindAndName, leftBehindWords, valueWords} from './area-words.ts';
import {IdempotencyKey} from './forms.tsx';
import {DataTable} from './table.tsx';

type PreviewProps = Pick<AreaImportPageProps, 'nameOf' | 'now' | 'newKey'> & {checked: CheckedAreas};

/** What a file would change: the areas, the figures of this year, and what stays behind. Nothing was saved yet. */
export function AreaPreviewSection({checked, nameOf, now, newKey}: PreviewProps) {
	const {differences, effects, leftBehind, upload, seen} = checked;
	return (
		<section class="area-import" aria-labelledby="verandert">
			<h2 class="nl-heading nl-heading--level-2" id="verandert">
				Dit verandert er
			</h2>
			<p class="nl-paragraph">
				{differences.length === 0
					? 'Dit bestand verandert niets: alles staat er al zo.'
					: 'Er is nog niets opgeslagen. Jaren die voorbij zijn, veranderen niet.'}
			</p>
			{differences.length > 0 && (
				<>
					<DataTable table={differenceTable({differences, nameOf, now})} />
					<h3 class="nl-heading nl-heading--level-2">Cijfers van dit jaar</h3>
					{effects.length === 0 ? (
						<p class="nl-paragraph">Geen enkel cijfer verandert.</p>
					) : (
						<DataTable table={effectTable(effects, now)} />
					)}
					<LeftBehind leftBehind={leftBehind} />
				</>
			)}
			<div class="area-import__choice">
				{differences.length > 0 && (
					<form method="post" action="/beheer/gebieden/wijziging/doorvoeren">
						<IdempotencyKey value={newKey()} />
						<input type="hidden" name="upload" value={upload} />
						<input type="hidden" name="seen" value={seen} />
						<button class="nl-button nl-button--primary" type="submit">
							Voer dit door
						</button>
					</form>
				)}
				<a class="nl-link" href="/beheer/gebieden">
					Kies een ander bestand
				</a>
			</div>
		</section>
	);
}

function LeftBehind({leftBehind}: Pick<CheckedAreas, 'leftBehind'>) {
	return leftBehind.map(left => (
		<p key={left.area.code} class="nl-paragraph">
			▲ {leftBehindWords(left)}
		</p>
	));
}

function tableOf(title: string, now: Date, {columns, rows}: Pick<Table, 'columns' | 'rows'>): Table {
	return {
		...{name: 'gebieden', title, period: 'nu', columns, rows},
		...{definition: '', source: '', filter: [], note: null, asOf: now},
	};
}

function differenceTable({
	differences,
	nameOf,
	now,
}: Pick<CheckedAreas, 'differences'> & Pick<PreviewProps, 'nameOf' | 'now'>): Table {
	const words = (difference: CheckedAreas['differences'][number]) => differenceWords(difference, nameOf).join(' ');
	return tableOf('Gebieden die veranderen', now, {
		columns: [
			{key: 'area', label: 'Gebied', kind: 'text'},
			{key: 'what', label: 'Wat er verandert', kind: 'text'},
		],
		rows: differences.map(difference => ({cells: [kindAndName(difference.after), words(difference)]})),
	});
}

function effectTable(effects: CheckedAreas['effects'], now: Date): Table {
	return tableOf('Cijfers die veranderen', now, {
		columns: [
			{key: 'area', label: 'Gebied', kind: 'text'},
			{key: 'figure', label: 'Cijfer', kind: 'text'},
			{key: 'before', label: 'Nu', kind: 'text'},
			{key: 'after', label: 'Straks', kind: 'text'},
		],
		rows: effects.map(effect => ({
			cells: [
				`${effect.area.name}, ${effect.year}`,
				figureWords(effect),
				valueWords(effect.before),
				valueWords(effect.after),
			],
		})),
	});
}
