import {type Area, type AreaKind, areaOf, UNIT} from './areas.ts';
import {grouped} from './grouped.ts';
import type {Read} from './imports.ts';
import {plain} from './plain-text.ts';

/** One of a list, by its Dutch name or its code. */
export function readChoice<Code extends string>(names: Readonly<Record<Code, string>>) {
	return keeping((text: string): Read<Code> => {
		const wanted = plain(text);
		const found = (Object.entries(names) as [Code, string][]).find(
			([code, name]) => plain(code) === wanted || plain(name) === wanted,
		);
		return found
			? {value: found[0]}
			: {fault: `${JSON.stringify(text)} ken ik niet; kies uit: ${Object.values(names).join(', ')}.`};
	});
}

export function readBoolean(text: string): Read<boolean> {
	const wanted = plain(text);
	if (['ja', 'j', '1', 'waar', 'true'].includes(wanted)) {
		return {value: true};
	}

	return ['nee', 'n', '0', 'onwaar', 'false'].includes(wanted)
		? {value: false}
		: {fault: `${JSON.stringify(text)} is geen ja of nee.`};
}

const areasOfName = grouped<Area>(({name}) => nameOf(name));

/**
The code of an area of some kinds, by code or name; `Laren (NH.)` is Laren, `Hele eenheid` is the unit.

A name that a municipality shares with its basisteam (Amersfoort) is the municipality's; the team goes by its code.
*/
export function readArea(areas: readonly Area[], kinds: readonly AreaKind[]): (text: string) => Read<string> {
	const readers = readersOf.get(areas) ?? new Map<string, (text: string) => Read<string>>();
	readersOf.set(areas, readers);
	const key = kinds.join(' ');
	const reader = readers.get(key) ?? keeping(areaReader(areas, kinds));
	readers.set(key, reader);
	return reader;
}

/** The readers of a list of areas, which is never changed in place. */
const readersOf = new WeakMap<readonly Area[], Map<string, (text: string) => Read<string>>>();

function areaReader(areas: readonly Area[], kinds: readonly AreaKind[]) {
	const choices = areas.filter(area => kinds.includes(area.kind));
	const byCode = new Map(choices.map(area => [plain(area.code), area]));
	return (text: string): Read<string> => {
		if (kinds.includes('unit') && plain(text) === 'hele eenheid') {
			return {value: UNIT};
		}

		const exact = areaOf(choices, text);
		const found = areasOfName(choices, nameOf(text));
		const municipalities = found.filter(area => area.kind === 'municipality');
		const named = municipalities.length > 0 ? municipalities : found;
		if (!exact && named.length > 1) {
			return {fault: `${JSON.stringify(text)} kan meer dan één gebied zijn; noem de code.`};
		}

		const area = exact ?? named[0] ?? byCode.get(plain(text));
		return area ? {value: area.code} : {fault: `${JSON.stringify(text)} is hier geen bekend gebied.`};
	};
}

function nameOf(text: string): string {
	return plain(text.replace(/\s*\([^)]*\)\s*$/, ''));
}

const TEXTS_KEPT = 5000;

/**
A reader that keeps what it read: a file says the same few words in a hundred thousand rows.

Only for readers that depend on nothing but the text.
*/
export function keeping<Value>(read: (text: string) => Read<Value>): (text: string) => Read<Value> {
	const known = new Map<string, Read<Value>>();
	return text => {
		const before = known.get(text);
		if (before) {
			return before;
		}

		if (known.size === TEXTS_KEPT) {
			known.clear();
		}

		const value = read(text);
		known.set(text, value);
		return value;
	};
}
