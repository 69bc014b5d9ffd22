import type {ActionFields} from '../domain/actions.ts';
import type {Fault} from '../domain/faults.ts';
import {type Fact, versionsOf} from '../domain/revisions.ts';
import type {Role} from '../domain/users.ts';
import {
	type ActionForm,
	CorrectionFields,
	OutcomeFields,
	type PlaceOptions,
	RemovalFields,
	UndoButton,
} from './action-forms.tsx';
import {ActionHistory, ChangeList, changedLines} from './action-history.tsx';
import {actionLines, type NameOf, outcomeSymbols, outcomeWords, recorderWords} from './action-words.ts';
import {formatInstant} from './format.ts';
import {ErrorSummary} from './forms.tsx';

export type FormName = 'outcome' | 'correction' | 'removal';

export interface ActionPageProps {
	action: Fact<ActionFields>;
	nameOf: NameOf;
	roleOf(recordedBy: string): Role | null;
	places: PlaceOptions;
	/** The forms that this reader may use; null: not this one. */
	forms: Record<FormName, ActionForm | null>;
	/** The form that was refused. */
	refused: FormName | null;
	/** By the names of the fields of that form. */
	faults: readonly Fault[];
	/** The revision that the refused form was filled from, when somebody changed the action since. */
	overtaken: number | null;
	/** Takes back the newest change; null when the reader may not. */
	undo: Pick<ActionForm, 'address' | 'idempotencyKey' | 'revision'> | null;
	/** The change that brought the reader here was just saved. */
	isSaved: boolean;
}

/** The contents of /acties/:number: what is recorded, the outcome, the history, and how to put it right. */
export function ActionPage(props: ActionPageProps) {
	const {action, nameOf, roleOf, overtaken, faults} = props;
	return (
		<>
			<p class="back">
				<a class="nl-link" href={`/acties?jaar=${action.year}`}>
					Alle acties van {action.year}
				</a>
			</p>
			{overtaken === null ? <ErrorSummary faults={faults} /> : <Overtaken {...props} since={overtaken} />}
			<h1 class="nl-heading nl-heading--level-1">Actie {action.number}</h1>
			<Standing {...props} />
			<div class="action-page">
				<section class="utrecht-card action-card" aria-labelledby="gegevens">
					<h2 class="nl-heading nl-heading--level-2" id="gegevens">
						Wat is vastgelegd
					</h2>
					<Facts action={action} nameOf={nameOf} />
				</section>
				<div class="action-page__side">
					<OutcomeCard {...props} />
					<section class="utrecht-card action-card" aria-labelledby="geschiedenis">
						<h2 class="nl-heading nl-heading--level-2" id="geschiedenis">
							Geschiedenis
						</h2>
						<ActionHistory versions={versionsOf(action)} nameOf={nameOf} roleOf={roleOf} />
					</section>
				</div>
			</div>
			<Repairs {...props} />
		</>
	);
}

/** What stands above the cards: removed, or just saved, with the undo. */
function Standing({action, undo, isSaved}: ActionPageProps) {
	if (action.removed) {
		return (
			<div class="utrecht-alert utrecht-alert--info notice" role="status">
				<p class="notice__text">Deze actie is verwijderd en telt nergens meer mee.</p>
				{undo && <UndoButton form={undo} />}
			</div>
		);
	}

	return isSaved ? (
		<div class="utrecht-alert utrecht-alert--ok notice" role="status">
			<p class="notice__text">Opgeslagen.</p>
			{undo && <UndoButton form={undo} />}
		</div>
	) : null;
}

function Overtaken({action, nameOf, roleOf, since}: ActionPageProps & {since: number}) {
	const seen = versionsOf(action).find(version => version.revision === since);
	const changes = seen ? changedLines(seen, action, nameOf) : [];
	return (
		<section
			class="utrecht-alert utrecht-alert--error error-summary"
			aria-labelledby="gewijzigd"
			tabindex={-1}
			autofocus
		>
			<h2 class="nl-heading nl-heading--level-2 error-summary__title" id="gewijzigd">
				Deze actie is intussen gewijzigd
			</h2>
			<p>
				Op {formatInstant(action.recordedAt)}, door: {recorderWords(action, roleOf)}.
			</p>
			<ChangeList changes={changes} />
			<p>Hieronder staat de nieuwste stand. Wat je invulde, staat er nog. Sla opnieuw op als het nog klopt.</p>
		</section>
	);
}

function Facts({action, nameOf}: {action: ActionFields; nameOf: NameOf}) {
	return (
		<dl class="facts">
			{actionLines(action, nameOf).map(({label, value}) => (
				<div class="facts__line" key={label}>
					<dt>{label}</dt>
					<dd>{value ?? <span class="quiet">niet vastgelegd</span>}</dd>
				</div>
			))}
		</dl>
	);
}

function OutcomeCard({action, forms, refused}: ActionPageProps) {
	const form = forms.outcome;
	return (
		<section class="utrecht-card action-card" aria-labelledby="uitkomst">
			<h2 class="nl-heading nl-heading--level-2" id="uitkomst">
				Uitkomst
			</h2>
			<p class="outcome">
				<span aria-hidden="true">{outcomeSymbols[action.outcome?.result ?? 'open']}</span> {outcomeWords(action)}
			</p>
			{form &&
				(action.outcome ? (
					<details class="repair" open={refused === 'outcome'}>
						<summary>Wijzig de uitkomst</summary>
						<OutcomeFields form={form} hasOutcome />
					</details>
				) : (
					<OutcomeFields form={form} hasOutcome={false} />
				))}
		</section>
	);
}

function Repairs({forms, refused, places}: ActionPageProps) {
	return (
		<>
			{forms.correction && (
				<details class="utrecht-card action-card repair" open={refused === 'correction'}>
					<summary>Verbeter wat is vastgelegd</summary>
					<CorrectionFields form={forms.correction} places={places} />
				</details>
			)}
			{forms.removal && (
				<details class="utrecht-card action-card repair" open={refused === 'removal'}>
					<summary>Verwijder deze actie</summary>
					<RemovalFields form={forms.removal} />
				</details>
			)}
		</>
	);
}
