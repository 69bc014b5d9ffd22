import {randomUUID} from 'node:crypto';
import type {Context} from 'koa';
import {z} from 'zod';
import {type Area, UNIT} from '../domain/areas.ts';
import type {Fault} from '../domain/faults.ts';
import {AreaCodeInput} from '../domain/inputs.ts';
import {readQuery} from '../http/read-input.ts';
import type {Service} from '../http/service.ts';
import {visibleAreas} from '../usecases/areas.ts';
import {readAttention} from '../usecases/attention.ts';
import {visibleArea} from '../usecases/progress-report.ts';
import {loadYearFacts} from '../usecases/year-facts.ts';
import {AttentionPage} from '../views/attention-page.tsx';
import {attentionPlaces, dayFieldOf} from '../views/follow-up-forms.tsx';
import {AsOfQuery, asOfRequest} from './as-of.ts';
import type {RefusedForm} from './form.ts';
import {sendPage} from './page.tsx';

/** Id of the follow-up that was just recorded or taken back, in the address of the page that says so. */
export const FollowUpDone = z
	.string()
	.regex(/^\d{4}:T\d{1,2}:[A-Za-z0-9-]{1,60}$/, 'Dit adres klopt niet.')
	.optional();

const Query = AsOfQuery.extend({gebied: AreaCodeInput.default(UNIT), opvolging: FollowUpDone});
/** Where a form came from; what cannot be read is left out, so that a refused form is always shown. */
const State = z.object({
	jaar: AsOfQuery.shape.jaar.catch(undefined),
	peildatum: AsOfQuery.shape.peildatum.catch(undefined),
	gebied: AreaCodeInput.catch(UNIT),
	van: z.enum(attentionPlaces).catch('aandacht'),
});

/** A follow-up that was refused: what it is about, `T4:GM0050`, and what was typed. */
export type RefusedAttention = RefusedForm & {about: string};

/** Answers with /aandacht as it stands now, over what was typed when a form was refused. */
export async function showAttention(
	service: Service,
	context: Context,
	refused: RefusedAttention | null,
): Promise<void> {
	const {db} = service;
	const query = refused
		? {...State.parse(refused.typed), opvolging: undefined}
		: {...readQuery(context, Query), van: 'aandacht' as const};
	const {gebied, opvolging, van, ...moment} = query;
	const {request, asOf} = await asOfRequest(service, context, {...moment});
	const [facts, areas] = await Promise.all([loadYearFacts(db, request), visibleAreas(db, request)]);
	const area = visibleArea(facts, gebied, request.identity);
	const attention = await readAttention(db, facts, {...request, area, done: opvolging});
	const faults = refused ? faultsOf(refused) : [];
	const page = (
		<AttentionPage
			attention={attention}
			asOf={asOf}
			areas={choicesOf(areas, area)}
			context={{asOf, listed: area.code, place: van, today: attention.at, newKey: () => randomUUID()}}
			faults={faults}
			refused={
				refused && {
					about: refused.about,
					day: refused.typed.day ?? '',
					fault: faults.find(({field}) => field === dayFieldOf(refused.about)) ?? null,
				}
			}
		/>
	);
	await sendPage(service, context, {title: `Vraagt aandacht ${attention.year}`, children: page});
}

/** The faults by the ids of the fields on this page. */
function faultsOf({about, faults}: RefusedAttention): Fault[] {
	return faults.map(({field, message}) => ({field: field === 'day' ? dayFieldOf(about) : '', message}));
}

/** The unit and its districts, and the area itself when it is another. */
function choicesOf(areas: readonly Area[], shown: Area) {
	return areas
		.filter(({kind, code}) => kind === 'unit' || kind === 'district' || code === shown.code)
		.map(({code, name, kind}) => ({value: code, label: kind === 'unit' ? `Hele eenheid (${name})` : name}));
}
