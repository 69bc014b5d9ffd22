import {courseNames} from '../domain/ambassadors.ts';
import {type Asked, type ProposalState, type SubjectFields, trainedOn} from '../domain/proposals.ts';
import {formatCount, formatDay, formatMonth} from './format.ts';

/** One thing that a proposal changes: what stands, and what it would be. */
export interface ProposalLine {
	label: string;
	before: string;
	after: string;
}

const NOTHING = 'niet vastgelegd';
const LASTING = 'geen, de functie loopt door';

/** What a proposal is about, as its heading. */
export function proposalTitle(asked: Asked): string {
	switch (asked.kind) {
		case 'function-days':
			return 'Dagen van de functie';
		case 'function-removed':
			return 'Functie vervalt';
		case 'training':
			return `Training ${courseNames[asked.course]}`;
		case 'new-ambassador':
			return 'Nieuwe ambassadeur';
		case 'downloads':
			return `Downloads in ${formatMonth(asked.month)}`;
	}
}

/** What would change against what stands in the fact; none when the fact says it already. */
export function proposalLines(asked: Asked, fields: SubjectFields | null): ProposalLine[] {
	return linesOf(asked, fields).filter(({before, after}) => before !== after);
}

function linesOf(asked: Asked, fields: SubjectFields | null): ProposalLine[] {
	const held = fields !== null && 'trainings' in fields ? fields : null;
	const month = fields !== null && 'appDownloads' in fields ? fields : null;
	switch (asked.kind) {
		case 'function-days':
			return [
				{label: 'Eerste dag', before: dayWords(held?.from), after: formatDay(asked.from)},
				{
					label: 'Eerste dag niet meer',
					before: untilWords(held),
					after: asked.until ? formatDay(asked.until) : LASTING,
				},
			];
		case 'function-removed':
			return [
				{label: 'Functie', before: held ? `sinds ${formatDay(held.from)}` : NOTHING, after: 'was er nooit en vervalt'},
			];
		case 'training': {
			const label = `Training ${courseNames[asked.course]}`;
			return [{label, before: dayWords(held && trainedOn(held, asked.course)), after: formatDay(asked.completedOn)}];
		}

		case 'new-ambassador':
			return [
				{
					label: 'Ambassadeur',
					before: held ? `de ambassadeur sinds ${formatDay(held.from)}` : 'niemand vervangen',
					after: `een nieuwe vanaf ${formatDay(asked.from)}`,
				},
			];
		case 'downloads':
			return [
				{
					label: proposalTitle(asked),
					before: formatCount(month?.appDownloads ?? null),
					after: formatCount(asked.appDownloads),
				},
			];
	}
}

function dayWords(day: string | null | undefined): string {
	return day ? formatDay(day) : NOTHING;
}

function untilWords(held: {until: string | null} | null): string {
	return held?.until ? formatDay(held.until) : LASTING;
}

/** How a proposal stands; never told by colour alone: sign and word go together. */
export const stateWords: Record<ProposalState, {symbol: string; word: string}> = {
	open: {symbol: '○', word: 'open'},
	accepting: {symbol: '◐', word: 'overnemen is niet afgemaakt'},
	accepted: {symbol: '✔', word: 'overgenomen'},
	refused: {symbol: '✖', word: 'niet overgenomen'},
	withdrawn: {symbol: '–', word: 'ingetrokken'},
};
