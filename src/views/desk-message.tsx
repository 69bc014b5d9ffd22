import {type ActionFields, type Result, resultNames} from '../domain/actions.ts';
import type {Fault} from '../domain/faults.ts';
import type {Fact, Version} from '../domain/revisions.ts';
import {CorrectionForm, type DeskCorrectionTyped} from './desk-correction.tsx';
import type {DeskEntry} from './desk-entry.tsx';
import {DuplicateQuestion, FaultList, StandingQuestion} from './desk-questions.tsx';
import {type DeskFormContext, LogRow} from './desk-rows.tsx';
import {actionWords, momentWords, type NameOf} from './desk-words.ts';
import {IdempotencyKey} from './forms.tsx';

type ActionFact = Fact<ActionFields>;

/** What the desk says or asks above its lists; one thing at a time. */
export type DeskMessage =
	| {kind: 'none'}
	| {kind: 'faults'; faults: readonly Fault[]}
	| {kind: 'deed'; action: ActionFact; before: Version<ActionFields> | null; isOwn: boolean; canUndo: boolean}
	| {kind: 'duplicate'; of: ActionFact; entry: DeskEntry; isOwn: boolean}
	| {
			kind: 'standing';
			action: ActionFact;
			wanted: Result;
			isByColleague: boolean;
			key: string;
			faults: readonly Fault[];
	  }
	| {kind: 'correction'; action: ActionFact; typed: DeskCorrectionTyped}
	| {kind: 'found'; text: string; actions: readonly ActionFact[]};

export interface MessageProps {
	message: DeskMessage;
	now: Date;
	nameOf: NameOf;
	forms: DeskFormContext;
}

export function MessageRegion(props: MessageProps) {
	return (
		<div class="desk-message" id="desk-message" tabindex={-1} data-kind={props.message.kind}>
			<Message {...props} />
		</div>
	);
}

function Message({message, now, nameOf, forms}: MessageProps) {
	switch (message.kind) {
		case 'none':
			return null;
		case 'faults':
			return <FaultList faults={message.faults} />;
		case 'deed':
			return <Deed message={message} now={now} nameOf={nameOf} forms={forms} />;
		case 'duplicate':
			return <DuplicateQuestion message={message} now={now} nameOf={nameOf} forms={forms} />;
		case 'standing':
			return <StandingQuestion message={message} nameOf={nameOf} forms={forms} />;
		case 'correction':
			return <CorrectionForm action={message.action} typed={message.typed} nameOf={nameOf} forms={forms} />;
		case 'found':
			return <Found message={message} now={now} nameOf={nameOf} />;
	}
}

export type MessageOf<Kind extends DeskMessage['kind']> = Extract<DeskMessage, {kind: Kind}>;

function Deed({message, now, nameOf, forms}: Omit<MessageProps, 'message'> & {message: MessageOf<'deed'>}) {
	const {action, canUndo} = message;
	return (
		<div class="desk-deed">
			<p class="desk-deed__text" data-announce>
				{deedWords(message, nameOf)} <span class="desk-deed__time">{momentWords(action.startedAt, now)}</span>
			</p>
			{canUndo && (
				<form method="post" action={`/meldkamer/acties/${action._id}/ongedaan`} data-queue="own">
					<IdempotencyKey value={forms.keyOf()} />
					<input type="hidden" name="author" value={forms.author} />
					<input type="hidden" name="revision" value={action.revision} />
					<button class="desk-button" type="submit" data-key="U" data-label={`ongedaan maken: ${action.number}`}>
						Ongedaan maken <kbd>U</kbd>
					</button>
				</form>
			)}
		</div>
	);
}

function deedWords({action, before, isOwn}: MessageOf<'deed'>, nameOf: NameOf): string {
	const what = `${action.number}, ${actionWords(action, nameOf)}`;
	if (action.removed) {
		return `Verwijderd: ${what}.`;
	}

	if (!before) {
		return `Vastgelegd: ${what}.`;
	}

	const was = before.outcome?.result ?? 'open';
	const is = action.outcome?.result ?? 'open';
	if (was !== is) {
		return `${isOwn ? 'Vastgelegd' : 'Een collega legde dit net ook vast'}: ${resultNames[is]}, ${what}.`;
	}

	return `Gewijzigd: ${what}.`;
}

function Found({
	message: {text, actions},
	now,
	nameOf,
}: Omit<MessageProps, 'message' | 'forms'> & {message: MessageOf<'found'>}) {
	return (
		<section aria-labelledby="desk-found-title">
			<h2 class="desk-list__title" id="desk-found-title" data-announce>
				{actions.length === 0 ? `Niets gevonden bij "${text}".` : `Gevonden bij "${text}" (${actions.length})`}
			</h2>
			<ol class="desk-rows">
				{actions.map(action => (
					<LogRow key={action._id} action={action} now={now} nameOf={nameOf} />
				))}
			</ol>
			<a class="desk-button" href="/meldkamer" data-desk data-key="Escape">
				Sluit <kbd>Esc</kbd>
			</a>
		</section>
	);
}
