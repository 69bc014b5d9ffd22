import {z} from 'zod';
import {Refusal, refuse} from '../domain/faults.ts';
import type {Route} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import {Signed} from './form.ts';
import {type FormRoute, formRoute} from './form-route.ts';
import {tellingSentBefore} from './sent-before.ts';

/** What the forms about ambassadors and training days have in common. */

export const readers = ['coordinator', 'admin'] as const;
export const writers = ['coordinator'] as const;
export const Revision = z.coerce
	.number('De revisie ontbreekt.')
	.int('De revisie ontbreekt.')
	.min(1, 'De revisie ontbreekt.');
export const SignedRevision = Signed.extend({revision: Revision});

interface RegisterForm<Schema extends z.ZodType<{idempotencyKey: string}>>
	extends Omit<FormRoute<Schema>, 'who' | 'telling'> {
	/** The control on the page for a field of the use case. */
	controls?: Readonly<Record<string, string>>;
}

/** A form of a coordinator. */
export function registerForm<Schema extends z.ZodType<{idempotencyKey: string}>>(
	service: Service,
	{controls = {}, show, ...route}: RegisterForm<Schema>,
): Route {
	return formRoute(service, {
		...route,
		who: writers,
		telling: toldInWords,
		show(context, refused) {
			const faults = refused.faults.map(fault => ({...fault, field: controls[fault.field] ?? fault.field}));
			return show(context, {...refused, faults});
		},
	});
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
