import type {Fault} from '../domain/faults.ts';
import type {Target} from '../domain/targets.ts';
import {ChangeList} from './action-history.tsx';
import {ErrorSummary, Field, IdempotencyKey, Select, TextArea} from './forms.tsx';
import {ConditionFields} from './target-condition-fields.tsx';
import {type Effect, EffectBox} from './target-effect.tsx';
import {changedTargetLines} from './target-lines.ts';
import {kindWords, ruleSentences} from './target-rule.ts';

type Values = Readonly<Record<string, string>>;

/** A form that is sent by itself: where to, its key, the revision it is about, and what was typed. */
interface Sent {
	address: string;
	idempotencyKey: string;
	/** 0 for a target that is not there yet. */
	revision: number;
	values: Values;
	faults: readonly Fault[];
}

export interface TargetFormProps {
	year: number;
	id: string;
	kind: Target['kind'];
	/** The target as it is saved; null for a new one. */
	saved: Target | null;
	form: Sent;
	/** Where the form is sent to only look. */
	effectAddress: string;
	effect: Effect | null;
	/** The version that the form was filled from, when a colleague has written a newer one since. */
	overtaken: Target | null;
	/** A colleague removed the target since. */
	isRemoved: boolean;
	/** null for a new target. */
	removal: Sent | null;
}

/** The contents of /doelen/:id/wijzigen and of /doelen/nieuw once the kind is chosen. */
export function TargetFormPage(props: TargetFormProps) {
	const {year, id, saved, form, effect, removal} = props;
	const faults = [...form.faults, ...(removal?.faults ?? [])];
	return (
		<div class="target-form-page">
			<ErrorSummary faults={faults} />
			<h1 class="nl-heading nl-heading--level-1">{saved ? `${id} wijzigen` : `Nieuw doel ${id}`}</h1>
			<p class="nl-paragraph target-form-page__title">
				{saved ? `${saved.title}, ${year}` : `${kindWords[props.kind].name}, ${year}`}
			</p>
			<Overtaken {...props} />
			<section class="utrecht-card action-card" aria-labelledby="regel">
				<h2 class="nl-heading nl-heading--level-2" id="regel">
					{saved ? 'Zo telt dit doel nu' : 'Zo telt dit soort doel'}
				</h2>
				{(saved ? ruleSentences(saved) : newKindSentences(props.kind)).map(sentence => (
					<p class="target-form__rule" key={sentence}>
						{sentence}
					</p>
				))}
			</section>
			{effect && <EffectBox effect={effect} />}
			<TargetForm {...props} />
			{removal && <RemovalForm form={removal} id={id} year={year} />}
		</div>
	);
}

function newKindSentences(kind: Target['kind']): string[] {
	const {explanation, example} = kindWords[kind];
	return [explanation, `Voorbeeld: ${example}.`];
}

function Overtaken({overtaken, isRemoved, saved}: TargetFormProps) {
	if (!overtaken || !saved) {
		return null;
	}

	const changes = changedTargetLines(overtaken, saved);
	return (
		<section class="utrecht-alert utrecht-alert--info target-form__overtaken" aria-labelledby="intussen">
			<div>
				<h2 class="nl-heading nl-heading--level-2" id="intussen">
					Een collega was je voor
				</h2>
				{isRemoved && <p class="nl-paragraph">Het doel is intussen verwijderd. Sla je op, dan telt het weer mee.</p>}
				{changes.length > 0 && <ChangeList changes={changes} />}
				<p class="target-form__rule">Wat jij typte staat hieronder nog. Sla opnieuw op als het zo moet.</p>
			</div>
		</section>
	);
}

const goalLabels: Record<Target['kind'], {label: string; description: string}> = {
	count: {label: 'Norm: aantal acties', description: 'Bijvoorbeeld 1.000.'},
	rate: {label: 'Norm: percentage', description: 'Bijvoorbeeld 15 of 12,5.'},
	growth: {label: 'Norm: stijging in procenten', description: 'Bijvoorbeeld +10. Een daling mag ook: -5.'},
	members: {label: 'Norm: percentage van de organisaties', description: 'Bijvoorbeeld 90. Voor allemaal: 100.'},
};

function TargetForm({id, kind, saved, form, effectAddress}: TargetFormProps) {
	const {values, faults} = form;
	const control = (name: string) => ({name, value: values[name] ?? '', faults});
	return (
		<form class="utrecht-card form action-form target-form" method="post" action={form.address} novalidate>
			<IdempotencyKey value={form.idempotencyKey} />
			<input type="hidden" name="revision" value={form.revision} />
			<input type="hidden" name="id" value={id} />
			<input type="hidden" name="kind" value={kind} />
			<div class="target-form__pair">
				<Select
					{...control('comparator')}
					label="Gehaald bij"
					options={[
						{value: '>=', label: 'minstens de norm'},
						{value: '>', label: 'meer dan de norm'},
					]}
				/>
				<Field {...control('goal')} {...goalLabels[kind]} autocomplete="off" isRequired />
			</div>
			{saved && (
				<Field
					{...control('reason')}
					label="Reden"
					description="Nodig als de norm verandert. Zonder gegevens van personen."
					autocomplete="off"
				/>
			)}
			{kind === 'members' &&
				(values.fixed === 'ja' ? <FixedConditions /> : <ConditionFields values={values} faults={faults} />)}
			<TextFields control={control} />
			<div class="target-form__buttons">
				<button class="nl-button nl-button--secondary" type="submit" formaction={effectAddress}>
					Bekijk het effect
				</button>
				<button class="nl-button nl-button--primary" type="submit">
					{saved ? 'Sla wijziging op' : 'Voeg doel toe'}
				</button>
			</div>
		</form>
	);
}

function TextFields({control}: {control(name: string): {name: string; value: string; faults: readonly Fault[]}}) {
	return (
		<>
			<Field {...control('title')} label="Titel" description="Kort, zoals op de kaart." isRequired />
			<TextArea {...control('text')} label="De zin uit het plan" rows={2} isRequired />
			<TextArea {...control('definition')} label="Wat we tellen" rows={6} isRequired />
			<Field {...control('source')} label="Bron" isRequired />
			<TextArea {...control('note')} label="Opmerking (mag leeg)" rows={3} />
		</>
	);
}

/** Conditions that no line of the form can show. */
function FixedConditions() {
	return (
		<p class="nl-paragraph">
			<input type="hidden" name="fixed" value="ja" />
			De voorwaarden van dit doel zijn zo bijzonder dat je ze hier niet kunt wijzigen. Ze blijven zoals ze hierboven
			staan.
		</p>
	);
}

function RemovalForm({form, id, year}: {form: Sent; id: string; year: number}) {
	return (
		<section class="utrecht-card action-card" aria-labelledby="verwijderen">
			<h2 class="nl-heading nl-heading--level-2" id="verwijderen">
				Verwijder {id} uit {year}
			</h2>
			<form class="form action-form" method="post" action={form.address} novalidate>
				<IdempotencyKey value={form.idempotencyKey} />
				<input type="hidden" name="revision" value={form.revision} />
				<input type="hidden" name="jaar" value={year} />
				<Field
					name="removalReason"
					label="Waarom verwijder je dit doel?"
					description="Het doel telt dan niet meer mee. De geschiedenis blijft, en je kunt het ongedaan maken."
					value={form.values.removalReason ?? ''}
					faults={form.faults}
					isRequired
				/>
				<button class="nl-button nl-button--secondary" type="submit">
					Verwijder
				</button>
			</form>
		</section>
	);
}
