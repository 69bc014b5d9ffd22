import {themeNames} from '../domain/actions.ts';
import type {Day, Month} from '../domain/period.ts';
import type {ReadyMessage} from '../domain/ready-messages.ts';
import {formatMonth} from './format.ts';
import {IdempotencyKey} from './forms.tsx';

type Message = Omit<ReadyMessage, 'text'> & {text: string};

export interface ReadyMessagesProps {
	/** That of this month first. */
	messages: readonly Message[];
	month: Month;
	today: Day;
	/** The days of this month on which an informative message was sent, the newest first. */
	sentOn: readonly Day[];
	/** A fresh key for each form. */
	newKey(): string;
}

/** The ready message of this month, on the page of the own organisation. */
export function ReadyMessageSection(props: ReadyMessagesProps) {
	const [first] = props.messages;
	return (
		first && (
			<section class="utrecht-card organisation-card ready" aria-labelledby="kant-en-klaar">
				<h2 class="nl-heading nl-heading--level-2" id="kant-en-klaar">
					Kant-en-klaar bericht voor {monthName(props.month)}
				</h2>
				<SentThisMonth {...props} />
				<h3 class="ready__title">{first.title}</h3>
				<ReadyMessageCard message={first} {...props} />
				{props.messages.length > 1 && (
					<p class="nl-paragraph">
						<a class="nl-link ready__link" href="/berichten#kant-en-klaar">
							Alle {props.messages.length} kant-en-klare berichten
						</a>
					</p>
				)}
			</section>
		)
	);
}

/** All ready messages: that of this month in full, the others to open, so that the page stays short. */
export function ReadyMessageList(props: ReadyMessagesProps) {
	const [first, ...others] = props.messages;
	return (
		first && (
			<section class="utrecht-card action-card ready" aria-labelledby="kant-en-klaar">
				<h2 class="nl-heading nl-heading--level-2" id="kant-en-klaar">
					Kant-en-klare berichten
				</h2>
				<p class="nl-paragraph ready__about">
					Kopieer de tekst en plaats hem via Burgernet, op jullie website of op sociale media. Leg daarna de dag vast,
					dan telt het bericht mee.
				</p>
				<SentThisMonth {...props} />
				<h3 class="ready__title">
					{monthOfMessage(first)}: {first.title}
				</h3>
				<ReadyMessageCard message={first} {...props} />
				{others.length > 0 && <OtherMessages {...props} messages={others} />}
			</section>
		)
	);
}

/** The messages of the other months, each to open: what was sent stands right below. */
function OtherMessages(props: ReadyMessagesProps) {
	return (
		<details class="ready__other">
			<summary>Berichten voor de andere maanden</summary>
			{props.messages.map(message => (
				<details key={message.slug} class="ready__other ready__other--inside">
					<summary>
						{monthOfMessage(message)}: {message.title}
					</summary>
					<ReadyMessageCard message={message} {...props} />
				</details>
			))}
		</details>
	);
}

function monthName(month: Month): string {
	return formatMonth(month).split(' ')[0] ?? '';
}

function monthOfMessage({month}: Pick<Message, 'month'>): string {
	const name = monthName(`2000-${String(month).padStart(2, '0')}`);
	return name.slice(0, 1).toUpperCase() + name.slice(1);
}

function SentThisMonth({sentOn, month}: ReadyMessagesProps) {
	const days = sentOn.map(day => Number(day.slice(8))).reverse();
	return (
		days.length > 0 && (
			<p class="nl-paragraph ready__sent">
				<span aria-hidden="true">✔</span> In {monthName(month)} is al een informatief bericht van jullie vastgelegd, op{' '}
				{new Intl.ListFormat('nl-NL').format(days.map(String))} {monthName(month)}.
			</p>
		)
	);
}

function ReadyMessageCard({message, today, newKey}: ReadyMessagesProps & {message: Message}) {
	const {slug, title, text, picture, alt} = message;
	const id = `tekst-${slug}`;
	const address = `/kant-en-klaar/${picture}`;
	return (
		<div class="ready__card">
			<div class="ready__picture">
				<img src={address} alt={alt} width={600} height={338} loading="lazy" />
				<a class="nl-link ready__link" href={address} download={`burgernet-${picture}`}>
					Download de afbeelding<span class="visually-hidden"> bij: {title}</span>
				</a>
			</div>
			<div class="ready__words">
				<label class="utrecht-form-label" for={id}>
					Tekst van het bericht
				</label>
				<textarea class="ready__text" id={id} rows={10} readOnly>
					{text}
				</textarea>
				<div class="ready__copy">
					<button class="nl-button nl-button--primary" type="button" data-copies={id} hidden>
						Kopieer<span class="visually-hidden"> de tekst: {title}</span>
					</button>
					<span id={`${id}-melding`} role="status" />
				</div>
				<SentForm message={message} today={today} newKey={newKey} />
			</div>
		</div>
	);
}

function SentForm({message, today, newKey}: Pick<ReadyMessagesProps, 'today' | 'newKey'> & {message: Message}) {
	const {slug, title, kind, theme} = message;
	const id = `verstuurd-${slug}`;
	return (
		<form class="ready__form" method="post" action="/berichten">
			<IdempotencyKey value={newKey()} />
			<input type="hidden" name="kind" value={kind} />
			{theme && <input type="hidden" name="theme" value={theme} />}
			<div class="utrecht-form-field">
				<label class="utrecht-form-label" for={id}>
					Verstuurd op<span class="visually-hidden">: {title}</span>
				</label>
				<input
					class="utrecht-textbox utrecht-textbox--html-input"
					id={id}
					name="day"
					type="date"
					value={today}
					max={today}
					required
				/>
			</div>
			<button class="nl-button nl-button--secondary" type="submit">
				Leg vast<span class="visually-hidden"> dat dit bericht is verstuurd: {title}</span>
			</button>
			<p class="ready__counts">
				Telt als informatief bericht{theme ? `, thema ${themeNames[theme]}` : ''}. Je kunt het daarna intrekken.
			</p>
		</form>
	);
}
