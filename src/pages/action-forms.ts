import {z} from 'zod';
import {
	type ActionCorrection,
	type ActionFields,
	actionKinds,
	kindRules,
	type OutcomeForm,
	occasions,
	results,
	starters,
	themes,
} from '../domain/actions.ts';
import {type Fault, refuseFaults} from '../domain/faults.ts';
import {AreaCodeInput, CountInput, DayInput, KeyInput, numberInput, ReasonInput} from '../domain/inputs.ts';
import {dayOf} from '../domain/period.ts';
import {clockOf, instantAt} from '../domain/wall-clock.ts';

/** What the forms about one action may hand in, and what that means for the action. */

const Revision = z.coerce.number('De revisie ontbreekt.').int('De revisie ontbreekt.').min(1, 'De revisie ontbreekt.');
const signed = {idempotencyKey: KeyInput, revision: Revision};
const TimeInput = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/, 'Schrijf de tijd als 08:42.');
const Reason = z.string('Geef de reden.').pipe(ReasonInput);
const WholeNumber = numberInput('Dit moet een heel getal zijn.');

export const OutcomeFields = z.strictObject({
	...signed,
	result: z.enum([...results, 'open'], 'Kies een uitkomst.'),
	outcomeDay: DayInput.optional(),
	outcomeTime: TimeInput.optional(),
	tips: WholeNumber.pipe(CountInput).optional(),
	outcomeReason: ReasonInput.optional(),
});
export const CorrectionFields = z.strictObject({
	...signed,
	kind: z.enum(actionKinds, 'Kies een soort.'),
	starter: z.enum(starters, 'Kies wie de actie startte.'),
	startDay: z.string('Vul de datum van het begin in.').pipe(DayInput),
	startTime: z.string('Vul de tijd van het begin in.').pipe(TimeInput),
	endDay: DayInput.optional(),
	endTime: TimeInput.optional(),
	municipality: AreaCodeInput.optional(),
	basisteam: AreaCodeInput.optional(),
	detectives: AreaCodeInput.optional(),
	occasion: z.enum(occasions).optional(),
	theme: z.enum(themes).optional(),
	radiusKm: WholeNumber.optional(),
	reach: WholeNumber.pipe(CountInput).optional(),
	startedByVolunteer: z.literal('ja').optional(),
	correctionReason: Reason,
});
export const RemovalFields = z.strictObject({...signed, removalReason: Reason});
export const UndoFields = z.strictObject(signed);

export type FormValues = Readonly<Record<string, string>>;

/** What the form of the outcome shows for an action as it stands. */
export function outcomeValues({outcome}: ActionFields): FormValues {
	return {
		result: outcome?.result ?? '',
		outcomeDay: outcome ? dayOf(outcome.at) : '',
		outcomeTime: outcome ? clockOf(outcome.at) : '',
		tips: outcome?.tips?.toString() ?? '',
	};
}

/** What the form for a correction shows for an action as it stands. */
export function correctionValues(action: ActionFields): FormValues {
	const {kind, starter, startedAt, endedAt, municipality, basisteam, detectives, occasion, theme} = action;
	return {
		kind,
		starter,
		startDay: dayOf(startedAt),
		startTime: clockOf(startedAt),
		endDay: endedAt ? dayOf(endedAt) : '',
		endTime: endedAt ? clockOf(endedAt) : '',
		...{municipality: municipality ?? '', basisteam: basisteam ?? '', detectives: detectives ?? ''},
		...{occasion: occasion ?? '', theme: theme ?? ''},
		radiusKm: action.radiusKm?.toString() ?? '',
		reach: action.reach?.toString() ?? '',
		startedByVolunteer: action.startedByVolunteer ? 'ja' : '',
	};
}

/** The outcome that a form means. @throws {Refusal} `invalid` for half a moment. */
export function outcomeOf(form: z.output<typeof OutcomeFields>, base: ActionFields): OutcomeForm {
	const {result, outcomeDay: day, outcomeTime: time, tips, outcomeReason: reason} = form;
	if (result === 'open') {
		return {result: null, ...(reason && {reason})};
	}

	refuseFaults(halfMoment({day, time}, {day: 'outcomeDay', time: 'outcomeTime'}));
	const at = day && time ? instantAt({day, time: time.slice(0, 5)}, base.outcome?.at ?? null) : undefined;
	return {result, ...(at && {at}), tips: tips ?? null, ...(reason && {reason})};
}

