import type {TargetProgress} from '../domain/progress.ts';
import type {Target} from '../domain/targets.ts';
import {formatCount, formatGrowth, formatRate} from './format.ts';

/** Where the year probably ends: `waarschijnlijk 893 tot 975`; null without a forecast. */
export function likelyOf({target, forecast}: TargetProgress): string | null {
	return forecast && `waarschijnlijk ${rangeOf(target, forecast)}`;
}

/** The same explained, with the chance; null without a forecast. */
export function forecastExplanation({target, forecast, status}: TargetProgress): string | null {
	if (!forecast) {
		return null;
	}

	const {low, high, middle} = forecast;
	const middleWords =
		formatLike(target, low) === formatLike(target, high) ? '' : `, het midden is ${formatLike(target, middle)}`;
	return [
		`De eindstand op 31 december is waarschijnlijk ${rangeOf(target, forecast)}${middleWords}.`,
		'Dat is een schatting: in ongeveer 8 van de 10 gevallen ligt de eindstand daartussen.',
		basisOf(target),
		status === 'met' ? 'De doelstelling is al gehaald.' : chanceWords(target, forecast.chance),
	].join(' ');
}

function rangeOf(target: Target, {low, high}: {low: number; high: number}): string {
	const [first, last] = [formatLike(target, low), formatLike(target, high)];
	if (first === last) {
		return last;
	}

	return target.kind === 'rate' ? `${first.replace('%', '')}–${last}` : `${first} tot ${last}`;
}

/** An estimated growth is written in whole percentages: a decimal would promise more than the estimate holds. */
export function formatLike({kind}: Target, value: number): string {
	switch (kind) {
		case 'growth':
			return formatGrowth(Math.round(value * 100) / 100).replace(',0', '');
		case 'rate':
			return formatRate(value);
		default:
			return formatCount(value);
	}
}

function basisOf({kind}: Target): string {
	switch (kind) {
		case 'rate':
			return 'We kijken naar de acties die al een uitkomst hebben, naar het percentage van vorig jaar en naar het aantal acties dat nog komt.';
		case 'growth':
			return 'We kijken naar de maanden van dit jaar die bekend zijn, naar de drukte per maand van vorig jaar en naar hoe sterk maanden van elkaar verschillen. Het gaat om heel dit jaar naast heel vorig jaar.';
		default:
			return 'We kijken naar de acties van dit jaar, naar de drukte per maand van vorig jaar en naar hoe sterk maanden van elkaar verschillen.';
	}
}

function chanceWords({kind}: Target, chance: number): string {
	const outOfHundred = Math.round(chance * 100);
	const size =
		outOfHundred === 0 ? 'kleiner dan 1' : outOfHundred === 100 ? 'groter dan 99' : `ongeveer ${outOfHundred}`;
	return `De kans dat de ${kind === 'rate' ? 'norm' : 'doelstelling'} wordt gehaald is ${size} op 100.`;
}
