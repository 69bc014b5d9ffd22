import type {ProgressReport} from '../domain/progress-report.ts';
import type {Status} from '../domain/targets.ts';
import {formatCount, formatThrough} from './format.ts';

/** The order in which the sentence names them: what went well first. */
const order: readonly Status[] = ['met', 'on-track', 'at-risk', 'behind', 'missed', 'undecided', 'unknown'];

const words: Record<Status, {one: string; many: string}> = {
	met: {one: 'gehaald', many: 'gehaald'},
	'on-track': {one: 'op koers', many: 'op koers'},
	'at-risk': {one: 'spannend', many: 'spannend'},
	behind: {one: 'vraagt aandacht', many: 'vragen aandacht'},
	missed: {one: 'niet gehaald', many: 'niet gehaald'},
	undecided: {one: 'nog niet beslist', many: 'nog niet beslist'},
	unknown: {one: 'nog niet bekend', many: 'nog niet bekend'},
};

/** The state of all targets in one Dutch sentence; the same words as on the cards. */
export function progressSentence({
	year,
	at,
	isComplete,
	targets,
}: Pick<ProgressReport, 'year' | 'at' | 'isComplete' | 'targets'>): string {
	if (targets.length === 0) {
		return `Voor ${year} zijn nog geen doelstellingen vastgelegd.`;
	}

	const start = isComplete ? `Eindstand ${year}` : `Stand ${formatThrough(at)}`;
	const judged = targets.flatMap(({status}) => (status === null ? [] : [status]));
	return judged.length === 0
		? `${start}: dit gebied heeft geen eigen doelstellingen, de cijfers staan er ter vergelijking.`
		: `${start}: ${judgement(judged)}.`;
}

function judgement(judged: readonly Status[]): string {
	const total = judged.length;
	const groups = order
		.map(status => ({status, count: judged.filter(found => found === status).length}))
		.filter(({count}) => count > 0);
	const [first, ...rest] = groups;
	if (!first) {
		return '';
	}

	if (rest.length === 0) {
		return unanimous(first.status, total);
	}

	const others = rest.map(({status, count}) => `${formatCount(count)} ${wordFor(status, count)}`);
	const leading = `${formatCount(first.count)} van de ${formatCount(total)} doelstellingen`;
	return [`${leading} ${wordFor(first.status, first.count)}`, ...others].join(', ');
}

function unanimous(status: Status, total: number): string {
	const many = total === 2 ? 'beide doelstellingen' : `alle ${formatCount(total)} doelstellingen`;
	const subject = total === 1 ? 'de doelstelling' : many;
	if (status === 'unknown') {
		return `van ${subject} is de stand nog niet bekend`;
	}

	const auxiliary = total === 1 ? 'is ' : 'zijn ';
	return `${subject} ${status === 'behind' ? '' : auxiliary}${wordFor(status, total)}`;
}

function wordFor(status: Status, count: number): string {
	return count === 1 ? words[status].one : words[status].many;
}
