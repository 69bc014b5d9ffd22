import {renderToString} from 'preact-render-to-string';
import {readQuery} from '../http/read-input.ts';
import {identityOf, type RequestContext, type Route} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import {readAction} from '../usecases/actions.ts';
import {readDesk, readLine} from '../usecases/desk.ts';
import {readDeed, searchDesk} from '../usecases/desk-lookup.ts';
import {correctionOf} from '../views/desk-correction.tsx';
import {EntryReading} from '../views/desk-entry.tsx';
import {HandOverPage} from '../views/desk-hand-over.tsx';
import {deskChangeRoutes} from './desk-changes.tsx';
import {DeskQuery, ReadingQuery} from './desk-input.ts';
import {emptyEntry, showDesk} from './desk-show.tsx';
import {sendPage} from './page.tsx';

export const deskRoles = ['control-room', 'coordinator'] as const;

/** /meldkamer: the desk of the control room; every form works without JavaScript, the script sends the same forms. */
export function deskPages(service: Service): Route[] {
	return [
		{
			method: 'GET',
			path: '/meldkamer',
			who: deskRoles,
			handle: context => deskAsAsked(service, context),
		},
		{
			method: 'GET',
			path: '/meldkamer/regel',
			who: deskRoles,
			async handle(context) {
				const {place = '', kind = '', time = '', typedAt} = readQuery(context, ReadingQuery);
				const now = service.now();
				const reading = await readLine(service.db, {line: `${place} ${kind} ${time}`, typedAt: typedAt ?? now});
				context.type = 'html';
				context.body = renderToString(<EntryReading reading={reading} now={now} />);
			},
		},
		{
			method: 'GET',
			path: '/meldkamer/overdracht',
			who: deskRoles,
			async handle(context) {
				const now = service.now();
				const {handOver, tally, nameOf} = await readDesk(service.db, now);
				const page = <HandOverPage actions={handOver} tally={tally} nameOf={nameOf} now={now} />;
				await sendPage(service, context, {
					title: 'Dienstoverdracht',
					scripts: ['desk-hand-over.js'],
					children: page,
				});
			},
		},
		...deskChangeRoutes(service),
	];
}

async function deskAsAsked(service: Service, context: RequestContext): Promise<void> {
	const {wijzig, gedaan, revisie, zoek} = readQuery(context, DeskQuery);
	const identity = identityOf(context);
	const {db} = service;
	if (wijzig !== undefined) {
		const action = await readAction(db, identity, wijzig);
		const {idempotencyKey} = emptyEntry();
		const message = (nameOf: (code: string) => string) =>
			({kind: 'correction', action, typed: correctionOf(action, nameOf, idempotencyKey)}) as const;
		return showDesk(service, context, {message});
	}

	if (zoek !== undefined) {
		const actions = await searchDesk(db, identity, {text: zoek, now: service.now()});
		return showDesk(service, context, {message: {kind: 'found', text: zoek, actions}});
	}

	const deed = gedaan !== undefined && revisie !== undefined ? {id: gedaan, revision: revisie} : null;
	const done = deed && (await readDeed(db, deed, identity));
	return showDesk(service, context, done ? {message: {kind: 'deed', ...done}} : {});
}
