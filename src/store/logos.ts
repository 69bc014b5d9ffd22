import {GridFSBucket, ObjectId} from 'mongodb';
import type {Database} from './database.ts';

/** Logos of municipalities, apart from the files that are deleted after some months: a logo stays, older ones too. */
function bucketOf(db: Database): GridFSBucket {
	return new GridFSBucket(db.jobs.db, {bucketName: 'logos'});
}

/** Keeps a logo. Not repeated: what half an attempt leaves is found by nobody. @returns its id. */
export async function saveLogo(db: Database, content: Buffer): Promise<string> {
	const stream = bucketOf(db).openUploadStream('logo.png');
	await new Promise<void>((resolve, reject) => {
		stream.once('finish', resolve).once('error', reject).end(content);
	});
	return stream.id.toHexString();
}

/** The content of a logo; null when it is not there. */
export async function readLogoContent(db: Database, id: string): Promise<Buffer | null> {
	const [file] = await bucketOf(db)
		.find({_id: new ObjectId(id)})
		.toArray();
	return file ? Buffer.concat(await bucketOf(db).openDownloadStream(file._id).toArray()) : null;
}
