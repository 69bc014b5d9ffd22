import type {Entry} from './entry.ts';

const SWITCH = 'burgernet.sneltoetsen';

/** The keys of the desk. Letters and digits do nothing while somebody types, or when they are switched off. */
export function listenToKeys(entry: Entry): void {
	const box = document.getElementById('desk-keys-on') as HTMLInputElement;
	box.checked = localStorage.getItem(SWITCH) !== 'uit';
	box.addEventListener('change', () => localStorage.setItem(SWITCH, box.checked ? 'aan' : 'uit'));
	const help = document.getElementById('desk-help') as HTMLDialogElement;
	document.getElementById('desk-help-open')?.addEventListener('click', () => help.showModal());
	document.addEventListener('keydown', event => {
		if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || help.open) {
			return;
		}

		const isDone = pressFunctionKey(event, help) || (box.checked && pressKey(event, entry));
		if (isDone) {
			event.preventDefault();
		}
	});
}

function pressFunctionKey({key, target}: KeyboardEvent, help: HTMLDialogElement): boolean {
	switch (key) {
		case 'F1':
			help.showModal();
			return true;
		case 'F2':
			document.getElementById('zoek')?.focus();
			return true;
		case 'Escape':
			return isTyping(target) && !message().contains(target as Node) ? leave(target as HTMLElement) : press('Escape');
		default:
			return false;
	}
}

function pressKey({key, target}: KeyboardEvent, entry: Entry): boolean {
	const isFree = !isTyping(target);
	// No line begins with a digit, so in an empty row a digit chooses an action.
	const isReady = isFree || ((target as HTMLElement).id === 'place' && entry.isEmpty);
	if (isReady && /^[1-9]$/.test(key)) {
		return choose(rows('#desk-open')[Number(key) - 1]);
	}

	if (isReady && (key === 'ArrowDown' || key === 'ArrowUp')) {
		return move(key === 'ArrowDown' ? 1 : -1);
	}

	if (!isFree) {
		return false;
	}

	const letter = key.toUpperCase();
	if (letter === 'N') {
		entry.focus();
		return true;
	}

	return /^[DIGX]$/.test(letter) ? chooseOutcome(letter) : /^[UEJ]$/.test(letter) && press(letter);
}

function isTyping(target: EventTarget | null): boolean {
	const element = target as HTMLElement | null;
	return element?.matches?.('input:not([type=checkbox]), select, textarea') ?? false;
}

function leave(field: HTMLElement): boolean {
	field.blur();
	return true;
}

function message(): HTMLElement {
	return document.getElementById('desk-message') as HTMLElement;
}

function rows(within: string): HTMLElement[] {
	return [...document.querySelectorAll<HTMLElement>(`${within} .desk-row`)];
}

function chosenRow(): HTMLElement | null {
	return document.activeElement?.closest<HTMLElement>('.desk-row') ?? null;
}

function choose(row: HTMLElement | undefined): boolean {
	row?.focus();
	return row !== undefined;
}

function move(step: 1 | -1): boolean {
	const all = rows('.desk');
	const chosen = chosenRow();
	const place = chosen ? all.indexOf(chosen) + step : 0;
	return choose(all[Math.max(0, place)]);
}

/** Only chooses: Enter presses the button, so that a slip of the finger records nothing. */
function chooseOutcome(letter: string): boolean {
	const scope = chosenRow() ?? message();
	const button = scope.querySelector<HTMLButtonElement>(`button[data-key="${letter}"]:enabled`);
	button?.focus();
	return button !== null;
}

/** Presses the button or link that carries a key: in the chosen row, else in what the desk says or asks. */
function press(key: string): boolean {
	const found = [chosenRow(), message()].flatMap(
		scope => scope?.querySelector<HTMLElement>(`[data-key="${key}"]`) ?? [],
	);
	found[0]?.click();
	return found.length > 0;
}
