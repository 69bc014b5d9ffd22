import type {Readable, Transform} from 'node:stream';
import {pipeline} from 'node:stream/promises';
import {GridFSBucket, ObjectId} from 'mongodb';
import type {Database} from './database.ts';

/** Files that people hand over, in GridFS: every process sees them, and none is on a disk of one machine. */
function bucketOf(db: Database): GridFSBucket {
	return new GridFSBucket(db.jobs.db, {bucketName: 'uploads'});
}

/** Streams a file into the store. A stream that ends early leaves nothing. @returns the id of the upload. */
export async function saveUpload(db: Database, content: Readable, through: Transform): Promise<string> {
	const id = new ObjectId();
	const sink = bucketOf(db).openUploadStreamWithId(id, 'upload');
	try {
		await pipeline(content, through, sink);
		return id.toHexString();
	} catch (error) {
		await deleteUpload(db, id.toHexString()).catch(() => undefined);
		throw error;
	}
}

/**
Streams a file into the store under an id that was chosen before, in the place of what an earlier attempt left of it.

A process that is killed meanwhile leaves pieces that belong to no file: the next attempt finds them by this id.

@returns its size in bytes.
*/
export async function saveUploadAs(
	db: Database,
	{id, signal}: {id: string; signal: AbortSignal},
	content: Readable,
): Promise<number> {
	await deleteUpload(db, id);
	const sink = bucketOf(db).openUploadStreamWithId(new ObjectId(id), 'upload');
	try {
		await pipeline(content, sink, {signal});
		return sink.length;
	} catch (error) {
		await deleteUpload(db, id).catch(() => undefined);
		throw error;
	}
}

/** A file as a stream, which a large one is sent as; null when it is gone. */
export async function openUpload(db: Database, id: string): Promise<Readable | null> {
	const bucket = bucketOf(db);
	const [file] = await bucket.find({_id: new ObjectId(id)}).toArray();
	return file ? bucket.openDownloadStream(file._id) : null;
}

/** The whole file; null when it is gone. */
export async function readUpload(db: Database, id: string): Promise<Buffer | null> {
	const bucket = bucketOf(db);
	const [file] = await bucket.find({_id: new ObjectId(id)}).toArray();
	return file ? Buffer.concat(await bucket.openDownloadStream(file._id).toArray()) : null;
}

/** Deletes a file and all its pieces, also those of a file that was never finished. */
export async function deleteUpload(db: Database, id: string): Promise<void> {
	const store = db.jobs.db;
	const file = new ObjectId(id);
	await store.collection('uploads.files').deleteOne({_id: file});
	await store.collection('uploads.chunks').deleteMany({files_id: file});
}

/** The first bytes of a file; fewer of a shorter one. Empty when it is gone. */
export async function readUploadHead(db: Database, id: string, bytes: number): Promise<Buffer> {
	const bucket = bucketOf(db);
	const [file] = await bucket.find({_id: new ObjectId(id)}).toArray();
	const end = Math.min(bytes, file?.length ?? 0);
	return end === 0 || !file
		? Buffer.alloc(0)
		: Buffer.concat(await bucket.openDownloadStream(file._id, {end}).toArray());
}

/** Deletes the files that were handed over before an instant, whatever asked for them, but not those that a fact holds. */
export async function deleteUploadsBefore(db: Database, before: Date): Promise<void> {
	const held = await db.nationalFiles.distinct('upload');
	const old = await bucketOf(db)
		.find({uploadDate: {$lt: before}, _id: {$nin: held.map(id => new ObjectId(id))}})
		.toArray();
	for (const {_id} of old) {
		await deleteUpload(db, _id.toHexString());
	}
}
