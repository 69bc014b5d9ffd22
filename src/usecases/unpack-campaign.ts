import type {Entry} from 'yauzl';
import {plainLine} from '../domain/campaigns.ts';
import {type Fault, Refusal, refuse} from '../domain/faults.ts';
import {entriesOf, openZip, unpackEntry} from './open-zip.ts';

/** Our choice: many times what a campaign with four pictures takes. */
export const zipLimits = {bytes: 8_000_000, unpackedBytes: 10_000_000, files: 100};

const known = /^(campaign\.json|mailing\.(mjml|txt)|text\.md|pictures\/[a-z0-9]+(-[a-z0-9]+)*\.(png|jpg|svg))$/;
/** What a Mac puts beside the files, and shows to nobody. */
const unseen = /(^|\/)(__MACOSX\/|\.DS_Store$)/;
const LINK = 0o120000;
const KIND = 0o170000;

/**
Unpacks the folder of a campaign, which may stand in the zip itself or in one folder at its top.

Nothing is believed of what the zip says of itself: names are judged before anything is read, and what comes out is counted.

@throws {Refusal} `invalid` for the field `file`, with every fault of a name at once.
*/
export async function unpackCampaign(content: Buffer): Promise<Map<string, Buffer>> {
	try {
		const files = await unpackAll(content);
		const top = topOf([...files.keys()]);
		const placed = [...files].map(([path, file]): [string, Buffer] => [path.slice(top.length), file]);
		refuseNames(placed.map(([path]) => path).flatMap(placeFaults));
		return new Map(placed);
	} catch (error) {
		if (error instanceof Refusal) {
			throw error;
		}

		return refuse('invalid', 'Dit is geen zip, of hij is beschadigd. Kies hem opnieuw.', 'file');
	}
}

function refuseNames(messages: readonly string[]): void {
	if (messages.length > 0) {
		const faults = messages.map((message): Fault => ({field: 'file', message}));
		throw new Refusal('invalid', faults);
	}
}

async function unpackAll(content: Buffer): Promise<Map<string, Buffer>> {
	const zip = await openZip(content, 'raw');
	if (zip.entryCount > zipLimits.files) {
		refuse(
			'invalid',
			`In deze zip zitten meer dan ${zipLimits.files} bestanden; een campagne heeft er veel minder.`,
			'file',
		);
	}

	const entries: {entry: Entry; path: string}[] = [];
	for await (const entry of entriesOf(zip)) {
		entries.push({entry, path: entry.fileNameRaw.toString('utf8')});
	}

	refuseNames([...entries.flatMap(entryFaults), ...sameNames(entries.map(({path}) => path))]);
	let total = 0;
	const count = (bytes: number) => {
		total += bytes;
		if (total > zipLimits.unpackedBytes) {
			refuse('invalid', `Uitgepakt is deze zip groter dan ${zipLimits.unpackedBytes / 1_000_000} MB.`, 'file');
		}
	};
	const files = new Map<string, Buffer>();
	for (const {entry, path} of entries.filter(each => !each.path.endsWith('/') && !unseen.test(each.path))) {
		files.set(path, await unpackEntry(zip, entry, count));
	}

	return files;
}

/** What a name or kind of an entry may not be, whatever the file is. */
function entryFaults({entry, path}: {entry: Entry; path: string}): string[] {
	const named = JSON.stringify(plainLine(path));
	const parts = path.replace(/\/$/, '').split('/');
	if (/^(\/|[a-z]:)/i.test(path)) {
		return [`De zip noemt een bestand buiten zijn map: ${named}.`];
	}

	if (parts.some(part => part === '' || part === '.' || part === '..')) {
		return [`De zip noemt een bestand buiten zijn map: ${named}.`];
	}

	if (path.includes('\\') || plainLine(path) !== path) {
		return [`Een bestandsnaam in de zip heeft een teken dat er niet in hoort: ${named}.`];
	}

	if (((entry.externalFileAttributes >>> 16) & KIND) === LINK) {
		return [`De zip bevat een verwijzing in plaats van een bestand: ${named}.`];
	}

	return entry.isEncrypted() ? [`Een bestand in de zip heeft een wachtwoord: ${named}.`] : [];
}

/** A computer that sees no difference between a and A would keep only one of them. */
function sameNames(paths: readonly string[]): string[] {
	const seen = new Set<string>();
	return paths.flatMap(path => {
		const plain = path.normalize('NFC').toLowerCase();
		const isSeen = seen.has(plain);
		seen.add(plain);
		return isSeen ? [`De zip noemt ${JSON.stringify(plainLine(path))} meer dan eens, met gelijke letters.`] : [];
	});
}

/** The folder in which everything stands, with its slash; empty when the files stand in the zip itself. */
function topOf(paths: readonly string[]): string {
	const top = /^[^/]+\//.exec(paths[0] ?? '')?.[0] ?? '';
	return paths.every(path => path.startsWith(top)) ? top : '';
}

function placeFaults(path: string): string[] {
	return known.test(path)
		? []
		: [
				`${path}: dit hoort niet in een campagne. Er horen campaign.json, mailing.mjml, mailing.txt, text.md en pictures/ in.`,
			];
}
