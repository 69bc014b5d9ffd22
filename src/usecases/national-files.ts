import type {Readable} from 'node:stream';
import {areaOf} from '../domain/areas.ts';
import {Refusal, refuse, refuseFaults} from '../domain/faults.ts';
import {countsBy, type Quarter, quarterOfWeek} from '../domain/fetches.ts';
import {
	HEAD_BYTES,
	isOffered,
	NATIONAL,
	type NationalFile,
	type NationalFileForm,
	type NationalFileType,
	nameFaults,
	nationalFileFaults,
	typeOfHead,
} from '../domain/national-files.ts';
import {type Day, dayOf} from '../domain/period.ts';
import type {Fact} from '../domain/revisions.ts';
import type {Database} from '../store/database.ts';
import {listAreas} from '../store/facts.ts';
import {listFetches} from '../store/fetches.ts';
import {changeFact, type FactChange, findFact, insertFact} from '../store/revisions.ts';
import {deleteUpload, openUpload, readUploadHead} from '../store/uploads.ts';
import {recordFetch} from './fetches.ts';
import {isWordFile} from './word-document.ts';
import {changeOf, type Write} from './write.ts';

/** A file of a national campaign with how often ambassadors fetched it, by quarter, the newest first. */
export interface ListedFile {
	file: Fact<NationalFile>;
	fetched: [quarter: Quarter, count: number][];
}

/** Every file that is not removed, that of the latest period first. */
export async function listNationalFiles(db: Database): Promise<ListedFile[]> {
	const [files, rows] = await Promise.all([
		db.nationalFiles.find({removed: false}).sort({from: -1, _id: 1}).toArray(),
		listFetches(db, {campaign: NATIONAL}),
	]);
	return files.map(file => {
		const own = rows.filter(({material}) => material === file._id);
		const counts = [...countsBy(own, ({week}) => quarterOfWeek(week))];
		return {file, fetched: counts.sort(([a], [b]) => b.localeCompare(a))};
	});
}

/** What is offered on a day, by title. */
export async function offeredNationalFiles(db: Database, day: Day): Promise<Fact<NationalFile>[]> {
	const files = await db.nationalFiles.find({removed: false, from: {$lte: day}, lastDay: {$gte: day}}).toArray();
	return files.sort((a, b) => a.title.localeCompare(b.title, 'nl'));
}

/** @throws {Refusal} `not-found`, for an ambassador also outside its period */
async function readNationalFile(
	db: Database,
	{id, identity, now}: {id: string} & Pick<Write, 'identity' | 'now'>,
): Promise<Fact<NationalFile>> {
	const file = await findFact(db.nationalFiles, id);
	const isSeen = file && !file.removed && (identity.role !== 'ambassador' || isOffered(file, dayOf(now)));
	return isSeen ? file : notFound();
}

function notFound(): never {
	refuse('not-found', 'Dit bestand is er niet, of wordt niet meer aangeboden.');
}

/** A file that lies in the store already. */
interface HandedFile {
	upload: string;
	fileName: string;
	size: number;
	sha256: string;
}

/**
Takes a file that was handed over. Its type is that of its content, and its name must say the same.

@returns its id; the same request again yields the same one.
@throws {Refusal} `invalid` with every fault; `key-reused`. The upload is not kept then.
*/
export async function takeNationalFile(
	db: Database,
	form: NationalFileForm,
	{file, ...write}: Write & {file: HandedFile},
): Promise<string> {
	const {upload, size, sha256} = file;
	try {
		const type = await typeOfUpload(db, file);
		const faults = [...nameFaults(type, file.fileName), ...nationalFileFaults(form, type)];
		if (type === null || faults.length > 0) {
			throw new Refusal('invalid', faults);
		}

		const fields = {...form, type, size, upload};
		const written = await insertFact(db, db.nationalFiles, {
			id: write.key,
			fields,
			change: changeOf(write, {...form, sha256}),
		});
		if (written?.version.upload !== upload) {
			await deleteUpload(db, upload);
		}

		return written ? write.key : refuse('key-reused', 'Dit formulier was al verstuurd met een ander bestand.');
	} catch (error) {
		if (error instanceof Refusal) {
			await deleteUpload(db, upload);
		}

		throw error;
	}
}

/** The type of the content; null when it is none that is taken. */
async function typeOfUpload(db: Database, {upload, size}: HandedFile): Promise<NationalFileType | null> {
	const found = typeOfHead(await readUploadHead(db, upload, HEAD_BYTES));
	if (found !== 'zip') {
		return found;
	}

	return (await isWordFile(await openUpload(db, upload), size)) ? 'docx' : null;
}

export interface NationalFileChange extends Write {
	id: string;
	/** The revision that the asker has seen. */
	expected: number;
}

/** Changes title, period or description; the file stays. @throws {Refusal} `invalid`, `stale`, `not-found` */
export async function changeNationalFile(
	db: Database,
	form: NationalFileForm,
	asked: NationalFileChange,
): Promise<void> {
	const {type} = (await findFact(db.nationalFiles, asked.id)) ?? notFound();
	refuseFaults(nationalFileFaults(form, type));
	await written(db, asked, {asks: form, decide: current => ({fields: {...fieldsOf(current), ...form}})});
}

/** Takes a file away, or brings it back; its content stays. @throws {Refusal} `stale`, `not-found` */
export async function setNationalFileRemoved(
	db: Database,
	what: 'removed' | 'restored',
	asked: NationalFileChange,
): Promise<void> {
	const removed = what === 'removed';
	await written(db, asked, {asks: {[what]: asked.id}, decide: current => ({fields: fieldsOf(current), removed})});
}

async function written(
	db: Database,
	{id, expected, ...write}: NationalFileChange,
	{asks, decide}: {asks: object; decide: FactChange<NationalFile>['decide']},
): Promise<void> {
	const done = await changeFact(db, db.nationalFiles, {id, expected, change: changeOf(write, asks), decide});
	if (!done) {
		notFound();
	}
}

function fieldsOf({title, from, lastDay, alt, type, size, upload}: NationalFile): NationalFile {
	return {title, from, lastDay, alt, type, size, upload};
}

/** What was just added, changed or removed, for the notice that says so; null when there is no such file. */
export function findNationalFile(db: Database, id: string): Promise<Fact<NationalFile> | null> {
	return findFact(db.nationalFiles, id);
}

/** The content as a stream, and its fetch counted for the asker's municipality. @throws {Refusal} `not-found` */
export async function fetchNationalFile(
	db: Database,
	{isByPerson, ...asked}: {id: string; isByPerson: boolean} & Pick<Write, 'identity' | 'now'>,
): Promise<{file: Fact<NationalFile>; content: Readable}> {
	const file = await readNationalFile(db, asked);
	const content = (await openUpload(db, file.upload)) ?? notFound();
	const own = areaOf(await listAreas(db), asked.identity.area ?? '');
	if (isByPerson && own?.kind === 'municipality') {
		await recordFetch(db, {municipality: own.code, campaign: NATIONAL, material: file._id}, asked);
	}

	return {file, content};
}
