import {type Compared, type ComparedFigure, type Movements, SMALLEST_BEFORE} from '../domain/comparison.ts';
import type {Month} from '../domain/period.ts';
import {formatCount, formatGrowth, formatMonth, formatThrough, UNKNOWN} from './format.ts';

/** How each figure is spoken of: singular verbs go with "het aantal". */
export const comparedNames: Record<ComparedFigure, {title: string; noun: string; subject: string}> = {
	started: {title: 'Acties gestart', noun: 'acties', subject: 'het aantal acties'},
	downloads: {title: 'Downloads Burgernetapp', noun: 'downloads', subject: 'het aantal downloads'},
};

/** The change as a percentage; in words where last year is too small for one. */
export function changeOf({now, before}: Compared): string {
	return before < SMALLEST_BEFORE ? 'te klein om te vergelijken' : formatGrowth(now / before);
}

/** `463 acties t/m juni, vorig jaar 402`: both counts, in the same months. */
export function countsOf(figure: ComparedFigure, {now, before, throughMonth}: Compared): string {
	return `${formatCount(now)} ${comparedNames[figure].noun} ${throughWords(throughMonth)}, vorig jaar ${formatCount(before)}`;
}

/** `vorig jaar t/m oktober: 812`, for the card of the same figure. */
export function lastYearLine({before, throughMonth}: Compared): string {
	const through = throughMonth.endsWith('-12') ? '' : ` ${throughWords(throughMonth)}`;
	return `vorig jaar${through}: ${formatCount(before)}`;
}

/** `t/m oktober`, or `in januari` when that is all. */
function throughWords(month: Month): string {
	return month.endsWith('-01') ? `in ${formatMonth(month).slice(0, -5)}` : formatThrough(month);
}

/**
In how many municipalities a figure rose and fell, in Dutch sentences without a single name.

Source: "in 11 van de 38 gemeenten steeg … met 10% of meer, in 10 daalde … met minstens 10%".
*/
export function movementWords(figure: ComparedFigure, movements: Movements): string {
	const {of, rose, fell, steady, tooSmall, unknown, throughMonth} = movements;
	const {subject, noun} = comparedNames[figure];
	if (unknown === of || throughMonth === null) {
		return `Per gemeente is ${subject} van beide jaren ${UNKNOWN}.`;
	}

	if (rose + fell + steady === 0) {
		const last = `minder dan ${SMALLEST_BEFORE} ${noun} in dezelfde maanden van vorig jaar`;
		return [
			`Geen van de ${formatCount(of)} gemeenten is groot genoeg om te vergelijken: ${last}.`,
			unknownWords(unknown),
		]
			.filter(Boolean)
			.join(' ');
	}

	return [
		`${movedWords(movements, subject)} (${periodWords(figure, throughMonth)}).`,
		tooSmall > 0 && `${municipalities(tooSmall)} ${tooSmall === 1 ? 'is' : 'zijn'} te klein om te vergelijken.`,
		unknownWords(unknown),
	]
		.filter(Boolean)
		.join(' ');
}

function movedWords({of, rose, fell}: Movements, subject: string): string {
	const all = `van de ${formatCount(of)} gemeenten`;
	if (rose === 0 && fell === 0) {
		return `In geen ${all} steeg of daalde ${subject} met 10% of meer`;
	}

	const falls = fell === 0 ? 'in geen enkele daalde het' : `in ${formatCount(fell)} daalde het`;
	return `In ${rose === 0 ? 'geen' : formatCount(rose)} ${all} steeg ${subject} met 10% of meer, ${falls} met minstens 10%`;
}

function unknownWords(unknown: number): string {
	return unknown === 0 ? '' : `Van ${municipalities(unknown)} is het ${UNKNOWN}.`;
}

function municipalities(count: number): string {
	return count === 1 ? '1 gemeente' : `${formatCount(count)} gemeenten`;
}

/** The months that are compared; of downloads only those that both years report. */
function periodWords(figure: ComparedFigure, throughMonth: Month): string {
	const name = formatMonth(throughMonth).slice(0, -5);
	if (throughMonth.endsWith('-01')) {
		return 'januari, vergeleken met januari van vorig jaar';
	}

	const months = figure === 'downloads' ? `de bekende maanden t/m ${name}` : `januari t/m ${name}`;
	return `${months}, vergeleken met dezelfde maanden van vorig jaar`;
}
