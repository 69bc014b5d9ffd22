import type {Readable} from 'node:stream';
import {buffer} from 'node:stream/consumers';

export interface NamedFile {
	/** A plain name. */
	name: string;
	content: Buffer;
}

/** What is compressed already. */
const packed = /\.(png|jpg|pdf|zip|mp4)$/;

/** Some files as one zip, each with the same time. */
export async function zipFiles(files: readonly NamedFile[], at: Date): Promise<Buffer> {
	const zip = await openZip(at);
	const content = buffer(zip.content);
	for (const file of files) {
		zip.add(file);
	}

	zip.end();
	return content;
}

/** A zip that is read while it is made. */
export interface GrowingZip {
	content: Readable;
	/** The name may begin with one folder: `houten/…`. */
	add(file: NamedFile): void;
	/** No more files come. */
	end(): void;
}

/** Begins a zip in which each file has the same time. */
export async function openZip(at: Date): Promise<GrowingZip> {
	// As a whole: in the built program such a package has no names of its own.
	const {default: yazl} = await import('yazl');
	const zip = new yazl.ZipFile();
	return {
		content: zip.outputStream as Readable,
		add: ({name, content}) => zip.addBuffer(content, name, {mtime: at, compress: !packed.test(name)}),
		end: () => zip.end(),
	};
}
