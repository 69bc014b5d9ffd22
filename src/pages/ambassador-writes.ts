import type {Context} from 'koa';
import {z} from 'zod';
import {Refusal, refuse} from '../domain/faults.ts';
import {identityOf, type RequestContext, type Route} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import type {Write} from '../usecases/write.ts';
import {type RefusedForm, Signed, submitForm} from './form.ts';
import {tellingSentBefore} from './sent-before.ts';

/** What the forms about ambassadors and training days have in common. */

export const readers = ['coordinator', 'admin'] as const;
export const writers = ['coordinator'] as const;
export const Revision = z.coerce
	.number('De revisie ontbreekt.')
	.int('De revisie ontbreekt.')
	.min(1, 'De revisie ontbreekt.');
export const SignedRevision = Signed.extend({revision: Revision});

interface FormRoute<Schema extends z.ZodType<{idempotencyKey: string}>> {
	path: string;
	schema: Schema;
	/** The control on the page for a field of the use case. */
	controls?: Readonly<Record<string, string>>;
	/** Yields the address that the reader is led to. */
	work(form: z.output<Schema>, request: {write: Write; params: RequestContext['params']}): Promise<string>;
	/** Shows the page again with what was typed and every fault. */
	show(context: RequestContext, refused: RefusedForm): Promise<void>;
}

/** A form of a coordinator: read, done under its own key, and shown again when it was refused. */
export function formRoute<Schema extends z.ZodType<{idempotencyKey: string}>>(
	service: Service,
	{path, schema, controls = {}, work, show}: FormRoute<Schema>,
): Route {
	return {
		method: 'POST',
		path,
		who: writers,
		async handle(context) {
			const {params} = context;
			const refused = await submitForm(context, schema, form => {
				const write = {identity: identityOf(context as Context), key: form.idempotencyKey, now: service.now()};
				return toldInWords(() => work(form, {write, params}));
			});
			if (refused) {
				const faults = refused.faults.map(fault => ({...fault, field: controls[fault.field] ?? fault.field}));
				await show(context, {...refused, faults});
			}
		},
	};
}

async function toldInWords<Result>(work: () => Promise<Result>): Promise<Result> {
	try {
		return await tellingSentBefore(work);
	} catch (error) {
		if (error instanceof Refusal && error.code === 'stale') {
			refuse('stale', 'Een collega wijzigde dit net. Je ziet nu de nieuwste stand; er is niets opgeslagen.');
		}

		throw error;
	}
}
