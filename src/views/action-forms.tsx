import {
	actionKinds,
	kindRules,
	occasionNames,
	occasions,
	resultNames,
	results,
	starterNames,
	starters,
	themeNames,
	themes,
} from '../domain/actions.ts';
import type {Fault} from '../domain/faults.ts';
import {outcomeSymbols} from './action-words.ts';
import {Field, IdempotencyKey, Select, type SelectOption} from './forms.tsx';

export interface ActionForm {
	/** Where it is sent. */
	address: string;
	idempotencyKey: string;
	revision: number;
	/** What stands in it: the action itself, or what was typed. */
	values: Readonly<Record<string, string>>;
	faults: readonly Fault[];
}

const nothing: SelectOption = {value: '', label: 'niet vastgelegd'};

function optionsOf<Code extends string>(codes: readonly Code[], names: Record<Code, string>): SelectOption[] {
	return codes.map(code => ({value: code, label: names[code]}));
}

function Hidden({idempotencyKey, revision}: Pick<ActionForm, 'idempotencyKey' | 'revision'>) {
	return (
		<>
			<IdempotencyKey value={idempotencyKey} />
			<input type="hidden" name="revision" value={revision} />
		</>
	);
}

/** The outcome of an action, first or changed; a change asks why. */
export function OutcomeFields({form, hasOutcome}: {form: ActionForm; hasOutcome: boolean}) {
	const {address, values, faults} = form;
	const control = (name: string) => ({name, value: values[name] ?? '', faults});
	const fault = faults.find(({field}) => field === 'result');
	const choices = hasOutcome ? ([...results, 'open'] as const) : results;
	return (
		<form class="form action-form" method="post" action={address} novalidate>
			<Hidden {...form} />
			<fieldset class="choices" id="result" {...(fault && {'aria-describedby': 'result-fout'})}>
				<legend class="utrecht-form-label">Uitkomst</legend>
				{fault && (
					<p class="form__fault" id="result-fout">
						{fault.message}
					</p>
				)}
				{choices.map(result => (
					<label class="choices__choice" key={result}>
						<input type="radio" name="result" value={result} checked={values.result === result} />
						<span aria-hidden="true">{outcomeSymbols[result]}</span>
						{result === 'open' ? 'heropenen: nog open' : resultNames[result]}
					</label>
				))}
			</fieldset>
			<Field {...control('tips')} label="Aantal tips (mag leeg)" type="number" />
			<div class="form__pair">
				<Field {...control('outcomeDay')} label="Datum van de uitkomst" description="Leeg: nu." type="date" />
				<Field {...control('outcomeTime')} label="Tijd" type="time" />
			</div>
			{hasOutcome && <Field {...control('outcomeReason')} label="Waarom verandert de uitkomst?" isRequired />}
			<button class="nl-button nl-button--primary" type="submit">
				{hasOutcome ? 'Wijzig uitkomst' : 'Leg uitkomst vast'}
			</button>
		</form>
	);
}

export interface PlaceOptions {
	municipalities: readonly SelectOption[];
	basisteams: readonly SelectOption[];
	detectives: readonly SelectOption[];
}

/** Everything that is recorded about an action but its outcome. */
export function CorrectionFields({form, places}: {form: ActionForm; places: PlaceOptions}) {
	const control = (name: string) => ({name, value: form.values[name] ?? '', faults: form.faults});
	const kinds = actionKinds.map(kind => ({value: kind, label: kindRules[kind].name}));
	return (
		<form class="form action-form action-form--wide" method="post" action={form.address} novalidate>
			<Hidden {...form} />
			<Select {...control('kind')} label="Soort" options={kinds} />
			<Select {...control('starter')} label="Gestart door" options={optionsOf(starters, starterNames)} />
			<div class="form__pair">
				<Field {...control('startDay')} label="Gestart op" type="date" isRequired />
				<Field {...control('startTime')} label="Tijd" type="time" isRequired />
			</div>
			<div class="form__pair">
				<Field {...control('endDay')} label="Geëindigd op" type="date" />
				<Field {...control('endTime')} label="Tijd" type="time" />
			</div>
			<Select {...control('municipality')} label="Gemeente" options={[nothing, ...places.municipalities]} />
			<Select {...control('basisteam')} label="Basisteam" options={[nothing, ...places.basisteams]} />
			<Select {...control('detectives')} label="Districtsrecherche" options={[nothing, ...places.detectives]} />
			<Select {...control('occasion')} label="Aanleiding" options={[nothing, ...optionsOf(occasions, occasionNames)]} />
			<Select {...control('theme')} label="Thema" options={[nothing, ...optionsOf(themes, themeNames)]} />
			<Field {...control('radiusKm')} label="Straal in hele kilometers" type="number" />
			<Field {...control('reach')} label="Bereikte deelnemers" type="number" />
			<label class="choices__choice action-form__volunteer">
				<input type="checkbox" name="startedByVolunteer" value="ja" checked={form.values.startedByVolunteer === 'ja'} />
				Gestart door een burgervrijwilliger
			</label>
			<div class="action-form__whole">
				<Field
					{...control('correctionReason')}
					label="Waarom verbeter je dit?"
					description="Zonder gegevens van personen."
					isRequired
				/>
			</div>
			<button class="nl-button nl-button--primary" type="submit">
				Sla verbetering op
			</button>
		</form>
	);
}

/** Takes an action out of all sums; the reason is asked, and it can be undone. */
export function RemovalFields({form}: {form: ActionForm}) {
	const {address, values, faults} = form;
	return (
		<form class="form action-form" method="post" action={address} novalidate>
			<Hidden {...form} />
			<Field
				name="removalReason"
				label="Waarom verwijder je deze actie?"
				description="De actie telt dan nergens meer mee. De geschiedenis blijft, en je kunt het ongedaan maken."
				value={values.removalReason ?? ''}
				faults={faults}
				isRequired
			/>
			<button class="nl-button nl-button--secondary" type="submit">
				Verwijder
			</button>
		</form>
	);
}

/** One button that takes something back or puts it back. */
export function UndoButton({
	form: {address, ...form},
	label = 'Ongedaan maken',
}: {
	form: Pick<ActionForm, 'address' | 'idempotencyKey' | 'revision'> & {since?: string};
	label?: string;
}) {
	return (
		<form class="undo" method="post" action={address}>
			<Hidden {...form} />
			{form.since && <input type="hidden" name="since" value={form.since} />}
			<button class="nl-button nl-button--secondary undo__button" type="submit">
				{label}
			</button>
		</form>
	);
}
