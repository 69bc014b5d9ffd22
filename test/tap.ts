/** One finished test, or a crash of a test file. */
export interface TapResult {
	isPassed: boolean;
	/** Skipped and todo tests are neither passed nor failed. */
	isSkipped: boolean;
	/** The test file and the title, as ava writes them: `store › server › a title`. */
	name: string;
	/** What ava tells about a failure, without its indent. */
	details: string[];
}

/**
Reads the TAP of `ava --tap` line by line.

A result is given out only when the next one begins, because the details of a failure follow its line.
*/
export class TapReader {
	readonly results: TapResult[] = [];
	readonly #onResult: (result: TapResult) => void;
	#last: TapResult | undefined;

	constructor(onResult: (result: TapResult) => void) {
		this.#onResult = onResult;
	}

	read(line: string): void {
		const [, not, name = '', directive] = /^(not )?ok \d+(?: - )?(.*?)(?: # (SKIP|TODO).*)?$/i.exec(line) ?? [];
		if (/^(not )?ok \d+/.test(line)) {
			this.end();
			this.#last = {isPassed: not === undefined, isSkipped: directive !== undefined, name, details: []};
		} else if (/^ {2}/.test(line) && !/^ {2}(---|\.\.\.)$/.test(line)) {
			this.#last?.details.push(line.slice(2));
		} else if (/^# /.test(line) && !/^# (tests|pass|fail|skip|todo) /.test(line)) {
			this.end();
		}
	}

	end(): void {
		if (this.#last !== undefined) {
			this.results.push(this.#last);
			this.#onResult(this.#last);
			this.#last = undefined;
		}
	}

	countPassed(): number {
		return this.results.filter(({isPassed, isSkipped}) => isPassed && !isSkipped).length;
	}

	countFailed(): number {
		return this.results.filter(({isPassed, isSkipped}) => !isPassed && !isSkipped).length;
	}
}
