const BATCH = 1000;

/**
Rows as packed text outside the heap: a file of two hundred thousand of them is checked whole before the first is written,
and as objects they would take five times the memory of the file.
*/
export class PackedRows {
	count = 0;
	#open: string[] = [];
	readonly #sealed: Buffer[] = [];

	/** Text on one line. */
	add(line: number, text: string): void {
		this.#open.push(`${line} ${text}`);
		this.count += 1;
	}

	/** Packs what was added since. */
	seal(): void {
		if (this.#open.length > 0) {
			this.#sealed.push(Buffer.from(this.#open.join('\n')));
			this.#open = [];
		}
	}

	/** Everything in the order in which it came, a thousand rows at a time. */
	*batches(): Generator<{line: number; text: string}[]> {
		let batch: {line: number; text: string}[] = [];
		for (const piece of this.#sealed) {
			for (const row of piece.toString().split('\n')) {
				const end = row.indexOf(' ');
				batch.push({line: Number(row.slice(0, end)), text: row.slice(end + 1)});
			}

			if (batch.length >= BATCH) {
				yield batch;
				batch = [];
			}
		}

		if (batch.length > 0) {
			yield batch;
		}
	}
}
