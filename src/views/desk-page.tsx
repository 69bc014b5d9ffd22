import type {DeskBoard} from '../domain/desk.ts';
import type {MatchableArea} from '../domain/desk-municipality.ts';
import {type DeskEntry, EntryForm} from './desk-entry.tsx';
import {type DeskMessage, MessageRegion} from './desk-message.tsx';
import {type DeskFormContext, OpenActions, TodayActions} from './desk-rows.tsx';
import {type NameOf, tallyWords} from './desk-words.ts';
import {formatTime} from './time-words.ts';

export interface DeskPageProps {
	board: DeskBoard & {shiftStartedAt: Date; municipalities: readonly MatchableArea[]; nameOf: NameOf};
	/** What is waiting in a browser is told by this, never by a name or address. */
	authorLabel: string;
	forms: DeskFormContext;
	entry: DeskEntry;
	message: DeskMessage;
	now: Date;
}

/** The contents of /meldkamer: one screen for the keyboard, whole without JavaScript. */
export function DeskPage({board, authorLabel, forms, entry, message, now}: DeskPageProps) {
	const {nameOf, municipalities} = board;
	return (
		<div class="desk" id="desk" tabindex={-1} data-author={forms.author} data-author-label={authorLabel}>
			<StatusBar board={board} now={now} />
			<EntryForm entry={entry} municipalities={municipalities} forms={forms} />
			<section class="desk-waiting" id="desk-waiting" aria-label="Nog niet verzonden" hidden />
			<div class="desk-said">
				<div class="desk-reading" id="desk-reading" />
				<p class="visually-hidden" id="desk-announcer" role="status" />
				<MessageRegion message={message} now={now} nameOf={nameOf} forms={forms} />
			</div>
			<div class="desk-lists">
				<OpenActions actions={board.open} now={now} nameOf={nameOf} forms={forms} />
				<TodayActions actions={board.today} now={now} nameOf={nameOf} />
			</div>
			<KeyStrip />
		</div>
	);
}

function StatusBar({board, now}: Pick<DeskPageProps, 'board' | 'now'>) {
	return (
		<div class="desk-bar">
			<h1 class="desk-bar__title">Meldkamer</h1>
			<span class="desk-bar__clock" id="desk-clock">
				{formatTime(now)}
			</span>
			<p class="desk-bar__tally" id="desk-tally" data-live data-now={now.toISOString()}>
				Vandaag {tallyWords(board.tally)}
			</p>
			<p class="desk-bar__connection" id="desk-connection" role="status" hidden />
			<search>
				<form class="desk-bar__search" method="get" action="/meldkamer" data-desk>
					<label class="visually-hidden" for="zoek">
						Zoek op nummer of gemeente
					</label>
					<input
						class="utrecht-textbox"
						type="text"
						id="zoek"
						name="zoek"
						maxlength={80}
						autocomplete="off"
						placeholder="zoek (F2)"
					/>
					<button class="desk-button" type="submit">
						Zoek
					</button>
				</form>
			</search>
		</div>
	);
}

const keys = [
	['N', 'nieuw'],
	['1–9 ↑ ↓', 'kies'],
	['D I G X', 'uitkomst'],
	['Enter', 'vastleggen'],
	['U', 'ongedaan'],
	['E', 'wijzig'],
	['F2', 'zoek'],
	['Esc', 'terug'],
] as const;

/** Only with JavaScript there are keys to press, so only then it shows. */
function KeyStrip() {
	return (
		<div class="desk-strip" data-script hidden>
			<ul class="desk-strip__keys">
				{keys.map(([key, meaning]) => (
					<li key={key}>
						<kbd>{key}</kbd> {meaning}
					</li>
				))}
			</ul>
			<button class="desk-strip__help" type="button" id="desk-help-open">
				<kbd>F1</kbd> uitleg
			</button>
			<label class="desk-strip__switch">
				<input type="checkbox" id="desk-keys-on" checked /> Sneltoetsen
			</label>
			<dialog class="desk-help" id="desk-help" aria-labelledby="desk-help-title">
				<h2 class="desk-question__title" id="desk-help-title">
					Toetsen
				</h2>
				<p>
					Een regel is gemeente, soort en tijd: <kbd>utr vp -5</kbd> is Utrecht, vermist persoon, vijf minuten geleden.
					Zonder tijd is het nu; <kbd>0842</kbd> is 8.42 uur. De volgorde maakt niet uit.
				</p>
				<p>
					Soorten: VP vermist persoon, VD verdachte, VT voertuig, AA AMBER Alert en VK Vermist Kind Alert. Een alert
					heeft geen gemeente.
				</p>
				<p>
					De letters en cijfers werken niet terwijl je typt. Met het vinkje Sneltoetsen zet je ze uit; F1, F2 en Esc
					blijven werken.
				</p>
				<p>
					Na de overdracht om 7, 15 en 23 uur staan open acties op de daglijst. Lees ook over{' '}
					<a href="/privacy">privacy</a> en <a href="/toegankelijkheid">toegankelijkheid</a>.
				</p>
				<form method="dialog">
					<button class="desk-button" type="submit" autofocus>
						Sluit <kbd>Esc</kbd>
					</button>
				</form>
			</dialog>
		</div>
	);
}
