import type {Readable} from 'node:stream';
import {buffer} from 'node:stream/consumers';

export interface NamedFile {
	/** A plain name, without a path. */
	name: string;
	content: Buffer;
}

/** What is compressed already. */
const packed = /\.(png|jpg|pdf|zip|mp4)$/;

/** Some files as one zip, each with the same time. */
export async function zipFiles(files: readonly NamedFile[], at: Date): Promise<Buffer> {
	const {ZipFile} = await import('yazl');
	const zip = new ZipFile();
	const content = buffer(zip.outputStream as Readable);
	for (const file of files) {
		zip.addBuffer(file.content, file.name, {mtime: at, compress: !packed.test(file.name)});
	}

	zip.end();
	return content;
}
