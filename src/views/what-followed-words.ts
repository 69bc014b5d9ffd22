import type {Month} from '../domain/period.ts';
import type {Silence, Verdict, Windows} from '../domain/what-followed.ts';
import {formatCount, formatDay, formatGrowth, formatMonth} from './format.ts';

/** Some months in a row: `april 2024` or `april 2024 t/m juni 2024`. */
export function monthsWords(months: readonly Month[]): string {
	const [first, last] = [months[0], months.at(-1)];
	if (first === undefined || last === undefined) {
		return '–';
	}

	return first === last ? formatMonth(first) : `${formatMonth(first)} t/m ${formatMonth(last)}`;
}

/** The whole unit before and after, in a sentence. */
export function unitWords({before, after}: {before: number | null; after: number | null}, windows: Windows): string {
	if (before === null || after === null) {
		return 'Van de hele eenheid zijn de downloads van deze maanden nog niet allemaal bekend.';
	}

	return `In de hele eenheid: ${formatCount(before)} nieuwe downloads in ${monthsWords(windows.before)} en ${formatCount(after)} in ${monthsWords(windows.after)}.`;
}

const silences: Record<Exclude<Silence, 'too-early'>, string> = {
	'no-split':
		'We kennen alleen de downloads van de hele eenheid, niet per gemeente. Er zijn dus geen gemeenten om mee te vergelijken.',
	nobody:
		'Van de gemeenten waarvan we de downloads kennen, haalde er nog geen materiaal op. Er is dus niets om te vergelijken.',
	everybody:
		'Alle gemeenten waarvan we de downloads kennen, deden mee. Er is dus geen groep die niet meedeed om mee te vergelijken.',
	'no-downloads':
		'In een van de twee groepen waren er in het jaar ervoor helemaal geen downloads. Dan valt er niets te vergelijken.',
};

/** What can be said of what the campaign brought, or why nothing can. Never that it was "dankzij" the campaign. */
export function verdictWords(verdict: Verdict, {firstKnownAfter}: Windows): readonly string[] {
	switch (verdict.kind) {
		case 'too-early':
			return [
				`Er is nog geen hele maand voorbij sinds de start. Vanaf ${formatDay(firstKnownAfter)} staan hier de downloads van ervoor en erna.`,
			];
		case 'measured':
			return [...differenceWords(verdict), caution];
		case 'too-little':
			return [
				`Wat de campagne bracht, is niet te meten: daarvoor zijn er te weinig gegevens. Zelfs als de campagne de helft meer downloads bracht, zouden we dat maar in ${inHundred(verdict.power)} zien. ${smallestWords(verdict.smallest)}`,
				caution,
			];
		default:
			return [`Wat de campagne bracht, is niet te meten. ${silences[verdict.kind]}`, caution];
	}
}

export const caution =
	'Cijfers van erna laten zien wat er volgde, niet waardoor het kwam. Er kan ook iets anders gebeurd zijn, zoals nieuws of een landelijke actie.';

function differenceWords({difference, power, smallest}: Extract<Verdict, {power: number}>): string[] {
	const {factor, lower, upper, chance} = difference;
	const isClear = chance <= 0.05;
	const between =
		lower === null || upper === null
			? ''
			: ` Met 90% zekerheid ligt het verschil tussen ${formatGrowth(lower)} en ${formatGrowth(upper)}.`;
	const first = isClear
		? `Bij de gemeenten die materiaal ophaalden, ging het aantal downloads ten opzichte van de andere gemeenten ${formatGrowth(factor)}.${between} Zo’n groot verschil komt door toeval in ${inHundred(chance)} voor.`
		: `Er is geen verschil te zien dat groter is dan toeval: ${formatGrowth(factor)} bij de gemeenten die materiaal ophaalden, vergeleken met de andere.${between}`;
	return [first, `Een verschil van 50% zouden we in ${inHundred(power)} zien. ${smallestWords(smallest)}`];
}

function smallestWords(smallest: number | null): string {
	return smallest === null
		? 'Ook twee keer zoveel zouden we te vaak missen.'
		: `Een verschil vanaf ongeveer ${formatGrowth(smallest)} zien we in minstens 80 van de 100 keer.`;
}

function inHundred(share: number): string {
	const count = Math.round(share * 100);
	return count === 0 ? 'minder dan 1 van de 100 keer' : `${count} van de 100 keer`;
}
