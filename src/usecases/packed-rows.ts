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
	add(text: string): void {
		this.#open.push(text);
		this.count += 1;
	}

	/** Packs what was added since. */
	seal(): void {
		if (this.#open.length > 0) {
			this.#sealed.push(Buffer.from(this.#open.join('\n')));
			this.#open = [];
		}
	}

	/** Everything in the order in which it came, a thousand rows or a few more at a time. */
	*batches(): Generator<string[]> {
		let batch: string[] = [];
		for (const piece of this.#sealed) {
			batch.push(...piece.toString().split('\n'));
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
