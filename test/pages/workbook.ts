import {fromBuffer} from 'yauzl';

/** The texts of a workbook by their path in it. */
export function workbookFiles(workbook: Buffer): Promise<Record<string, string>> {
	return new Promise((resolve, reject) => {
		const files: Record<string, string> = {};
		fromBuffer(workbook, {lazyEntries: true}, (fault, zip) => {
			if (fault) {
				return reject(fault);
			}

			zip.on('entry', entry => {
				zip.openReadStream(entry, async (problem, stream) => {
					if (problem) {
						return reject(problem);
					}

					files[entry.fileName] = Buffer.concat(await stream.toArray()).toString();
					zip.readEntry();
				});
			});
			zip.on('end', () => resolve(files));
			zip.readEntry();
		});
	});
}
