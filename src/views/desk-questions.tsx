import type {ComponentChildren} from 'preact';
import {resultNames} from '../domain/actions.ts';
import type {Fault} from '../domain/faults.ts';
import type {MessageOf, MessageProps} from './desk-message.tsx';
import type {DeskFormContext} from './desk-rows.tsx';
import {actionWords, momentWords} from './desk-words.ts';

export function FaultList({faults}: {faults: readonly Fault[]}) {
	return faults.length === 0 ? null : (
		<ul class="desk-faults" id="desk-faults" role="alert">
			{faults.map(({field, message}) => (
				<li key={`${field} ${message}`}>
					{field === '' || field === 'author' ? message : <a href={`#${field}`}>{message}</a>}
				</li>
			))}
		</ul>
	);
}

/** A question with two answers; `Esc` takes the second one. */
function Question({
	title,
	action,
	label,
	hidden,
	forms,
	drop,
	children,
}: {
	title: string;
	action: string;
	/** What waits while the answer cannot be sent. */
	label: string;
	hidden: Readonly<Record<string, string>>;
	forms: DeskFormContext;
	drop: string;
	children: ComponentChildren;
}) {
	return (
		<form class="desk-question" method="post" action={action} data-queue="own" data-label={label}>
			<h2 class="desk-question__title" id="desk-question-title" data-announce>
				{title}
			</h2>
			<input type="hidden" name="author" value={forms.author} />
			{Object.entries(hidden).map(([name, value]) => (
				<input key={name} type="hidden" name={name} value={value} />
			))}
			<div class="desk-question__answers">
				{children}
				<a class="desk-button" href="/meldkamer" data-desk data-drop={hidden.idempotencyKey} data-key="Escape">
					{drop} <kbd>Esc</kbd>
				</a>
			</div>
		</form>
	);
}

export function DuplicateQuestion({
	message,
	now,
	nameOf,
	forms,
}: Omit<MessageProps, 'message'> & {message: MessageOf<'duplicate'>}) {
	const {of, entry, isOwn} = message;
	const {idempotencyKey, typedAt, place, kind, time} = entry;
	const who = isOwn ? 'Je legde' : 'Een collega legde';
	return (
		<Question
			title={`${who} om ${momentWords(of.startedAt, now)} al een actie ${actionWords(of, nameOf)} vast. Is dit een andere?`}
			action="/meldkamer/acties"
			label={[place, kind, time].filter(Boolean).join(' ')}
			hidden={{idempotencyKey, typedAt, place, kind, time, confirmed: 'ja'}}
			forms={forms}
			drop="Niet vastleggen"
		>
			<button class="desk-button desk-button--strong" type="submit" data-key="J">
				Ja, toch vastleggen <kbd>J</kbd>
			</button>
		</Question>
	);
}

export function StandingQuestion({
	message,
	nameOf,
	forms,
}: Omit<MessageProps, 'message' | 'now'> & {message: MessageOf<'standing'>}) {
	const {action, wanted, isByColleague, key, faults} = message;
	const stands = resultNames[action.outcome?.result ?? 'open'];
	const who = isByColleague ? `collega legde net '${stands}' vast` : `hier staat al '${stands}'`;
	return (
		<Question
			title={`${action.number}, ${actionWords(action, nameOf)}: ${who}.`}
			action={`/meldkamer/acties/${action._id}/uitkomst`}
			label={`${resultNames[wanted]}: ${action.number}`}
			hidden={{idempotencyKey: key, result: wanted, revision: String(action.revision)}}
			forms={forms}
			drop={`Laat '${stands}' staan`}
		>
			<FaultList faults={faults} />
			<label class="desk-entry__label" for="reason">
				Reden van de wijziging
			</label>
			<input
				class="utrecht-textbox utrecht-textbox--html-input"
				type="text"
				id="reason"
				name="reason"
				maxlength={200}
			/>
			<button class="desk-button desk-button--strong" type="submit">
				Wijzig in '{resultNames[wanted]}'
			</button>
		</Question>
	);
}
