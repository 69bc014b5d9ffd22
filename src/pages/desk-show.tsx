import {randomUUID} from 'node:crypto';
import type {Context} from 'koa';
import {roleNames} from '../domain/users.ts';
import {identityOf} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import {readDesk} from '../usecases/desk.ts';
import type {DeskEntry} from '../views/desk-entry.tsx';
import type {DeskMessage} from '../views/desk-message.tsx';
import {DeskPage} from '../views/desk-page.tsx';
import type {NameOf} from '../views/desk-words.ts';
import {sendPage} from './page.tsx';

export const noMessage: DeskMessage = {kind: 'none'};

export function emptyEntry(): DeskEntry {
	return {idempotencyKey: randomUUID(), typedAt: '', place: '', kind: '', time: '', faults: []};
}

interface Shown {
	entry?: DeskEntry;
	/** What is said or asked; some of it needs the names of municipalities. */
	message?: DeskMessage | ((nameOf: NameOf) => DeskMessage);
}

/** Answers with the whole desk; the script takes from it what changed. */
export async function showDesk(
	service: Service,
	context: Context,
	{entry = emptyEntry(), message = noMessage}: Shown = {},
): Promise<void> {
	const identity = identityOf(context);
	const now = service.now();
	const board = await readDesk(service.db, now);
	const page = (
		<DeskPage
			board={board}
			authorLabel={roleNames[identity.role]}
			forms={{author: identity.id, keyOf: () => randomUUID()}}
			entry={entry}
			message={typeof message === 'function' ? message(board.nameOf) : message}
			now={now}
		/>
	);
	await sendPage(service, context, {title: 'Meldkamer', scripts: ['desk.js'], children: page});
}
