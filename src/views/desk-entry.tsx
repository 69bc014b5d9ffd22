import {kindRules} from '../domain/actions.ts';
import {type DeskReading, deskKinds} from '../domain/desk-line.ts';
import type {MatchableArea} from '../domain/desk-municipality.ts';
import type {Fault} from '../domain/faults.ts';
import type {DeskFormContext} from './desk-rows.tsx';
import {codeOf, momentWords} from './desk-words.ts';
import {IdempotencyKey} from './forms.tsx';

/** What stands in the entry row; empty, or as it was typed. */
export interface DeskEntry {
	idempotencyKey: string;
	/** When it was typed, as an instant; empty: when it is sent. */
	typedAt: string;
	place: string;
	kind: string;
	time: string;
	faults: readonly Fault[];
}

interface EntryProps {
	entry: DeskEntry;
	municipalities: readonly MatchableArea[];
	forms: DeskFormContext;
}

/** The entry row; its first field takes the whole line too. */
export function EntryForm({entry, municipalities, forms}: EntryProps) {
	return (
		<form class="desk-entry" id="desk-entry" method="post" action="/meldkamer/acties" data-queue="entry" novalidate>
			<IdempotencyKey value={entry.idempotencyKey} />
			<input type="hidden" name="author" value={forms.author} />
			<input type="hidden" name="typedAt" value={entry.typedAt} />
			<TextField name="place" label="Gemeente of hele regel" hint="utr vp -5" entry={entry} list="desk-places" />
			<KindField entry={entry} />
			<TextField name="time" label="Tijd" hint="-15, 0842" entry={entry} />
			<button class="nl-button nl-button--primary desk-entry__button" type="submit">
				Vastleggen
			</button>
			<datalist id="desk-places">
				{municipalities.map(({code, name}) => (
					<option key={code} value={name} />
				))}
			</datalist>
		</form>
	);
}

interface TextFieldProps {
	name: 'place' | 'time';
	label: string;
	/** An example, shown beside the label. */
	hint: string;
	entry: DeskEntry;
	list?: string;
}

function TextField({name, label, hint, entry, list}: TextFieldProps) {
	return (
		<div class={`desk-entry__field desk-entry__field--${name}`}>
			<label class="desk-entry__label" for={name}>
				{label} <span class="desk-entry__hint">{hint}</span>
			</label>
			<input
				class="utrecht-textbox utrecht-textbox--html-input"
				type="text"
				id={name}
				name={name}
				value={entry[name]}
				autocomplete="off"
				autocapitalize="off"
				spellcheck={false}
				maxlength={name === 'place' ? 120 : 10}
				{...(list && {list})}
				{...faultOf(entry, name)}
			/>
		</div>
	);
}

function KindField({entry}: {entry: DeskEntry}) {
	return (
		<div class="desk-entry__field">
			<label class="desk-entry__label" for="kind">
				Soort
			</label>
			<select class="utrecht-select utrecht-select--html-select" id="kind" name="kind" {...faultOf(entry, 'kind')}>
				<option value="">–</option>
				{deskKinds.map(({code, kind}) => (
					<option key={code} value={code} selected={entry.kind === code}>
						{code} {kindRules[kind].name}
					</option>
				))}
			</select>
		</div>
	);
}

function faultOf({faults}: DeskEntry, name: string) {
	return faults.some(({field}) => field === name)
		? {'aria-invalid': 'true' as const, 'aria-describedby': 'desk-faults'}
		: {};
}

/** What the line means so far; a name can be clicked while the letters fit more than one. */
export function EntryReading({reading, now}: {reading: DeskReading; now: Date}) {
	const {kind, municipality, candidates, startedAt, faults} = reading;
	const missing = faults.map(({field}) => field).join(' ');
	const parts = [
		municipality?.name,
		kind && `${codeOf(kind)} ${kindRules[kind].name}`,
		startedAt && momentWords(startedAt, now),
	];
	return (
		<p class="desk-reading__text" data-missing={missing} data-place={municipality?.name ?? ''}>
			{candidates.length > 0 ? (
				<span class="desk-reading__choice">
					{candidates.map(({code, name}) => (
						<button key={code} class="desk-reading__button" type="button" data-place={name}>
							{name}
						</button>
					))}
				</span>
			) : (
				<span>{faults.find(({field}) => field === 'place')?.message ?? parts.filter(Boolean).join(' · ')}</span>
			)}
			{faults.length === 0 && <span class="desk-reading__enter">Enter legt vast</span>}
		</p>
	);
}
