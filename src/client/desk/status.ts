import type {Connection} from './sender.ts';
import {countOfOthers, listWaiting, type Waiting} from './waiting.ts';

const time = new Intl.DateTimeFormat('nl-NL', {timeZone: 'Europe/Amsterdam', hour: '2-digit', minute: '2-digit'});

const words: Record<Connection, string> = {
	fine: 'Verbonden',
	away: 'Geen verbinding. Je kunt doorwerken: alles wordt bewaard.',
	'signed-out': 'Je bent uitgelogd. Wat je typt, blijft bewaard.',
	'other-author': 'In deze browser is nu iemand anders ingelogd. Wat jij typte, blijft bewaard.',
};
const ways: Partial<Record<Connection, {href: string; label: string}>> = {
	'signed-out': {href: '/inloggen?naar=/meldkamer', label: 'Log opnieuw in'},
	'other-author': {href: '/meldkamer', label: 'Laad deze pagina opnieuw'},
};

export function showConnection(connection: Connection): void {
	const line = document.getElementById('desk-connection') as HTMLElement;
	if (line.dataset.connection === connection) {
		return;
	}

	line.dataset.connection = connection;
	line.hidden = false;
	line.replaceChildren(words[connection]);
	const way = ways[connection];
	if (way) {
		const link = document.createElement('a');
		link.href = way.href;
		link.textContent = way.label;
		line.append(' ', link);
	}
}

/** The entries that wait, each with what can be done about it; hidden when there are none. */
export function showWaiting(author: string, {askedKey}: {askedKey: string | undefined}): void {
	const section = document.getElementById('desk-waiting') as HTMLElement;
	const waiting = listWaiting(author).filter(({key}) => key !== askedKey);
	const others = countOfOthers(author);
	section.hidden = waiting.length === 0 && others === 0;
	const title = document.createElement('h2');
	title.className = 'desk-list__title';
	title.textContent = `Nog niet verzonden (${waiting.length})`;
	const list = document.createElement('ul');
	list.append(...waiting.map(rowOf));
	section.replaceChildren(...(waiting.length > 0 ? [title, list] : []), ...othersLine(others));
}

function rowOf({key, typedAt, label, refusal}: Waiting): HTMLLIElement {
	const row = document.createElement('li');
	row.append(`${time.format(new Date(typedAt))} ${label}`);
	if (refusal !== null) {
		row.append(`: ${refusal} `, buttonOf('Verbeteren', 'repair', key), ' ', buttonOf('Weghalen', 'drop', key));
	}

	return row;
}

function buttonOf(label: string, name: 'repair' | 'drop', key: string): HTMLButtonElement {
	const button = document.createElement('button');
	button.type = 'button';
	button.className = 'desk-button';
	button.textContent = label;
	button.dataset[name] = key;
	return button;
}

function othersLine(count: number): HTMLElement[] {
	if (count === 0) {
		return [];
	}

	const line = document.createElement('p');
	const what = count === 1 ? 'Eén invoer van een collega wacht' : `${count} invoeren van een collega wachten`;
	line.textContent = `${what} in deze browser tot die collega weer inlogt. Onder jouw naam wordt daar niets van verzonden.`;
	return [line];
}

export function announce(text: string): void {
	const announcer = document.getElementById('desk-announcer') as HTMLElement;
	announcer.textContent = text;
}