function halfMoment(
	{day, time}: {day?: string | undefined; time?: string | undefined},
	fields: {day: string; time: string},
): Fault[] {
	if (day && !time) {
		return [{field: fields.time, message: 'Vul bij de datum ook de tijd in.'}];
	}

	return time && !day ? [{field: fields.day, message: 'Vul bij de tijd ook de datum in.'}] : [];
}

/**
The correction that a form means: only what differs from the version that it was filled from, so that a field that
nobody touched never undoes somebody else's work, and a new municipality finds its own basisteam.

@throws {Refusal} `invalid` when nothing differs, or for half a moment.
*/
export function correctionOf(form: z.output<typeof CorrectionFields>, base: ActionFields): ActionCorrection {
	const shown = correctionValues(base);
	const isTouched = (...names: (keyof typeof form)[]) => names.some(name => String(form[name] ?? '') !== shown[name]);
	const {kind, starter, municipality, basisteam, detectives, occasion, theme, radiusKm, reach} = form;
	const {endDay, endTime} = form;
	refuseFaults(halfMoment({day: endDay, time: endTime}, {day: 'endDay', time: 'endTime'}));
	const startedAt = instantAt({day: form.startDay, time: form.startTime.slice(0, 5)}, base.startedAt);
	const endedAt = endDay && endTime ? instantAt({day: endDay, time: endTime.slice(0, 5)}, base.endedAt) : null;
	const changes = {
		...(isTouched('kind') && {kind}),
		...(isTouched('starter') && {starter}),
		...(startedAt !== base.startedAt && {startedAt}),
		...(endedAt !== base.endedAt && {endedAt}),
		...(isTouched('municipality') && {municipality: municipality ?? null}),
		...(isTouched('basisteam') && {basisteam: basisteam ?? null}),
		...(isTouched('detectives') && {detectives: detectives ?? null}),
		...(isTouched('occasion') && {occasion: occasion ?? null}),
		...(isTouched('theme') && {theme: theme ?? null}),
		...(isTouched('radiusKm') && {radiusKm: radiusKm ?? null}),
		...(isTouched('reach') && {reach: reach ?? null}),
		...(isTouched('startedByVolunteer') && {startedByVolunteer: form.startedByVolunteer === 'ja'}),
	};
	if (Object.keys(changes).length === 0) {
		refuseFaults([{field: '', message: 'Je hebt niets veranderd.'}]);
	}

	return {...followingFrom(changes, base), ...changes, reason: form.correctionReason};
}

/** What must change along, because the new kind or starter leaves no other choice. */
function followingFrom(changes: Partial<ActionCorrection>, base: ActionFields): Partial<ActionCorrection> {
	const isAlert = changes.kind !== undefined && kindRules[changes.kind].countsAs === 'alert';
	const wasAlert = kindRules[base.kind].countsAs === 'alert';
	if (isAlert && !wasAlert) {
		return {starter: 'national', municipality: null, basisteam: null, detectives: null};
	}

	if (changes.kind !== undefined && !isAlert && wasAlert) {
		return {starter: kindRules[changes.kind].usualStarter};
	}

	return changes.starter !== undefined && changes.starter !== 'detectives' && base.detectives ? {detectives: null} : {};
}

const ownFields: Record<string, Record<string, string>> = {
	outcome: {at: 'outcomeDay', reason: 'outcomeReason'},
	correction: {startedAt: 'startDay', endedAt: 'endDay', reason: 'correctionReason'},
	removal: {reason: 'removalReason'},
};

/** The same faults by the names of the form's own fields. */
export function faultsOfForm(form: 'outcome' | 'correction' | 'removal' | null, faults: readonly Fault[]): Fault[] {
	const own = form ? ownFields[form] : undefined;
	return faults.map(({field, message}) => ({field: own?.[field] ?? field, message}));
}
