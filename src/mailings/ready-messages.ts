import {lstat, readdir, readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {faultsOf} from '../domain/faults.ts';
import {type ReadyMessage, ReadyMessageSchema} from '../domain/ready-messages.ts';
import type {CampaignFault} from './campaign-faults.ts';
import {lineOfField, readJson} from './json-lines.ts';

/** The folder of the ready messages, among those of the campaigns. */
export const READY_MESSAGES = 'berichten';
/** A larger picture would be slow on a telephone. */
const MAX_PICTURE_BYTES = 60_000;

/**
The ready messages by month; none when the folder is not there.

One with a fault is left out, so that it takes no page with it: `checkReadyMessages` names it.
*/
export async function readReadyMessages(campaignsFolder: string): Promise<ReadyMessage[]> {
	return (await inspectReadyMessages(campaignsFolder)).messages;
}

/** The picture of a ready message, by its name or by its month (`maand-03.png`); null for every other file. */
export async function readyMessagePicture(campaignsFolder: string, file: string): Promise<Buffer | null> {
	const messages = await readReadyMessages(campaignsFolder);
	const month = /^maand-(\d\d)\.png$/.exec(file)?.[1];
	const found = messages.find(message => message.picture === file || message.month === Number(month));
	return found ? readPicture(campaignsFolder, found.picture) : null;
}

/** Everything that is wrong with the ready messages and their pictures, by file and line; empty when they can be used. */
export async function checkReadyMessages(campaignsFolder: string): Promise<CampaignFault[]> {
	const {messages, faults} = await inspectReadyMessages(campaignsFolder);
	const pictures = await Promise.all(messages.map(({picture}) => pictureFault(campaignsFolder, picture)));
	return [...faults, ...pictures.flat(), ...sharedMonths(messages)];
}

async function inspectReadyMessages(
	campaignsFolder: string,
): Promise<{messages: ReadyMessage[]; faults: CampaignFault[]}> {
	const names = (await listFiles(join(campaignsFolder, READY_MESSAGES))).filter(name => name.endsWith('.json'));
	const read = await Promise.all(
		names.sort().map(async name => {
			const source = await readFile(join(campaignsFolder, READY_MESSAGES, name), 'utf8');
			return parseMessage(source, name);
		}),
	);
	return {
		messages: read.flatMap(({message}) => message ?? []).sort((a, b) => a.month - b.month),
		faults: read.flatMap(({faults}) => faults),
	};
}

async function listFiles(folder: string): Promise<string[]> {
	try {
		const entries = await readdir(folder, {withFileTypes: true});
		return entries.filter(entry => entry.isFile()).map(({name}) => name);
	} catch (error) {
		if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
			return [];
		}

		throw error;
	}
}

function parseMessage(source: string, name: string): {message: ReadyMessage | null; faults: CampaignFault[]} {
	const file = `${READY_MESSAGES}/${name}`;
	const json = readJson(source);
	if ('message' in json) {
		return {message: null, faults: [{file, ...json}]};
	}

	const parsed = ReadyMessageSchema.safeParse(json.value, {reportInput: true});
	if (!parsed.success) {
		const faults = faultsOf(parsed.error);
		return {
			message: null,
			faults: faults.map(({field, message}) => ({file, line: lineOfField(source, field), message})),
		};
	}

	const isNamed = `${parsed.data.slug}.json` === name;
	const message = `De slug ${JSON.stringify(parsed.data.slug)} is anders dan de naam van het bestand.`;
	return {
		message: isNamed ? parsed.data : null,
		faults: isNamed ? [] : [{file, line: lineOfField(source, 'slug'), message}],
	};
}

function sharedMonths(messages: readonly ReadyMessage[]): CampaignFault[] {
	return messages
		.filter(({month, slug}) => messages.find(other => other.month === month)?.slug !== slug)
		.map(({slug}) => ({file: `${READY_MESSAGES}/${slug}.json`, line: 1, message: 'Deze maand heeft al een bericht.'}));
}

/** The content of a picture; null for a link (it could lead anywhere) and for nothing at all. */
async function readPicture(campaignsFolder: string, file: string): Promise<Buffer | null> {
	const path = join(campaignsFolder, READY_MESSAGES, 'pictures', file);
	const found = await lstat(path).catch(() => null);
	return found?.isFile() ? readFile(path) : null;
}

async function pictureFault(campaignsFolder: string, picture: string): Promise<CampaignFault[]> {
	const fault = (message: string) => [{file: `${READY_MESSAGES}/pictures/${picture}`, line: 1, message}];
	const content = await readPicture(campaignsFolder, picture);
	if (!content) {
		return fault('Dit bestand ontbreekt.');
	}

	if (content.subarray(0, 8).toString('hex') !== '89504e470d0a1a0a') {
		return fault('Dit is geen png-afbeelding.');
	}

	return content.length > MAX_PICTURE_BYTES ? fault('Deze afbeelding is groter dan 60 kB.') : [];
}
