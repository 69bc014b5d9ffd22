import {randomUUID} from 'node:crypto';
import type {Context} from 'koa';
import {z} from 'zod';
import type {Fault} from '../domain/faults.ts';
import {AreaCodeInput, KeyInput, lineInput} from '../domain/inputs.ts';
import {SeenRevision} from '../domain/month-column.ts';
import {readQuery} from '../http/read-input.ts';
import {identityOf, type RequestContext, type Route} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import {areaNames, renameArea} from '../usecases/rename-area.ts';
import {findSettings, saveSettings} from '../usecases/settings.ts';
import {AdministrationPage} from '../views/administration.tsx';
import {tellingColleagueFirst} from './colleague-first.ts';
import {type RefusedForm, Signed, submitForm} from './form.ts';
import {sendPage} from './page.tsx';

const Query = z.strictObject({opgeslagen: AreaCodeInput.optional(), lezer: z.literal('opgeslagen').optional()});
const ReaderForm = Signed.extend({revision: SeenRevision, tweedeLezer: z.enum(['aan', 'uit'], 'Kies aan of uit.')});
const Form = z.strictObject({
	idempotencyKey: KeyInput,
	name: lineInput(80),
	revision: z.coerce.number('De revisie ontbreekt.').int().min(1),
});

/** /beheer: what only an admin may see and change. */
export function administrationPages(service: Service): Route[] {
	const {db, now} = service;
	return [
		{
			method: 'GET',
			path: '/beheer',
			who: ['admin'],
			handle(context) {
				const {opgeslagen: savedCode = null, lezer} = readQuery(context, Query);
				return show(service, context, {refused: null, savedCode, isReaderSaved: lezer !== undefined});
			},
		},
		{
			method: 'POST',
			path: '/beheer/tweede-lezer',
			who: ['admin'],
			handle: context => saveReader(service, context),
		},
		{
			method: 'POST',
			path: '/beheer/gebieden/:code',
			who: ['admin'],
			async handle(context) {
				const code = context.params.code ?? '';
				const refused = await submitForm(context, Form, async ({name, revision, idempotencyKey}) => {
					const write = {identity: identityOf(context), key: idempotencyKey, now: now()};
					await renameArea(db, {code, name, expected: revision, ...write});
					return `/beheer?opgeslagen=${code}`;
				});
				if (refused) {
					await show(service, context, {refused: {code, ...refused}, savedCode: null});
				}
			},
		},
	];
}

async function saveReader(service: Service, context: RequestContext): Promise<void> {
	const refused = await submitForm(context, ReaderForm, async ({idempotencyKey: key, revision, tweedeLezer}) => {
		const write = {identity: identityOf(context), key, now: service.now(), expected: revision};
		const settings = {isSecondReaderAsked: tweedeLezer === 'aan'};
		await tellingColleagueFirst('deze keuze', () => saveSettings(service.db, settings, write));
		return '/beheer?lezer=opgeslagen';
	});
	if (refused) {
		await show(service, context, {refused: null, savedCode: null, readerFaults: refused.faults});
	}
}

interface Shown {
	refused: (RefusedForm & {code: string}) | null;
	savedCode: string | null;
	isReaderSaved?: boolean;
	readerFaults?: readonly Fault[];
}

async function show(
	service: Service,
	context: Context,
	{refused, savedCode, isReaderSaved = false, readerFaults = []}: Shown,
): Promise<void> {
	const teams = await areaNames(service.db, 'basisteam', service.now());
	const shown = refused && {code: refused.code, name: refused.typed.name ?? '', faults: refused.faults};
	const {settings, revision} = await findSettings(service.db);
	const isAsked = settings.isSecondReaderAsked;
	const children = (
		<AdministrationPage
			teams={teams}
			keyOf={() => randomUUID()}
			refused={shown}
			savedCode={savedCode}
			secondReader={{isAsked, revision, isSaved: isReaderSaved, faults: readerFaults}}
		/>
	);
	await sendPage(service, context, {title: 'Beheer', children});
}
