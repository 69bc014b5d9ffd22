import type {FollowedRow, Windows} from '../domain/what-followed.ts';
import {formatCount, formatDay} from './format.ts';
import {caution, monthsWords, unitWords} from './what-followed-words.ts';

interface MaterialsFollowedProps {
	place: string;
	fetched: {now: number; before: number};
	/** Null while the campaign has no day to count from. */
	followed: {windows: Windows; row: FollowedRow; unit: {before: number | null; after: number | null}} | null;
}

/** What followed in one municipality, in a few words. */
export function MaterialsFollowed({place, fetched, followed}: MaterialsFollowedProps) {
	return (
		<section class="utrecht-card materials-card" aria-labelledby="wat-volgde">
			<h2 class="nl-heading nl-heading--level-2" id="wat-volgde">
				Wat volgde
			</h2>
			<ul class="materials-list">
				<li>
					Materiaal opgehaald: {timesWords(fetched.now)} dit kwartaal, {timesWords(fetched.before)} het kwartaal ervoor.
				</li>
				{followed && (
					<li>
						Via de links en QR-codes van {place} naar de app: {timesWords(followed.row.visited)}.
					</li>
				)}
				{followed && <li>{downloadsWords(place, followed)}</li>}
			</ul>
			{followed && followed.windows.after.length > 0 && <p class="nl-paragraph">{caution}</p>}
			<p class="nl-paragraph">We tellen alleen hoe vaak. Wie het was, bewaren we niet.</p>
		</section>
	);
}

function timesWords(count: number): string {
	return `${formatCount(count)} keer`;
}

function downloadsWords(place: string, {windows, row, unit}: NonNullable<MaterialsFollowedProps['followed']>): string {
	const {before, after, firstKnownAfter} = windows;
	if (after.length === 0) {
		return `Nieuwe downloads van de app staan hier vanaf ${formatDay(firstKnownAfter)}.`;
	}

	if (row.before === null || row.after === null) {
		return `Van ${place} alleen zijn de downloads van de app niet bekend. ${unitWords(unit, windows)}`;
	}

	return `Nieuwe downloads van de app in ${place}: ${formatCount(row.before)} in ${monthsWords(before)} en ${formatCount(row.after)} in ${monthsWords(after)}.`;
}
