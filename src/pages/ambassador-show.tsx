import {randomUUID} from 'node:crypto';
import type {Context} from 'koa';
import {z} from 'zod';
import {organisationKinds, registerStandings} from '../domain/ambassador-register.ts';
import {AreaCodeInput, DayInput} from '../domain/inputs.ts';
import {dayOf} from '../domain/period.ts';
import {readQuery} from '../http/read-input.ts';
import {identityOf} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import {readRegister} from '../usecases/ambassador-register.ts';
import {tellRequest} from '../usecases/ambassador-requests.ts';
import type {RegisterNotice} from '../views/ambassador-notice.tsx';
import {isShown, type RegisterChoice, registerTable} from '../views/ambassador-table.ts';
import {organisationWords, requestWords} from '../views/ambassador-words.ts';
import {AmbassadorsPage, type AmbassadorsPageProps} from '../views/ambassadors-page.tsx';
import type {RefusedForm} from './form.ts';
import {sendPage} from './page.tsx';

/** What the register can be asked for: in the address, and as hidden fields of its form. */
export const choiceFields = {
	soort: z.enum(organisationKinds, 'Deze soort kennen we niet.').optional(),
	district: AreaCodeInput.optional(),
	stand: z.enum(registerStandings, 'Deze stand kennen we niet.').optional(),
	peildatum: DayInput.optional(),
};
const ChoiceFields = z.strictObject(choiceFields);
const Query = ChoiceFields.extend({gedaan: z.uuid().optional()});

export function choiceOf({soort, district, stand, peildatum}: z.output<typeof ChoiceFields>): RegisterChoice {
	return {kind: soort ?? null, district: district ?? null, standing: stand ?? null, at: peildatum ?? null};
}

/** Answers with /ambassadeurs as it stands now, over what was typed. */
export async function showRegister(service: Service, context: Context, refused: RefusedForm | null): Promise<void> {
	const {gedaan, ...query} = refused ? choiceTyped(refused) : readQuery(context, Query);
	const notice = gedaan ? await noticeOf(service, gedaan) : null;
	const props = {...(await registerOf(service, context, choiceOf(query))), notice};
	const page = (
		<AmbassadorsPage
			{...props}
			typed={refused?.typed ?? {}}
			faults={refused?.faults ?? []}
			newKey={() => randomUUID()}
		/>
	);
	await sendPage(service, context, {title: 'Ambassadeurs', children: page});
}

/** The filter that a refused form handed on; one that is not right is left out. */
function choiceTyped({typed}: RefusedForm): z.output<typeof Query> {
	const given = Object.keys(choiceFields).flatMap(name => (typed[name] ? [[name, typed[name]]] : []));
	return ChoiceFields.safeParse(Object.fromEntries(given)).data ?? {};
}

/** The rows that a choice asks for, and the table that page and files are made of. */
export async function registerOf(
	service: Service,
	context: Context,
	choice: RegisterChoice,
): Promise<Omit<AmbassadorsPageProps, 'notice' | 'typed' | 'faults' | 'newKey'>> {
	const now = service.now();
	const today = dayOf(now);
	const day = choice.at ?? today;
	const {rows: everyRow, districts, leftContacts} = await readRegister(service.db, {day, today});
	const rows = everyRow.filter(row => isShown(row, choice));
	const isExample = service.storeKind === 'example';
	return {
		...{rows, everyRow, choice, districts, day, today, leftContacts},
		table: registerTable({rows, choice, districts, day, now, isExample}),
		mayChange: identityOf(context).role === 'coordinator',
	};
}

/** What a request did that still stands; null when nothing of it does. */
export async function noticeOf({db}: Service, key: string): Promise<RegisterNotice | null> {
	const {changed, canTakeBack} = await tellRequest(db, key);
	const words = changed.map(({deed, area}) => ({deed, place: organisationWords(area)}));
	return changed.length === 0 ? null : {text: requestWords(words), undoKey: canTakeBack ? key : null};
}
