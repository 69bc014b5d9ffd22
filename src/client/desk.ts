import {deskNow, runClock, setClock} from './desk/clock.ts';
import {Entry} from './desk/entry.ts';
import {listenToKeys} from './desk/keys.ts';
import {type Connection, Sender} from './desk/sender.ts';
import {announce, showConnection, showWaiting} from './desk/status.ts';
import {dropWaiting, listWaiting, newKey, putWaiting, type Waiting} from './desk/waiting.ts';
import {coalesced, followChanges} from './live/changes.ts';
import {askPage, swapLive} from './live/page.ts';

const desk = document.getElementById('desk') as HTMLElement;
const author = desk.dataset.author ?? '';
const entry = new Entry(document.getElementById('desk-entry') as HTMLFormElement);
const sender = new Sender({author, onAnswer: takeAnswer, onConnection: connected});
const EVERY_MINUTE_MS = 60_000;
const SHOW_AFTER_MS = 700;

/** The message that stands there asks about this entry, which is then not listed as waiting too. */
function askedKey(): string | undefined {
	return message().querySelector<HTMLElement>('[data-drop]')?.dataset.drop;
}

function message(): HTMLElement {
	return document.getElementById('desk-message') as HTMLElement;
}

function connected(connection: Connection): void {
	showConnection(connection);
	showWaiting(author, {askedKey: askedKey()});
}

/** Puts what the service says or asks in its place; focus goes there when it would be lost, or when it is a question. */
function showMessage(page: Document): void {
	const fresh = page.getElementById('desk-message');
	if (!fresh) {
		return;
	}

	const isTyping = document.activeElement?.id === 'place' && !entry.isEmpty;
	const hadFocus = message().contains(document.activeElement);
	message().replaceWith(fresh);
	announce(fresh.querySelector('[data-announce], #desk-faults')?.textContent ?? '');
	const isQuestion = fresh.querySelector('.desk-question') !== null;
	if ((isQuestion && !isTyping) || hadFocus || document.activeElement === document.body) {
		(fresh.querySelector<HTMLElement>('input:not([type=hidden])') ?? fresh).focus();
	}
}

function takeAnswer({waiting, page, isDone}: {waiting: Waiting; page: Document; isDone: boolean}): void {
	swapLive(page);
	setClock();
	if (!isDone && waiting.path === '/meldkamer/acties' && isFaulty(page) && entry.isEmpty) {
		repair(waiting);
	}

	showMessage(page);
	showWaiting(author, {askedKey: askedKey()});
}

/** At once, also while the service is away: the next key is for the desk again. */
function closeMessage(): void {
	message().replaceChildren();
	desk.focus();
}

function isFaulty(page: Document): boolean {
	return page.getElementById('desk-message')?.dataset.kind === 'faults';
}

function repair(waiting: Waiting): void {
	dropWaiting(author, waiting.key);
	if (waiting.path === '/meldkamer/acties') {
		entry.restore(waiting.fields);
	} else {
		putWaiting(author, {...waiting, refusal: null});
		void sender.send();
	}

	showWaiting(author, {askedKey: askedKey()});
}

/** Reads the desk anew; also tells whether somebody else signed in meanwhile. */
async function refresh(): Promise<void> {
	const answer = await askPage('/meldkamer');
	if (answer.kind !== 'page') {
		return connected(answer.kind);
	}

	if (answer.page.getElementById('desk')?.dataset.author !== author) {
		return connected('other-author');
	}

	swapLive(answer.page);
	setClock();
	connected('fine');
	void sender.send();
}

async function openInDesk(address: string): Promise<void> {
	const answer = await askPage(address);
	if (answer.kind === 'page') {
		swapLive(answer.page);
		showMessage(answer.page);
	} else {
		connected(answer.kind);
	}
}

function waitingOf(form: HTMLFormElement, submitter: HTMLElement | null): Waiting | null {
	const isEntry = form.dataset.queue === 'entry';
	const fields = isEntry ? entry.take() : (Object.fromEntries(new FormData(form, submitter)) as Record<string, string>);
	if (!fields) {
		return null;
	}

	const typedAt = deskNow().toISOString();
	if (form.dataset.queue === 'fresh') {
		Object.assign(fields, {idempotencyKey: newKey(), at: typedAt});
	}

	const {idempotencyKey: key = newKey(), place = '', kind = '', time = ''} = fields;
	const label = submitter?.dataset.label ?? form.dataset.label ?? [place, kind, time].filter(Boolean).join(' ');
	return {key, path: new URL(form.action).pathname, fields, label, typedAt: fields.typedAt || typedAt, refusal: null};
}

function submit(event: SubmitEvent): void {
	const form = event.target as HTMLFormElement;
	if (form.dataset.queue !== undefined) {
		event.preventDefault();
		const waiting = waitingOf(form, event.submitter);
		if (waiting && !isSentAlready(waiting)) {
			// What can be undone is only known again with the answer.
			message().querySelector('.desk-deed')?.remove();
			sender.put(waiting);
			setTimeout(() => showWaiting(author, {askedKey: askedKey()}), SHOW_AFTER_MS);
		}
	} else if (form.dataset.desk !== undefined) {
		event.preventDefault();
		void openInDesk(`/meldkamer?${new URLSearchParams(new FormData(form) as unknown as Record<string, string>)}`);
	}
}

/** A second Enter on the same outcome while the first is on its way. */
function isSentAlready({path, fields}: Waiting): boolean {
	return (
		fields.result !== undefined &&
		listWaiting(author).some(
			other => other.path === path && other.fields.result === fields.result && other.refusal === null,
		)
	);
}

function click(event: MouseEvent): void {
	const target = event.target as HTMLElement;
	const link = target.closest<HTMLAnchorElement>('a[data-desk]');
	const {repair: repairKey, drop: dropKey} = (link ?? target).dataset;
	if (dropKey) {
		dropWaiting(author, dropKey);
	}

	const wanted = listWaiting(author).find(({key}) => key === repairKey);
	if (wanted) {
		repair(wanted);
	}

	if (link?.dataset.key === 'Escape') {
		event.preventDefault();
		closeMessage();
	} else if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
		event.preventDefault();
		void openInDesk(link.getAttribute('href') ?? '/meldkamer');
	}

	showWaiting(author, {askedKey: askedKey()});
}

for (const part of document.querySelectorAll<HTMLElement>('[data-script]')) {
	part.hidden = false;
}

runClock();
listenToKeys(entry);
desk.addEventListener('submit', submit);
desk.addEventListener('click', click);
const refreshSoon = coalesced(refresh);
followChanges(refresh);
setInterval(refreshSoon, EVERY_MINUTE_MS);
addEventListener('online', refreshSoon);
showWaiting(author, {askedKey: askedKey()});
void sender.send();
if (message().dataset.kind === 'none') {
	entry.focus();
}
