import type {z} from 'zod';
import {identityOf, type RequestContext, type Route} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import type {Write} from '../usecases/write.ts';
import {type RefusedForm, submitForm} from './form.ts';

export interface FormRoute<Schema extends z.ZodType<{idempotencyKey: string}>> extends Pick<Route, 'path' | 'who'> {
	schema: Schema;
	/** Yields the address that the reader is led to. */
	work(form: z.output<Schema>, request: {write: Write; params: RequestContext['params']}): Promise<string>;
	/** Says in words for people what another request did meanwhile. */
	telling(work: () => Promise<string>): Promise<string>;
	/** Shows the page again with what was typed and every fault. */
	show(context: RequestContext, refused: RefusedForm): Promise<void>;
}

/** A form: read, done under its own key, and shown again when it was refused. */
export function formRoute<Schema extends z.ZodType<{idempotencyKey: string}>>(
	{now}: Pick<Service, 'now'>,
	{path, who, schema, work, telling, show}: FormRoute<Schema>,
): Route {
	return {
		method: 'POST',
		path,
		who,
		async handle(context) {
			const {params} = context;
			const refused = await submitForm(context, schema, form => {
				const write = {identity: identityOf(context), key: form.idempotencyKey, now: now()};
				return telling(() => work(form, {write, params}));
			});
			if (refused) {
				await show(context, refused);
			}
		},
	};
}
