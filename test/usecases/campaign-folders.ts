import {randomUUID} from 'node:crypto';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {PassThrough, Readable} from 'node:stream';
import {readCampaignSource} from '../../src/mailings/campaign-files.ts';
import type {Database} from '../../src/store/database.ts';
import {saveUpload} from '../../src/store/uploads.ts';
import {archiveOf} from '../../src/usecases/unpack-workbook.ts';
import {folders, june2022} from '../service.ts';

export const campaignsFolder = folders.campaigns;

/** A write of somebody, each under its own key. */
export function writeOf(id = 'coordinator-1', key: string = randomUUID()) {
	return {identity: {id, role: 'coordinator', area: null} as const, key, now: june2022};
}

/** The files of a shipped campaign under another slug, some of them changed; null takes one away. */
export async function folderOf(
	slug: string,
	changes: Readonly<Record<string, string | Buffer | null>> = {},
): Promise<Map<string, Buffer>> {
	const {files} = await readCampaignSource(campaignsFolder, 'download-de-app');
	const json = await readFile(join(campaignsFolder, 'download-de-app/campaign.json'), 'utf8');
	const changed = new Map(files).set('campaign.json', Buffer.from(json.replace('download-de-app', slug)));
	for (const [path, content] of Object.entries(changes)) {
		changed.delete(path);
		if (content !== null) {
			changed.set(path, Buffer.from(content));
		}
	}

	return changed;
}

/** Files as a zip that is not compressed, under whatever names. */
export function zipOf(files: Iterable<readonly [string, Buffer]>): Buffer {
	return Buffer.from(archiveOf([...files].map(([name, content]) => ({name, content}))));
}

/** The same zip, in which the entry of a name is a symbolic link. */
export function withLink(zip: Buffer, name: string): Buffer {
	const copy = Buffer.from(zip);
	const at = copy.indexOf(Buffer.from(name), copy.indexOf(Buffer.from('PK\u0001\u0002', 'latin1')));
	copy.writeUInt32LE((0o120777 << 16) >>> 0, at - 8);
	return copy;
}

export function uploadOf(db: Database, content: Buffer): Promise<string> {
	return saveUpload(db, Readable.from([content]), new PassThrough());
}
