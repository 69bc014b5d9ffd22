/** Something that was typed and is not yet known to be in the store. */
export interface Waiting {
	/** The Idempotency-Key: sent twice it is still one action. */
	key: string;
	/** Where the form goes to. */
	path: string;
	fields: Record<string, string>;
	/** What the list of waiting entries calls it. */
	label: string;
	/** An instant. */
	typedAt: string;
	/** Why the service refused it; null while it was not refused. */
	refusal: string | null;
}

const PREFIX = 'burgernet.wacht.';
/** For a browser that keeps nothing, or no more. */
const memory = new Map<string, string>();

/** One item of storage for each entry: two windows of one author cannot overwrite each other's list. */
function nameOf(author: string, key: string): string {
	return `${PREFIX}${author}.${key}`;
}

export function putWaiting(author: string, waiting: Waiting): void {
	const name = nameOf(author, waiting.key);
	const text = JSON.stringify(waiting);
	try {
		localStorage.setItem(name, text);
		memory.delete(name);
	} catch {
		memory.set(name, text);
	}
}

export function dropWaiting(author: string, key: string): void {
	const name = nameOf(author, key);
	memory.delete(name);
	try {
		localStorage.removeItem(name);
	} catch {
		// Nothing is kept there, so there is nothing to remove.
	}
}

/** What waits of one author, the first typed first. */
export function listWaiting(author: string): Waiting[] {
	const own = entries().filter(([name]) => name.startsWith(`${PREFIX}${author}.`));
	return own
		.map(([, text]) => JSON.parse(text) as Waiting)
		.sort((a, b) => a.typedAt.localeCompare(b.typedAt) || a.key.localeCompare(b.key));
}

/** How many entries wait in this browser for somebody else to sign in. */
export function countOfOthers(author: string): number {
	return entries().filter(([name]) => !name.startsWith(`${PREFIX}${author}.`)).length;
}

function entries(): [string, string][] {
	try {
		const stored = Object.entries({...localStorage}) as [string, string][];
		return [...stored.filter(([name]) => name.startsWith(PREFIX)), ...memory];
	} catch {
		return [...memory];
	}
}

/** A uuid of version 4; `crypto.randomUUID` is missing on plain http, where an office may run this. */
export function newKey(): string {
	const bytes = crypto.getRandomValues(new Uint8Array(16));
	bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
	bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
	const text = [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('');
	return text.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
