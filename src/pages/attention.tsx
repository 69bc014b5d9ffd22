import {z} from 'zod';
import {followUpId, followUpResults} from '../domain/follow-ups.ts';
import {AreaCodeInput, DayInput, KeyInput, YearInput} from '../domain/inputs.ts';
import {identityOf, type RequestContext, type Route} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import {type FollowUpAddress, recordFollowUp, takeBackFollowUp} from '../usecases/follow-ups.ts';
import type {Write} from '../usecases/write.ts';
import {addressOf} from '../views/addresses.ts';
import {attentionPlaces} from '../views/follow-up-forms.tsx';
import {showAttention} from './attention-show.tsx';
import {submitForm} from './form.ts';
import {tellingSentBefore} from './sent-before.ts';

const readers = ['coordinator', 'admin'] as const;
const writers = ['coordinator'] as const;
const Revision = z.coerce.number('De revisie ontbreekt.').int('De revisie ontbreekt.').min(0, 'De revisie ontbreekt.');
/** `van`, `jaar`, `gebied` and `peildatum` lead back to where the form stood. */
const TakeBackFields = z.strictObject({
	idempotencyKey: KeyInput,
	revision: Revision,
	jaar: YearInput,
	gebied: AreaCodeInput,
	peildatum: DayInput.optional(),
	van: z.enum(attentionPlaces, 'Dit formulier komt van een onbekende pagina.'),
});
const FollowUpFields = TakeBackFields.extend({
	result: z.enum(followUpResults, 'Kies wat eruit kwam: gebeld, niet bereikt of een afspraak.'),
	day: DayInput.optional(),
});
type Place = z.output<typeof TakeBackFields>;

/** /aandacht: whom to call, and what came of it. */
export function attentionPages(service: Service): Route[] {
	const {db} = service;
	return [
		{method: 'GET', path: '/aandacht', who: readers, handle: context => showAttention(service, context, null)},
		formRoute(service, {
			path: '/aandacht/:target/:area',
			schema: FollowUpFields,
			async work({result, day = null, revision: seen}, address, write) {
				await recordFollowUp(db, {...address, result, day, seen}, write);
			},
		}),
		formRoute(service, {
			path: '/aandacht/:target/:area/terugnemen',
			schema: TakeBackFields,
			async work({revision: seen}, address, write) {
				await takeBackFollowUp(db, {...address, seen}, write);
			},
		}),
	];
}

interface FormRoute<Schema extends z.ZodType<Place>> {
	path: string;
	schema: Schema;
	work(form: z.output<Schema>, address: FollowUpAddress, write: Write): Promise<void>;
}

function formRoute<Schema extends z.ZodType<Place>>(service: Service, {path, schema, work}: FormRoute<Schema>): Route {
	return {
		method: 'POST',
		path,
		who: writers,
		async handle(context) {
			const {target = '', area = ''} = context.params;
			const refused = await submitForm(context, schema, async form => {
				const address = {year: form.jaar, target, area};
				const write = {identity: identityOf(context), key: form.idempotencyKey, now: service.now()};
				await tellingSentBefore(() => work(form, address, write));
				return placeOf(form, followUpId(address));
			});
			if (refused) {
				await showAttention(service, context as RequestContext, {about: `${target}:${area}`, ...refused});
			}
		},
	};
}

/** The address that the form came from, one of two: never one that the form names. */
function placeOf({van, jaar, gebied, peildatum}: Place, opvolging: string): string {
	const asOf = {year: jaar, at: peildatum ?? null, knownAt: null};
	return `${addressOf(`/${van}`, asOf, {gebied, opvolging})}${van === 'voortgang' ? '#aandacht' : ''}`;
}
