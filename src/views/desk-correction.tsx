import {type ActionFields, kindRules} from '../domain/actions.ts';
import {deskKinds} from '../domain/desk-line.ts';
import type {Fault} from '../domain/faults.ts';
import type {Fact} from '../domain/revisions.ts';
import {FaultList} from './desk-questions.tsx';
import {type DeskFormContext, OutcomeForm} from './desk-rows.tsx';
import {actionWords, type NameOf, outcomeWords, placeOf} from './desk-words.ts';
import {IdempotencyKey} from './forms.tsx';
import {formatTime} from './time-words.ts';

/** What stands in the form of a correction: as the action is, or as it was typed. */
export interface DeskCorrectionTyped {
	idempotencyKey: string;
	place: string;
	kind: string;
	time: string;
	reason: string;
	faults: readonly Fault[];
}

/** The form as the action stands. */
export function correctionOf(action: Fact<ActionFields>, nameOf: NameOf, idempotencyKey: string): DeskCorrectionTyped {
	const {kind, municipality, startedAt} = action;
	const place = municipality === null ? '' : nameOf(municipality);
	return {idempotencyKey, place, kind, time: formatTime(startedAt), reason: '', faults: []};
}

interface CorrectionProps {
	action: Fact<ActionFields>;
	typed: DeskCorrectionTyped;
	nameOf: NameOf;
	forms: DeskFormContext;
}

/** Corrects one action, with a reason; everything else about it is on its own page. */
export function CorrectionForm({action, typed, nameOf, forms}: CorrectionProps) {
	const {_id, number, revision, kind} = action;
	const isSearch = kindRules[kind].countsAs === 'search';
	return (
		<section class="desk-question" aria-labelledby="desk-correction-title">
			<h2 class="desk-question__title" id="desk-correction-title" data-announce>
				{number} wijzigen: {actionWords(action, nameOf)}
			</h2>
			{isSearch && (
				<div class="desk-correction__outcome">
					<span>Uitkomst: {outcomeWords(action)}. Wordt:</span>
					<OutcomeForm action={action} forms={forms} label={`${number}, ${placeOf(action, nameOf)}`} />
				</div>
			)}
			<form
				class="desk-correction"
				method="post"
				action={`/meldkamer/acties/${_id}/wijziging`}
				data-queue="own"
				data-label={`wijziging van ${number}`}
				novalidate
			>
				<IdempotencyKey value={typed.idempotencyKey} />
				<input type="hidden" name="author" value={forms.author} />
				<input type="hidden" name="revision" value={revision} />
				<FaultList faults={typed.faults.map(fault => ({...fault, field: fieldId(fault.field)}))} />
				<Text name="place" label="Gemeente" typed={typed} />
				<Kind typed={typed} />
				<Text name="time" label="Tijd" typed={typed} />
				<Text name="reason" label="Reden" typed={typed} />
				<div class="desk-question__answers">
					<button class="desk-button desk-button--strong" type="submit">
						Wijzigen
					</button>
					<button class="desk-button" type="submit" name="remove" value="ja">
						Verwijderen
					</button>
					<a class="desk-button" href="/meldkamer" data-desk data-drop={typed.idempotencyKey} data-key="Escape">
						Sluit <kbd>Esc</kbd>
					</a>
					<a class="desk-link" href={`/acties/${number}`}>
						Alle velden
					</a>
				</div>
			</form>
		</section>
	);
}

function fieldId(field: string): string {
	return ['place', 'kind', 'time', 'reason'].includes(field) ? `new-${field}` : '';
}

function Text({name, label, typed}: {name: 'place' | 'time' | 'reason'; label: string; typed: DeskCorrectionTyped}) {
	return (
		<div class={`desk-entry__field desk-entry__field--${name}`}>
			<label class="desk-entry__label" for={`new-${name}`}>
				{label}
			</label>
			<input
				class="utrecht-textbox utrecht-textbox--html-input"
				type="text"
				id={`new-${name}`}
				name={name}
				value={typed[name]}
				autocomplete="off"
				maxlength={name === 'reason' ? 200 : 120}
				{...(typed.faults.some(({field}) => field === name) && {'aria-invalid': 'true' as const})}
			/>
		</div>
	);
}

function Kind({typed}: {typed: DeskCorrectionTyped}) {
	return (
		<div class="desk-entry__field">
			<label class="desk-entry__label" for="new-kind">
				Soort
			</label>
			<select class="utrecht-select utrecht-select--html-select" id="new-kind" name="kind">
				{deskKinds.map(({code, kind}) => (
					<option key={code} value={kind} selected={typed.kind === kind}>
						{code} {kindRules[kind].name}
					</option>
				))}
			</select>
		</div>
	);
}
