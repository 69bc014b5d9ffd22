import {type ActionFields, type ActionKind, kindRules, themeNames, themes} from '../domain/actions.ts';
import type {Area} from '../domain/areas.ts';
import type {Fault} from '../domain/faults.ts';
import type {Fact} from '../domain/revisions.ts';
import {Pager} from './action-list.tsx';
import {type DoneNotice, DoneNoticeBox} from './done-notice.tsx';
import {formatCount, formatDay} from './format.ts';
import {ErrorSummary, Field, IdempotencyKey, Select} from './forms.tsx';
import {type StatementForm, StatementSection} from './own-statements.tsx';
import {ReadyMessageList, type ReadyMessagesProps} from './ready-messages.tsx';

type Message = Fact<ActionFields>;

export interface OwnMessagesProps {
	organisation: Pick<Area, 'code' | 'name' | 'kind'>;
	year: number;
	kinds: readonly ActionKind[];
	/** How many of each kind were sent this year. */
	counts: ReadonlyMap<ActionKind, number>;
	/** The newest first. */
	messages: readonly Message[];
	first: string | null;
	older: string | null;
	statements: readonly StatementForm[];
	notice: DoneNotice | null;
	/** What stands in the form for a message. */
	typed: Readonly<Record<string, string>>;
	faults: readonly Fault[];
	ready: Omit<ReadyMessagesProps, 'newKey'>;
	/** A fresh key for each form. */
	newKey(): string;
}

/** The contents of /berichten: "wij stuurden een bericht", and what was sent. */
export function OwnMessagesPage(props: OwnMessagesProps) {
	const {organisation, year, counts, notice, faults, statements, ready, newKey} = props;
	return (
		<>
			<ErrorSummary faults={faults} />
			<h1 class="nl-heading nl-heading--level-1">Berichten van {nameWithKind(organisation)}</h1>
			<p class="nl-paragraph own-messages__sum">
				{sumWords(counts, year)}{' '}
				<a class="nl-link" href={`/voortgang?gebied=${organisation.code}`}>
					Bekijk wat dat betekent voor de doelen
				</a>
			</p>
			{notice && <DoneNoticeBox notice={notice} newKey={newKey} />}
			<div class="own-messages">
				<div class="own-messages__forms">
					<MessageForm {...props} />
					<StatementSection statements={statements} counts={counts} year={year} newKey={newKey} />
				</div>
				<div class="own-messages__lists">
					<ReadyMessageList {...ready} newKey={newKey} />
					<MessageList {...props} />
				</div>
			</div>
		</>
	);
}

function nameWithKind({kind, name}: Pick<Area, 'kind' | 'name'>): string {
	switch (kind) {
		case 'municipality':
			return `gemeente ${name}`;
		case 'basisteam':
			return `basisteam ${name}`;
		default:
			return name;
	}
}

function sumWords(counts: ReadonlyMap<ActionKind, number>, year: number): string {
	const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
	if (total === 0) {
		return `In ${year} is nog geen bericht van jullie vastgelegd.`;
	}

	return `In ${year} ${total === 1 ? 'is 1 bericht' : `zijn ${formatCount(total)} berichten`} van jullie vastgelegd.`;
}

function MessageForm({kinds, typed, faults, newKey}: OwnMessagesProps) {
	const control = (name: string) => ({name, value: typed[name] ?? '', faults});
	return (
		<section class="utrecht-card action-card" aria-labelledby="bericht">
			<h2 class="nl-heading nl-heading--level-2" id="bericht">
				Wij stuurden een bericht
			</h2>
			<form class="form action-form" method="post" action="/berichten" novalidate>
				<IdempotencyKey value={newKey()} />
				<Select
					{...control('kind')}
					label="Soort"
					isRequired
					options={kinds.map(kind => ({value: kind, label: kindWords(kind)}))}
				/>
				<Field {...control('day')} label="Datum" type="date" isRequired />
				<Select
					{...control('theme')}
					label="Thema (mag leeg)"
					options={[
						{value: '', label: 'geen thema'},
						...themes.map(theme => ({value: theme, label: themeNames[theme]})),
					]}
				/>
				<button class="nl-button nl-button--primary" type="submit">
					Leg vast
				</button>
			</form>
		</section>
	);
}

function kindWords(kind: ActionKind): string {
	return kind === 'mail' ? `${kindRules.mail.name} (tot en met maart 2024)` : kindRules[kind].name;
}

function MessageList({messages, first, older, newKey}: OwnMessagesProps) {
	return (
		<section class="utrecht-card action-card" aria-labelledby="verstuurd">
			<h2 class="nl-heading nl-heading--level-2" id="verstuurd">
				Wat jullie stuurden
			</h2>
			{messages.length === 0 ? (
				<p class="nl-paragraph">
					Hier komt elk bericht te staan dat jullie vastleggen. Begin met het bericht dat je het laatst stuurde.
				</p>
			) : (
				<ul class="message-list">
					{messages.map(message => (
						<MessageRow key={message._id} message={message} newKey={newKey} />
					))}
				</ul>
			)}
			<Pager first={first} older={older} />
		</section>
	);
}

function MessageRow({message, newKey}: {message: Message; newKey(): string}) {
	const {_id, kind, day, theme, number, revision} = message;
	return (
		<li class="message-list__row">
			<div>
				<p class="message-list__kind">{kindRules[kind].name}</p>
				<p class="message-list__details">
					<time datetime={day}>{formatDay(day)}</time>
					{theme && `, ${themeNames[theme]}`}, nummer {number}
				</p>
			</div>
			<form method="post" action={`/berichten/${_id}/intrekken`}>
				<IdempotencyKey value={newKey()} />
				<input type="hidden" name="revision" value={revision} />
				<button class="nl-button nl-button--secondary message-list__button" type="submit">
					Trek in
					<span class="visually-hidden">
						: {kindRules[kind].name} van {formatDay(day)}
					</span>
				</button>
			</form>
		</li>
	);
}
