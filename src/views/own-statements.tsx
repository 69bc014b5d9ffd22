import {type ActionKind, kindRules} from '../domain/actions.ts';
import type {Fault} from '../domain/faults.ts';
import type {Day} from '../domain/period.ts';
import type {StatedKind} from '../domain/usage-statements.ts';
import {UndoButton} from './action-forms.tsx';
import {formatCount, formatDay} from './format.ts';
import {IdempotencyKey} from './forms.tsx';

/** One thing that a team can state, and the form in which it does. */
export interface StatementForm {
	kind: StatedKind;
	/** null: nothing is stated. */
	since: Day | null;
	revision: number;
	/** What stands in the field. */
	typed: string;
	fault: Fault | null;
}

interface SectionProps {
	statements: readonly StatementForm[];
	/** How many of each kind were sent this year. */
	counts: ReadonlyMap<ActionKind, number>;
	year: number;
	newKey(): string;
}

/** What a team states that it uses; nothing for an organisation that states nothing. */
export function StatementSection({statements, counts, year, newKey}: SectionProps) {
	return statements.length === 0 ? null : (
		<section class="utrecht-card action-card" aria-labelledby="in-gebruik">
			<h2 class="nl-heading nl-heading--level-2" id="in-gebruik">
				In gebruik sinds
			</h2>
			<p class="nl-paragraph">
				Gebruiken jullie dit al, maar staan die berichten hier niet? Geef dan op sinds wanneer. Dat telt mee, en bij de
				cijfers staat dat het een opgave van het team is.
			</p>
			<ul class="statements">
				{statements.map(statement => (
					<li key={statement.kind}>
						<Statement statement={statement} count={counts.get(statement.kind) ?? 0} year={year} newKey={newKey} />
					</li>
				))}
			</ul>
		</section>
	);
}

interface StatementProps extends Pick<SectionProps, 'year' | 'newKey'> {
	statement: StatementForm;
	count: number;
}

function Statement({statement, count, year, newKey}: StatementProps) {
	const {kind, since, revision} = statement;
	const address = `/in-gebruik/${kind}`;
	return (
		<>
			<h3 class="statements__kind">{kindRules[kind].name}</h3>
			<p class="form__description">
				{standingWords({count, year})}
				{since && ` In gebruik sinds ${formatDay(since)}, opgave van het team.`}
			</p>
			<StatementFields statement={statement} address={address} idempotencyKey={newKey()} />
			{since && (
				<UndoButton
					form={{address: `${address}/intrekken`, idempotencyKey: newKey(), revision}}
					label="Trek de opgave in"
				/>
			)}
		</>
	);
}

function standingWords({count, year}: {count: number; year: number}): string {
	if (count === 0) {
		return `In ${year} nog niet vastgelegd.`;
	}

	return `In ${year} ${count === 1 ? 'één keer' : `${formatCount(count)} keer`} vastgelegd.`;
}

interface FieldsProps {
	statement: StatementForm;
	address: string;
	idempotencyKey: string;
}

function StatementFields({statement: {kind, revision, typed, fault}, address, idempotencyKey}: FieldsProps) {
	const id = `since-${kind}`;
	return (
		<form class="statements__form" method="post" action={address} novalidate>
			<IdempotencyKey value={idempotencyKey} />
			<input type="hidden" name="revision" value={revision} />
			<label class="utrecht-form-label" for={id}>
				Sinds <span class="visually-hidden">(eerste dag met {kindRules[kind].name})</span>
			</label>
			{fault && (
				<p class="form__fault" id={`${id}-fout`}>
					{fault.message}
				</p>
			)}
			<div class="statements__row">
				<input
					class="utrecht-textbox utrecht-textbox--html-input"
					id={id}
					name="since"
					type="date"
					value={typed}
					{...(fault && {'aria-invalid': 'true' as const, 'aria-describedby': `${id}-fout`})}
				/>
				<button class="nl-button nl-button--secondary" type="submit">
					Geef op
				</button>
			</div>
		</form>
	);
}
