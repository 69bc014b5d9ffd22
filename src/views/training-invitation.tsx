import {invitationOf} from '../domain/training-words.ts';
import {organisationWords} from './ambassador-words.ts';
import {formatInstant} from './format.ts';
import {IdempotencyKey} from './forms.tsx';
import {mailLink} from './mail-link.ts';
import {ambassadorsWords} from './mail-words.ts';
import type {TrainingDayPageProps} from './training-day-page.tsx';

/** The text to send to those who are asked: by this service, or by the own mail program. */
export function Invitation(props: TrainingDayPageProps) {
	const {id, training, participants, canMail} = props;
	const invitation = invitationOf(training);
	const addresses = participants.flatMap(({isInvited, contact}) => (isInvited && contact ? [contact.email] : []));
	const link = mailLink(addresses, invitation);
	return (
		<section class="utrecht-card action-card" aria-labelledby="uitnodiging">
			<h2 class="nl-heading nl-heading--level-2" id="uitnodiging">
				{training.state === 'cancelled' ? 'Afmelding versturen' : 'Uitnodiging versturen'}
			</h2>
			{canMail ? (
				<Mailing {...props} />
			) : (
				<p class="nl-paragraph">
					Deze dienst heeft geen mailserver. Verstuur dit bericht met je eigen mailprogramma, met de genodigden in BCC
					en de afspraak als bijlage.
				</p>
			)}
			<p class="training-links">
				{link && (
					<a class={`nl-button nl-button--${canMail ? 'secondary' : 'primary'}`} href={link}>
						Open als mail ({addresses.length})
					</a>
				)}
				<a class="nl-button nl-button--secondary" href={`/trainingsdagen/${id}/afspraak.ics`}>
					Download de afspraak (.ics)
				</a>
			</p>
			<Copyable id="adressen" label={`Adressen voor BCC (${addresses.length})`} rows={2} text={addresses.join('; ')} />
			<Copyable id="onderwerp" label="Onderwerp" rows={2} text={invitation.subject} />
			<Copyable id="tekst" label="Tekst" rows={12} text={invitation.text} />
		</section>
	);
}

function Copyable({id, label, rows, text}: {id: string; label: string; rows: number; text: string}) {
	return (
		<div class="utrecht-form-field training-copy">
			<label class="utrecht-form-label" for={id}>
				{label}
			</label>
			<textarea class="utrecht-textbox utrecht-textbox--html-input" id={id} rows={rows} readonly>
				{text}
			</textarea>
		</div>
	);
}

function Mailing({id, revision, participants, mailed, newKey}: TrainingDayPageProps) {
	const invited = participants.filter(({isInvited}) => isInvited);
	const known = invited.filter(({contact}) => contact !== null);
	const others = invited.filter(({contact}) => contact === null);
	return (
		<>
			{others.length > 0 && (
				<p class="nl-paragraph">
					Krijgt geen mail, want naam en e-mailadres zijn verwijderd:{' '}
					{others.map(({organisation}) => organisationWords(organisation)).join(', ')}.
				</p>
			)}
			{known.length === 0 ? (
				<p class="nl-paragraph">Kies eerst wie je uitnodigt.</p>
			) : (
				<form class="form action-form" method="post" action={`/trainingsdagen/${id}/mailen`}>
					<IdempotencyKey value={newKey()} />
					<input type="hidden" name="revision" value={String(revision)} />
					<button class="nl-button nl-button--primary" type="submit">
						Mail dit aan {ambassadorsWords(known.length)}
					</button>
				</form>
			)}
			{mailed.length > 0 && (
				<ul class="training-list">
					{mailed.map(({id: job, at, count}) => (
						<li key={job}>
							<a class="nl-link training-list__link" href={`/trainingsdagen/${id}/mailen/${job}`}>
								Gemaild op {formatInstant(at)} aan {ambassadorsWords(count)}
							</a>
						</li>
					))}
				</ul>
			)}
		</>
	);
}
