import {leastOf} from '../domain/pace.ts';
import type {TargetProgress} from '../domain/progress.ts';
import type {Target} from '../domain/targets.ts';
import {formatCount, formatGrowth, formatMonth, formatRate} from './format.ts';
import {formatActions, formatNorm, organisations} from './target-words.ts';

const ratio = new Intl.NumberFormat('nl-NL', {minimumFractionDigits: 3, maximumFractionDigits: 3});

/** The norm of a target in words: `minstens 1.000`, `meer dan 15%`, `minstens +10%`. */
function barWords({kind, comparator, goal}: Pick<Target, 'kind' | 'comparator' | 'goal'>): string {
	const sign = comparator === '>' ? 'meer dan' : 'minstens';
	switch (kind) {
		case 'count':
			return `${sign} ${formatCount(goal)}`;
		case 'growth':
			return `${sign} ${formatGrowth(goal).replace(',0', '')}`;
		case 'rate':
		case 'members':
			return `${sign} ${formatNorm(goal)}`;
	}
}

/** The formula of a target filled in with the numbers of its page; null while they are not known. */
export function formulaOf(progress: TargetProgress): string | null {
	const {target, value, numerator, denominator, goal} = progress;
	const norm = goal === null ? '' : `; norm: ${barWords({...target, goal})}`;
	if (value === null || numerator === null) {
		return null;
	}

	const above = formatCount(numerator);
	const below = formatCount(denominator);
	switch (target.kind) {
		case 'count':
			return `${above} gestarte ${numerator === 1 ? 'actie' : 'acties'}${norm}`;
		case 'rate':
			return `${above} directe successen ÷ ${below} gestarte acties = ${formatRate(value)}${norm}`;
		case 'growth':
			return `${above} ÷ ${below} = ${ratio.format(value)} → ${formatGrowth(value)}${norm}`;
		case 'members': {
			const count = denominator ?? 0;
			const needed = goal === null ? '' : `, nodig: ${formatCount(leastOf({...target, goal}, count))}`;
			return `${above} van ${below} ${organisations(target, count)} = ${formatRate(value)}${needed}`;
		}
	}
}

/** What the numbers of the formula stand for, where that is not said in it. */
export function formulaNote({target, throughMonth, isUnitTotalOnly, byStatement}: TargetProgress): string | null {
	if (target.kind === 'growth' && throughMonth !== null) {
		const months = `Downloads in ${target.year} gedeeld door downloads in dezelfde maanden van ${target.year - 1}, tot en met ${formatMonth(throughMonth)}.`;
		return isUnitTotalOnly ? `${months} Een deel is alleen bekend voor de eenheid als geheel.` : months;
	}

	return target.kind === 'members' && byStatement > 0
		? `Daarvan ${byStatement === 1 ? 'telt er 1' : `tellen er ${formatCount(byStatement)}`} mee volgens opgave van het team zelf.`
		: null;
}

/** What open actions can still make of a rate; null for another kind and while nothing is known. */
export function boundsWords({target, lower, upper, open, value}: TargetProgress): string | null {
	if (target.kind !== 'rate' || value === null) {
		return null;
	}

	if (open === null || lower === null || upper === null) {
		return 'Alleen totalen zijn opgegeven: hoeveel acties nog geen uitkomst hebben, is niet bekend.';
	}

	return open === 0
		? 'Alle acties hebben een uitkomst: het percentage verandert alleen nog door nieuwe acties.'
		: `${formatActions(open)} ${open === 1 ? 'heeft' : 'hebben'} nog geen uitkomst. Zonder een enkel direct succes daarin blijft het ${formatRate(lower)}; met alleen directe successen wordt het ${formatRate(upper)}.`;
}

/** What is expected by the day, with its reason; null where nothing is expected. */
export function expectedWords({target, expectedNow, denominator, goal}: TargetProgress): string | null {
	if (expectedNow === null || goal === null) {
		return null;
	}

	switch (target.kind) {
		case 'count':
			return `${formatCount(expectedNow)} acties: dat is ${formatRate(goal === 0 ? null : expectedNow / goal)} van ${formatCount(goal)}, het deel van het jaar dat voorbij is. We wegen de maanden naar de drukte van vorig jaar, als die bekend is.`;
		case 'members':
			return denominator === null || denominator === 0
				? null
				: `${formatCount(leastOf({comparator: '>=', goal: expectedNow}, denominator))} ${organisations(target, denominator)}: vanaf de stand van eind vorig jaar in gelijke stappen naar het doel op 31 december.`;
		default:
			return `Het hele jaar hetzelfde als de norm: ${barWords({...target, goal})}.`;
	}
}
