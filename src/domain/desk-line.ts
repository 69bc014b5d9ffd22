import {type ActionKind, kindRules} from './actions.ts';
import {type MatchableArea, matchMunicipalities} from './desk-municipality.ts';
import {readTime, timeToken} from './desk-time.ts';
import type {Fault} from './faults.ts';

/** What the control room logs, by the two letters of its work instruction. */
export const deskKinds = [
	{code: 'VP', kind: 'missing-person'},
	{code: 'VD', kind: 'suspect'},
	{code: 'VT', kind: 'vehicle'},
	{code: 'AA', kind: 'amber-alert'},
	{code: 'VK', kind: 'missing-child-alert'},
] as const satisfies readonly {code: string; kind: ActionKind}[];
export type DeskKind = (typeof deskKinds)[number]['kind'];

const kindOfCode = new Map<string, DeskKind>(deskKinds.map(({code, kind}) => [code.toLowerCase(), kind]));
const codes = 'VP, VD, VT, AA of VK';

/** What a line says so far; the fields are `place`, `kind` and `time`. */
export interface DeskReading {
	kind: DeskKind | null;
	/** null while the letters do not decide one, and for an alert. */
	municipality: MatchableArea | null;
	/** What the letters can mean while they do not decide one. */
	candidates: readonly MatchableArea[];
	/** null when the time cannot be read. */
	startedAt: Date | null;
	/** None: the line can be logged. */
	faults: readonly Fault[];
}

export function isAlert(kind: ActionKind): boolean {
	return kindRules[kind].countsAs === 'alert';
}

/**
Reads a line of the desk such as `n utr vp -5`: municipality, kind and time in any order, the time may be left out.

@param typedAt the moment that `-5` counts back from, and the start when no time is given.
*/
export function readDeskLine(
	line: string,
	{municipalities, typedAt}: {municipalities: readonly MatchableArea[]; typedAt: Date},
): DeskReading {
	const {kinds, times, words} = sortTokens(line);
	const kind = kinds[0] ?? null;
	const place = words.join(' ');
	const candidates = place === '' ? [] : matchMunicipalities(place, municipalities);
	const isWithoutPlace = kind !== null && isAlert(kind);
	const startedAt = times.length > 1 ? null : readTime(times[0] ?? '', typedAt);
	return {
		kind: kinds.length > 1 ? null : kind,
		municipality: candidates.length === 1 && !isWithoutPlace ? (candidates[0] ?? null) : null,
		candidates: candidates.length > 1 ? candidates : [],
		startedAt: startedAt instanceof Date ? startedAt : null,
		faults: [
			...placeFaults(place, candidates, {isWithoutPlace}),
			...kindFaults(kinds),
			...(startedAt instanceof Date ? [] : [{field: 'time', message: startedAt ?? 'Er staan twee tijden.'}]),
		],
	};
}

/** The same kind twice is one kind: typed in the line and chosen from the list. */
function sortTokens(line: string): {kinds: DeskKind[]; times: string[]; words: string[]} {
	const tokens = line.toLowerCase().split(/\s+/).filter(Boolean);
	const meant = tokens.length > 1 && tokens[0] === 'n' ? tokens.slice(1) : tokens;
	const kinds = meant.flatMap(token => kindOfCode.get(token) ?? []);
	const rest = meant.filter(token => !kindOfCode.has(token));
	return {
		kinds: [...new Set(kinds)],
		times: rest.filter(token => timeToken.test(token)),
		words: rest.filter(token => !timeToken.test(token)),
	};
}

function kindFaults(kinds: readonly DeskKind[]): Fault[] {
	if (kinds.length === 0) {
		return [{field: 'kind', message: `Kies een soort: ${codes}.`}];
	}

	return kinds.length > 1 ? [{field: 'kind', message: 'Er staan twee soorten; kies er een.'}] : [];
}

const FEW = 6;

function placeFaults(
	place: string,
	candidates: readonly MatchableArea[],
	{isWithoutPlace}: {isWithoutPlace: boolean},
): Fault[] {
	const faultOf = (message: string) => [{field: 'place', message}];
	if (isWithoutPlace) {
		return place === '' ? [] : faultOf('Een alert geldt voor de hele eenheid: laat de gemeente weg.');
	}

	if (place === '') {
		return faultOf('Noem de gemeente: twee of drie letters.');
	}

	if (candidates.length === 0) {
		return faultOf(`Geen gemeente past bij "${place}".`);
	}

	const names = candidates.slice(0, FEW).map(({name}) => name);
	const more = candidates.length > FEW ? ' …' : '';
	return candidates.length === 1 ? [] : faultOf(`Typ nog een letter: ${names.join(', ')}${more}.`);
}
