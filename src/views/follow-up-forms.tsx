import type {AttentionItem, FollowUpNotice} from '../domain/attention.ts';
import type {Fault} from '../domain/faults.ts';
import {addDays, type Day} from '../domain/period.ts';
import {type AsOf, asOfFields} from './addresses.ts';
import {calledName, followUpWords} from './advice-words.ts';
import {formatDay} from './format.ts';
import {IdempotencyKey} from './forms.tsx';

/** Where a follow-up leads back to. */
export const attentionPlaces = ['voortgang', 'aandacht'] as const;
export type AttentionPlace = (typeof attentionPlaces)[number];

/** What every form about an area hands on. */
export interface FollowUpContext {
	asOf: AsOf;
	/** Code of the area that the list is of. */
	listed: string;
	place: AttentionPlace;
	/** Today: the first day of an appointment. */
	today: Day;
	/** A fresh key for each form. */
	newKey(): string;
}

/** The form that was refused: which area it is about, what was typed and what is wrong with it. */
export interface RefusedFollowUp {
	/** `T4:GM0050`. */
	about: string;
	day: string;
	fault: Fault | null;
}

interface FormsProps {
	item: AttentionItem;
	context: FollowUpContext;
	refused: RefusedFollowUp | null;
}

/** One press for a call or for nobody reached; a day is asked for an appointment only. */
export function FollowUpForms({item, context, refused}: FormsProps) {
	const {area, target} = item.advice;
	const about = `${target.id}:${area.code}`;
	const action = `/aandacht/${target.id}/${area.code}`;
	const own = refused?.about === about ? refused : null;
	const dayId = dayFieldOf(about);
	const revision = item.followUp?.revision ?? 0;
	const spoken = <span class="visually-hidden">: {calledName(area)}</span>;
	return (
		<div class="follow-up">
			<form class="follow-up__quick" method="post" action={action}>
				<FollowUpFields context={context} revision={revision} />
				<button class="nl-button nl-button--secondary" type="submit" name="result" value="called">
					Gebeld{spoken}
				</button>
				<button class="nl-button nl-button--secondary" type="submit" name="result" value="not-reached">
					Niet bereikt{spoken}
				</button>
			</form>
			<details class="follow-up__appointment" open={own !== null}>
				<summary class="nl-button nl-button--secondary">Afspraak{spoken}</summary>
				<form class="follow-up__form" method="post" action={action} novalidate>
					<FollowUpFields context={context} revision={revision} />
					<input type="hidden" name="result" value="appointment" />
					<label class="utrecht-form-label" for={dayId}>
						Afspraak op{spoken}
					</label>
					{own?.fault && (
						<p class="form__fault" id={`${dayId}-fout`}>
							{own.fault.message}
						</p>
					)}
					<div class="follow-up__row">
						<input
							class="utrecht-textbox utrecht-textbox--html-input"
							id={dayId}
							name="day"
							type="date"
							min={context.today}
							max={addDays(context.today, 365)}
							value={own?.day ?? ''}
							{...(own?.fault && {'aria-invalid': 'true' as const, 'aria-describedby': `${dayId}-fout`})}
						/>
						<button class="nl-button nl-button--primary" type="submit">
							Leg vast
						</button>
					</div>
				</form>
			</details>
		</div>
	);
}

/** Id of the field for the day of an appointment; `about` is `T4:GM0050`. */
export function dayFieldOf(about: string): string {
	return `dag-${about.replace(':', '-')}`;
}

/** The fields with which a follow-up is repeatable, safe against a colleague, and finds its way back. */
export function FollowUpFields({context, revision}: {context: FollowUpContext; revision: number}) {
	const {asOf, listed, place, newKey} = context;
	const fields = {...asOfFields(asOf), gebied: listed, van: place, revision: String(revision)};
	return (
		<>
			<IdempotencyKey value={newKey()} />
			{Object.entries(fields).map(([name, value]) => (
				<input key={name} type="hidden" name={name} value={value} />
			))}
		</>
	);
}

/** What was just done, and the button that takes it back. */
export function FollowUpNoticeBox({
	notice: {area, followUp},
	context,
	mayFollowUp,
}: {
	notice: FollowUpNotice;
	context: FollowUpContext;
	mayFollowUp: boolean;
}) {
	const {target, revision, removed, result, hiddenUntil} = followUp;
	const called = calledName(area);
	const name = called[0]?.toUpperCase() + called.slice(1);
	const text = removed
		? `${name}: opvolging teruggenomen. Het gebied staat weer in de lijst.`
		: `${name}: ${followUpWords(followUp)}. ${result === 'appointment' ? 'Komt die dag terug.' : `Komt terug op ${formatDay(hiddenUntil)}.`}`;
	return (
		<div class="utrecht-alert utrecht-alert--ok notice" role="status">
			<p class="notice__text">{text}</p>
			{mayFollowUp && !removed && (
				<form class="undo" method="post" action={`/aandacht/${target}/${area.code}/terugnemen`}>
					<FollowUpFields context={context} revision={revision} />
					<button class="nl-button nl-button--secondary undo__button" type="submit">
						Ongedaan maken
					</button>
				</form>
			)}
		</div>
	);
}
