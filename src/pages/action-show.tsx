import {randomUUID} from 'node:crypto';
import {z} from 'zod';
import type {ActionFields} from '../domain/actions.ts';
import {type Area, areasOn} from '../domain/areas.ts';
import {versionsOf} from '../domain/revisions.ts';
import {readQuery} from '../http/read-input.ts';
import {identityOf, type RequestContext} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import {readActionHistory} from '../usecases/action-history.ts';
import type {ActionForm} from '../views/action-forms.tsx';
import {ActionPage, type FormName} from '../views/action-page.tsx';
import {correctionValues, type FormValues, faultsOfForm, outcomeValues} from './action-forms.ts';
import type {RefusedForm} from './form.ts';
import {sendPage} from './page.tsx';

const Query = z.strictObject({opgeslagen: z.coerce.number().int().min(1).optional()});

/** A form of the page that was refused; `name` is null for one without fields. */
export type RefusedActionForm = RefusedForm & {name: FormName | null};

/** Answers with the page of an action as it stands now, over what was typed when a form was refused. */
export async function showAction(
	service: Service,
	context: RequestContext,
	refused: RefusedActionForm | null,
): Promise<void> {
	const saved = context.method === 'POST' ? undefined : readQuery(context, Query).opgeslagen;
	const number = context.params.number ?? '';
	const {areas, mayChange, mayClose, mayUndo, ...shown} = await readActionHistory(
		service.db,
		identityOf(context),
		number,
	);
	const {action} = shown;
	const {revision, removed} = action;
	const address = `/acties/${action.number}`;
	const seen = refused ? versionsOf(action).find(version => String(version.revision) === refused.typed.revision) : null;
	const isOpen = mayChange && !removed;
	const formOf = (name: FormName, path: string, valuesOf: (version: ActionFields) => FormValues): ActionForm => ({
		...{address: `${address}/${path}`, idempotencyKey: randomUUID(), revision},
		values:
			refused?.name === name ? typedOver(valuesOf(action), valuesOf(seen ?? action), refused.typed) : valuesOf(action),
		faults: refused?.name === name ? faultsOfForm(name, refused.faults) : [],
	});
	const undo = {address: `${address}/ongedaan`, idempotencyKey: randomUUID(), revision};
	const page = (
		<ActionPage
			{...shown}
			places={placesOn(areas, action)}
			forms={{
				outcome: mayClose && isOpen ? formOf('outcome', 'uitkomst', outcomeValues) : null,
				correction: isOpen ? formOf('correction', 'verbetering', correctionValues) : null,
				removal: isOpen ? formOf('removal', 'verwijdering', () => ({})) : null,
			}}
			refused={refused?.name ?? null}
			faults={refused ? faultsOfForm(refused.name, refused.faults) : []}
			overtaken={seen && seen.revision !== revision ? seen.revision : null}
			undo={mayUndo || (mayChange && removed) ? undo : null}
			isSaved={saved === revision}
		/>
	);
	await sendPage(service, context, {title: `Actie ${action.number}`, children: page});
}

/** The newest values with what was really typed over them: what nobody touched follows the newest version. */
function typedOver(newest: FormValues, seen: FormValues, typed: FormValues): FormValues {
	const names = new Set([...Object.keys(newest), ...Object.keys(typed)]);
	return Object.fromEntries(
		[...names].map(name => {
			const own = typed[name] ?? '';
			return [name, own === (seen[name] ?? '') ? (newest[name] ?? '') : own];
		}),
	);
}

/** The areas of the day of an action, by name, and those that it names itself. */
function placesOn(areas: readonly Area[], action: ActionFields) {
	const optionsOf = (kind: 'municipality' | 'basisteam' | 'detectives') =>
		areas
			.filter(area => areasOn(areas, kind, action.day).includes(area) || area.code === action[kind])
			.map(({code, name}) => ({value: code, label: name}))
			.sort((a, b) => a.label.localeCompare(b.label, 'nl'));
	return {
		municipalities: optionsOf('municipality'),
		basisteams: optionsOf('basisteam'),
		detectives: optionsOf('detectives'),
	};
}
