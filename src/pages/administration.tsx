import {randomUUID} from 'node:crypto';
import type {Context} from 'koa';
import {z} from 'zod';
import {AreaCodeInput, KeyInput, lineInput} from '../domain/inputs.ts';
import {readQuery} from '../http/read-input.ts';
import {identityOf, type Route} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import {areaNames, renameArea} from '../usecases/rename-area.ts';
import {AdministrationPage} from '../views/administration.tsx';
import {type RefusedForm, submitForm} from './form.ts';
import {sendPage} from './page.tsx';

const Query = z.strictObject({opgeslagen: AreaCodeInput.optional()});
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
			handle: context =>
				show(service, context, {refused: null, savedCode: readQuery(context, Query).opgeslagen ?? null}),
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

async function show(
	service: Service,
	context: Context,
	{refused, savedCode}: {refused: (RefusedForm & {code: string}) | null; savedCode: string | null},
): Promise<void> {
	const teams = await areaNames(service.db, 'basisteam', service.now());
	const shown = refused && {code: refused.code, name: refused.typed.name ?? '', faults: refused.faults};
	const children = (
		<AdministrationPage teams={teams} keyOf={() => randomUUID()} refused={shown} savedCode={savedCode} />
	);
	await sendPage(service, context, {title: 'Beheer', children});
}
