import {deskNow} from './clock.ts';
import {newKey} from './waiting.ts';

const DRAFT = 'burgernet.concept';
const READ_AFTER_MS = 80;
const names = ['place', 'kind', 'time'] as const;
type Fields = Record<string, string>;

/** The entry row: it has a key and a moment from the first keystroke on, and survives a reload of its window. */
export class Entry {
	readonly #form: HTMLFormElement;
	readonly #reading = document.getElementById('desk-reading') as HTMLElement;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#asking = new AbortController();

	constructor(form: HTMLFormElement) {
		this.#form = form;
		// The names below the row take the place of the browser's own list, which would cover the open actions.
		this.#field('place').removeAttribute('list');
		form.addEventListener('input', () => this.#changed());
		this.#field('kind').addEventListener('keydown', event => {
			if ((event as KeyboardEvent).key === 'Enter') {
				event.preventDefault();
				form.requestSubmit();
			}
		});
		this.#reading.addEventListener('click', event => {
			const name = (event.target as HTMLElement).closest('button')?.dataset.place;
			if (name) {
				this.#choose(name);
			}
		});
		this.#restoreDraft();
	}

	get isEmpty(): boolean {
		return names.every(name => this.#field(name).value.trim() === '');
	}

	focus(): void {
		this.#field('place').focus();
	}

	/** What was typed, taken out of the row; null when it is empty, or when it visibly lacks something. */
	take(): Fields | null {
		if (this.isEmpty || this.#lacks()) {
			return null;
		}

		const fields = Object.fromEntries(new FormData(this.#form)) as Fields;
		this.#set({});
		return fields;
	}

	/** Puts a refused entry back, under its own key and moment. */
	restore(fields: Fields): void {
		this.#set(fields);
		this.#field('place').focus();
		void this.#read();
	}

	/** Only when the reading belongs to what stands there; else the service is asked, which knows best. */
	#lacks(): boolean {
		const told = this.#reading.querySelector<HTMLElement>('[data-missing]');
		const missing = told?.dataset.missing?.split(' ')[0];
		if (!told || !missing || this.#reading.dataset.text !== this.#text()) {
			return false;
		}

		if (missing === 'kind' && told.dataset.place) {
			this.#field('place').value = told.dataset.place;
			this.#changed();
		}

		this.#field(missing as (typeof names)[number]).focus();
		return true;
	}

	#choose(name: string): void {
		this.#field('place').value = name;
		this.#changed();
		this.#field('kind').focus();
	}

	#changed(): void {
		const key = this.#field('idempotencyKey');
		const typedAt = this.#field('typedAt');
		if (this.isEmpty) {
			key.value = '';
			typedAt.value = '';
		} else if (typedAt.value === '') {
			key.value = newKey();
			typedAt.value = deskNow().toISOString();
		}

		sessionStorage.setItem(DRAFT, JSON.stringify(this.#values()));
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.#read(), READ_AFTER_MS);
	}

	#values(): Fields {
		return Object.fromEntries(new FormData(this.#form)) as Fields;
	}

	#set(fields: Fields): void {
		for (const name of [...names, 'idempotencyKey', 'typedAt'] as const) {
			this.#field(name).value = fields[name] ?? '';
		}

		this.#changed();
	}

	/** A draft gets a new key: a copied window would otherwise send two entries under one. */
	#restoreDraft(): void {
		const draft = sessionStorage.getItem(DRAFT);
		const {author, ...fields} = draft ? (JSON.parse(draft) as Fields) : {};
		if (this.isEmpty && author === this.#field('author').value && fields.typedAt) {
			this.#set({...fields, idempotencyKey: newKey()});
		}
	}

	/** What stands there as one text; the reading on screen says to which it belongs. */
	#text(): string {
		return names
			.map(name => this.#field(name).value)
			.join('\n')
			.trimEnd();
	}

	async #read(): Promise<void> {
		this.#asking.abort();
		this.#asking = new AbortController();
		const {signal} = this.#asking;
		const text = this.#text();
		if (this.isEmpty) {
			this.#reading.replaceChildren();
			return;
		}

		const {place = '', kind = '', time = '', typedAt = ''} = this.#values();
		const query = new URLSearchParams({place, kind, time, typedAt});
		try {
			const response = await fetch(`/meldkamer/regel?${query}`, {signal, redirect: 'error'});
			const answer = response.ok ? await response.text() : '';
			const {body} = new DOMParser().parseFromString(answer, 'text/html');
			this.#reading.replaceChildren(...body.children);
			this.#reading.dataset.text = text;
		} catch {
			// Nobody can read the line now; it can be logged all the same.
			if (!signal.aborted) {
				this.#reading.replaceChildren();
			}
		}
	}

	#field(name: (typeof names)[number] | 'idempotencyKey' | 'typedAt' | 'author'): HTMLInputElement {
		return this.#form.elements.namedItem(name) as HTMLInputElement;
	}
}
