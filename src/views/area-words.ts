import type {AreaEffect, Figure} from '../domain/area-effects.ts';
import {type Area, type AreaFields, kindNames} from '../domain/areas.ts';
import type {Day} from '../domain/period.ts';
import {formatCount, formatDay} from './format.ts';

type Link = AreaFields['parents'][number];

/** What is different about an area, in short sentences; `nameOf` gives the name of an area by its code. */
export function differenceWords(
	{before, after}: {before: AreaFields | null; after: AreaFields},
	nameOf: (code: string) => string,
): string[] {
	const begun = after.parents.filter(link => !before?.parents.some(old => isSame(old, link)) && link.until === null);
	return [
		...(before === null ? [`Nieuw${after.from === null ? '' : ` vanaf ${formatDay(after.from)}`}.`] : []),
		...(before && before.name !== after.name ? [`Heette ${before.name}.`] : []),
		...(after.until !== null && before?.until !== after.until
			? [`Is er niet meer vanaf ${formatDay(after.until)}.`]
			: []),
		...begun.map(link => `Valt${sinceWords(link, after)} onder ${nameOf(link.code)}.`),
		...populationWords(before, after),
	];
}

/** A new area lies somewhere from its first day: that day is told once. */
function sinceWords({from}: Link, area: AreaFields): string {
	return from === null || from === area.from ? '' : ` vanaf ${formatDay(from)}`;
}

function populationWords(before: AreaFields | null, after: AreaFields): string[] {
	const known = (year: number) => before?.population.find(row => row.year === year)?.count;
	return after.population
		.filter(({year, count}) => known(year) !== count)
		.map(({year, count}) => {
			const old = known(year);
			const instead = old === undefined ? '' : ` in plaats van ${formatCount(old)}`;
			return `${formatCount(count)} inwoners op 1 januari ${year}${instead}.`;
		});
}

function isSame(one: Link, other: Link): boolean {
	return one.code === other.code && one.from === other.from && one.until === other.until;
}

/** The kind and name of an area: "Basisteam De Copen". */
export function kindAndName({kind, name}: Pick<AreaFields, 'kind' | 'name'>): string {
	return `${kindNames[kind]} ${name}`;
}

/** Which figure of a report changes. */
export function figureWords({target, before}: AreaEffect): string {
	if (target) {
		return `${target.id}: ${target.title}`;
	}

	return before.denominator === null ? 'Aantal gemeenten' : 'Directe successen van de gestarte acties';
}

export function valueWords({numerator, denominator}: Figure): string {
	const count = formatCount(numerator);
	return denominator === null ? count : `${count} van ${formatCount(denominator)}`;
}

/** What stays with an area that ends: facts of its last day or later. */
export function leftBehindWords({area, until, ...counts}: LeftBehind): string {
	const words = [
		counted(counts.actions, 'actie', 'acties'),
		counted(counts.appDownloads, 'maand met downloads', 'maanden met downloads'),
		counted(counts.ambassadors, 'ambassadeur', 'ambassadeurs'),
		counted(counts.accounts, 'account', 'accounts'),
	].filter(part => part !== null);
	return `Bij ${area.name} staan gegevens van ${formatDay(until)} of later: ${words.join(', ')}. Die blijven daar staan.`;
}

/** An area that ends, and how many facts of its last day or later stay with it. */
export interface LeftBehind {
	area: Pick<Area, 'code' | 'name'>;
	until: Day;
	actions: number;
	appDownloads: number;
	ambassadors: number;
	accounts: number;
}

function counted(count: number, one: string, many: string): string | null {
	return count === 0 ? null : `${formatCount(count)} ${count === 1 ? one : many}`;
}
