import {askPage} from '../live/page.ts';
import {dropWaiting, listWaiting, putWaiting, type Waiting} from './waiting.ts';

/** How it goes between this page and the service. */
export type Connection = 'fine' | 'away' | 'signed-out' | 'other-author';

interface SenderOptions {
	author: string;
	/** An entry was done or refused; the page is what the service answered. */
	onAnswer(answer: {waiting: Waiting; page: Document; isDone: boolean}): void;
	onConnection(connection: Connection): void;
}

const RETRY_MS = [500, 1000, 2000, 4000];

/** Sends what waits, one after the other in the order of typing, until it is in the store or refused. */
export class Sender {
	readonly #options: SenderOptions;
	#isSending = false;
	#failures = 0;
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(options: SenderOptions) {
		this.#options = options;
	}

	put(waiting: Waiting): void {
		putWaiting(this.#options.author, waiting);
		void this.send();
	}

	/** Safe to call at any time: a second call while sending does nothing. */
	async send(): Promise<void> {
		if (this.#isSending) {
			return;
		}

		this.#isSending = true;
		clearTimeout(this.#timer);
		let connection: Connection = 'fine';
		for (let next = this.#next(); next && connection === 'fine'; next = this.#next()) {
			connection = await this.#sendOne(next);
		}

		this.#isSending = false;
		this.#failures = connection === 'fine' ? 0 : this.#failures + 1;
		this.#options.onConnection(connection);
		if (connection !== 'fine') {
			const wait = RETRY_MS[this.#failures - 1] ?? RETRY_MS.at(-1);
			this.#timer = setTimeout(() => void this.send(), wait);
		}
	}

	#next(): Waiting | undefined {
		return listWaiting(this.#options.author).find(({refusal}) => refusal === null);
	}

	async #sendOne(waiting: Waiting): Promise<Connection> {
		const {author, onAnswer} = this.#options;
		const answer = await askPage(waiting.path, {method: 'POST', body: new URLSearchParams(waiting.fields)});
		if (answer.kind !== 'page') {
			return answer.kind;
		}

		const {page, status} = answer;
		const isOk = status < 400;
		const desk = page.getElementById('desk');
		const isOtherRole = status === 403;
		// The service refused it already, because the form names its author; it waits for that author to come back.
		if (isOtherRole || (desk && desk.dataset.author !== author)) {
			return 'other-author';
		}

		if (isOk) {
			dropWaiting(author, waiting.key);
		} else {
			putWaiting(author, {...waiting, refusal: refusalOf(page)});
		}

		onAnswer({waiting, page, isDone: isOk});
		return 'fine';
	}
}

function refusalOf(page: Document): string {
	const told = page.querySelector('#desk-faults, #desk-message [data-announce]') ?? page.querySelector('main');
	return told?.textContent?.trim() || 'Dit is geweigerd.';
}
