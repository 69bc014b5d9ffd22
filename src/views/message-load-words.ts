import type {MessageLoad} from '../domain/message-load.ts';
import {formatCount, formatDecimal, formatMonth, UNKNOWN} from './format.ts';
import {formatActions} from './target-words.ts';

/** `0,3 berichten per 1.000 deelnemers per maand`: the people by whom it is divided are always named. */
export function loadLine({value, by}: MessageLoad): string {
	if (value === null || by === null) {
		return `berichten per 1.000 deelnemers: ${UNKNOWN}`;
	}

	const people = by.people === 'reach' ? 'bereikte deelnemers' : 'deelnemers';
	return `${loadFigure(value)} berichten per 1.000 ${people} per maand`;
}

/** The division behind it, with the numbers of this page. */
export function loadExplanation({value, actions, months, by}: MessageLoad): string {
	const aim = 'Meer berichten sturen is geen doel op zich.';
	if (actions === null) {
		return `Nog niet bekend: van dit jaar zijn alleen totalen opgegeven, niet alle soorten acties. ${aim}`;
	}

	if (value === null || by === null) {
		return `Nog niet bekend: er zijn geen deelnemers en er is geen bereik vastgelegd. Sinds maart 2024 is iedereen anoniem. ${aim}`;
	}

	const people = formatCount(by.count);
	const dividedBy =
		by.people === 'participants'
			? `${people} deelnemers (eind ${formatMonth(by.month)})`
			: `${people} deelnemers, het gemiddelde bereik van de ${formatActions(by.known)} waarvan dat bekend is`;
	return [
		`${formatActions(actions)} van alle soorten behalve alerts ÷ ${formatDecimal(months)} maanden,`,
		`per 1.000 van ${dividedBy}: ${loadFigure(value)}.`,
		`De lopende maand telt naar haar dagen. ${aim}`,
	].join(' ');
}

/** One decimal; a little is not nothing. */
function loadFigure(value: number): string {
	return value > 0 && value < 0.05 ? 'minder dan 0,1' : formatDecimal(value);
}
