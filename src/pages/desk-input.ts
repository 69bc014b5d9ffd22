import {z} from 'zod';
import {results} from '../domain/actions.ts';
import {deskKinds} from '../domain/desk-line.ts';
import {InstantInput, KeyInput, lineInput, ReasonInput} from '../domain/inputs.ts';

/** What the forms and addresses of the desk may hand in. */

const Id = z.string().max(200);
const Revision = z.coerce.number('De revisie ontbreekt.').int('De revisie ontbreekt.').min(1, 'De revisie ontbreekt.');

const signed = {
	idempotencyKey: KeyInput,
	/** Who typed it: it is refused under any other sign-in. */
	author: Id.optional(),
};

export const DeskQuery = z.strictObject({
	wijzig: Id.optional(),
	gedaan: Id.optional(),
	revisie: Revision.optional(),
	zoek: lineInput(80).optional(),
});

const line = {
	place: lineInput(120).optional(),
	kind: lineInput(10).optional(),
	time: lineInput(10).optional(),
	typedAt: InstantInput.optional(),
};
export const ReadingQuery = z.strictObject(line);
export const LineForm = z.strictObject({...signed, ...line, confirmed: z.literal('ja').optional()});

export const OutcomeForm = z.strictObject({
	...signed,
	result: z.enum(results),
	at: InstantInput.optional(),
	/** The revision whose outcome was seen and is changed. */
	revision: Revision.optional(),
	reason: ReasonInput.optional(),
});

export const CorrectionForm = z.strictObject({
	...signed,
	revision: Revision,
	place: lineInput(120).optional(),
	kind: z.enum(deskKinds.map(({kind}) => kind)),
	time: lineInput(10).optional(),
	reason: z.string('Geef de reden van de wijziging.').pipe(ReasonInput),
	remove: z.literal('ja').optional(),
});

export const UndoForm = z.strictObject({...signed, revision: Revision});
