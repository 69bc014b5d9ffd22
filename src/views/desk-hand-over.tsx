import {type ActionFields, kindRules} from '../domain/actions.ts';
import type {DeskTally} from '../domain/desk.ts';
import type {Fact} from '../domain/revisions.ts';
import {ageWords, momentWords, type NameOf, placeOf, tallyWords} from './desk-words.ts';
import {formatInstant} from './format.ts';

export interface HandOverProps {
	actions: readonly Fact<ActionFields>[];
	tally: DeskTally;
	nameOf: NameOf;
	now: Date;
}

/** The hand-over as plain text: what is open, and today in counts; nothing about who did what. */
export function handOverText({actions, tally, nameOf, now}: HandOverProps): string {
	const lines = actions.map(action => {
		const {number, kind, startedAt} = action;
		const started = `${momentWords(startedAt, now)} (${ageWords(startedAt, now)} open)`;
		return `- ${number}  ${started}  ${placeOf(action, nameOf)}, ${kindRules[kind].name}`;
	});
	return [
		`Dienstoverdracht Burgernet, ${formatInstant(now)}`,
		'',
		lines.length === 0 ? 'Geen open acties.' : `Open acties: ${lines.length}`,
		...lines,
		'',
		`Vandaag ${tallyWords(tally)}`,
	].join('\n');
}

/** The contents of /meldkamer/overdracht. */
export function HandOverPage(props: HandOverProps) {
	const text = handOverText(props);
	return (
		<div class="text-page hand-over">
			<h1 class="nl-heading nl-heading--level-1">Dienstoverdracht</h1>
			<p class="nl-paragraph hand-over__intro">
				De open acties van deze dienst en de vorige. Oudere open acties staan op de{' '}
				<a class="nl-link" href="/acties?uitkomst=open">
					daglijst
				</a>
				.
			</p>
			<label class="utrecht-form-label hand-over__intro" for="overdracht">
				Tekst om te kopiëren
			</label>
			<textarea class="hand-over__text" id="overdracht" rows={text.split('\n').length + 1} readonly value={text} />
			<pre class="hand-over__print">{text}</pre>
			<div class="desk-question__answers hand-over__intro">
				<button class="nl-button nl-button--primary" type="button" id="overdracht-kopieer" hidden>
					Kopieer
				</button>
				<button class="nl-button nl-button--secondary" type="button" id="overdracht-print" hidden>
					Print
				</button>
				<a class="nl-link" href="/meldkamer">
					Terug naar de meldkamer
				</a>
			</div>
			<p id="overdracht-melding" role="status" />
		</div>
	);
}
