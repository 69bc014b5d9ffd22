import {type ActionFields, kindRules, type Result, resultNames} from '../domain/actions.ts';
import type {Fact} from '../domain/revisions.ts';
import {ageWords, codeOf, momentWords, type NameOf, outcomeWords, placeOf} from './desk-words.ts';
import {IdempotencyKey} from './forms.tsx';

type ActionFact = Fact<ActionFields>;

/** What every form of the desk hands on. */
export interface DeskFormContext {
	/** Id of whoever is signed in: an entry is never sent under another one. */
	author: string;
	/** A fresh key for each form. */
	keyOf(): string;
}

interface RowsProps {
	actions: readonly ActionFact[];
	now: Date;
	nameOf: NameOf;
	forms: DeskFormContext;
}

export const outcomeKeys = [
	{key: 'D', result: 'direct'},
	{key: 'I', result: 'indirect'},
	{key: 'G', result: 'none'},
	{key: 'X', result: 'withdrawn'},
] as const satisfies readonly {key: string; result: Result}[];

/** The open actions of this shift, the oldest first; the first nine have a number key. */
export function OpenActions({actions, now, nameOf, forms}: RowsProps) {
	return (
		<section class="desk-list desk-list--open" id="desk-open" data-live tabindex={-1} aria-labelledby="desk-open-title">
			<div class="desk-list__head">
				<h2 class="desk-list__title" id="desk-open-title">
					Open ({actions.length})
				</h2>
				<p class="desk-list__legend">
					{outcomeKeys.map(({key, result}) => (
						<span key={key}>
							<kbd>{key}</kbd> {resultNames[result]}
						</span>
					))}
				</p>
			</div>
			{actions.length === 0 && <p class="desk-list__empty">Geen open acties in deze dienst.</p>}
			<ol class="desk-rows">
				{actions.map((action, index) => (
					<OpenRow key={action._id} action={action} place={index + 1} now={now} nameOf={nameOf} forms={forms} />
				))}
			</ol>
		</section>
	);
}

type RowProps = Omit<RowsProps, 'actions'> & {action: ActionFact; place: number};

function OpenRow({action, place, now, nameOf, forms}: RowProps) {
	const {_id, number, kind, startedAt} = action;
	return (
		<li class="desk-row desk-row--open" id={`open-${_id}`} data-action={_id} tabindex={-1}>
			<span class="desk-row__key">{place <= 9 ? <kbd>{place}</kbd> : '·'}</span>
			<time class="desk-row__time" datetime={startedAt.toISOString()}>
				{momentWords(startedAt, now)}
			</time>
			<span class="desk-row__what">
				<strong>{placeOf(action, nameOf)}</strong> <span class="desk-row__kind">{kindRules[kind].name}</span>
			</span>
			<span class="desk-row__age">{ageWords(startedAt, now)}</span>
			<OutcomeForm action={action} forms={forms} label={`${number}, ${placeOf(action, nameOf)}`} />
			<EditLink id={_id} number={number} list="open" />
		</li>
	);
}

/** Four buttons, each a whole form: the key chooses one, Enter presses it. */
export function OutcomeForm({action, forms, label}: {action: ActionFact; forms: DeskFormContext; label: string}) {
	const {_id, outcome} = action;
	return (
		<form class="desk-outcomes" method="post" action={`/meldkamer/acties/${_id}/uitkomst`} data-queue="fresh">
			<IdempotencyKey value={forms.keyOf()} />
			<input type="hidden" name="author" value={forms.author} />
			<input type="hidden" name="at" value="" />
			{outcomeKeys.map(({key, result}) => (
				<button
					key={key}
					class="desk-outcomes__button"
					type="submit"
					name="result"
					value={result}
					id={`uitkomst-${_id}-${key}`}
					data-key={key}
					data-label={`${resultNames[result]}: ${label}`}
					aria-label={`${key}: ${resultNames[result]} voor ${label}`}
					title={resultNames[result]}
					disabled={outcome?.result === result}
				>
					{key}
				</button>
			))}
		</form>
	);
}

function EditLink({id, number, list}: {id: string; number: string; list: 'open' | 'today'}) {
	return (
		<a
			class="desk-row__edit"
			id={`wijzig-${list}-${id}`}
			href={`/meldkamer?wijzig=${id}`}
			data-desk
			data-key="E"
			aria-label={`${number} wijzigen`}
		>
			{number}
		</a>
	);
}

/** The last of today, the newest first. */
export function TodayActions({actions, now, nameOf}: Omit<RowsProps, 'forms'>) {
	return (
		<section class="desk-list" id="desk-today" data-live tabindex={-1} aria-labelledby="desk-today-title">
			<div class="desk-list__head">
				<h2 class="desk-list__title" id="desk-today-title">
					Vandaag, laatste twintig
				</h2>
				<p class="desk-list__legend">
					<a class="desk-link" href="/acties?uitkomst=open">
						Daglijst
					</a>
					<a class="desk-link" href="/meldkamer/overdracht">
						Dienstoverdracht
					</a>
				</p>
			</div>
			{actions.length === 0 && <p class="desk-list__empty">Vandaag is nog niets vastgelegd.</p>}
			<ol class="desk-rows">
				{actions.map(action => (
					<LogRow key={action._id} action={action} now={now} nameOf={nameOf} />
				))}
			</ol>
		</section>
	);
}

/** A row of what was logged: today's list and what was found. */
export function LogRow({action, now, nameOf}: {action: ActionFact; now: Date; nameOf: NameOf}) {
	const {_id, number, kind, startedAt, outcome} = action;
	return (
		<li class="desk-row desk-row--log" id={`log-${_id}`} data-action={_id} tabindex={-1}>
			<time class="desk-row__time" datetime={startedAt.toISOString()}>
				{momentWords(startedAt, now)}
			</time>
			<span class="desk-row__what">
				<abbr class="desk-row__code" title={kindRules[kind].name}>
					{codeOf(kind)}
				</abbr>{' '}
				<strong>{placeOf(action, nameOf)}</strong>
			</span>
			<span class={`desk-row__outcome${outcome ? '' : ' desk-row__outcome--none'}`}>{outcomeWords(action)}</span>
			<EditLink id={_id} number={number} list="today" />
		</li>
	);
}
