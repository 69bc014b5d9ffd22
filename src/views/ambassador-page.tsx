import type {Deed} from '../domain/ambassador-changes.ts';
import type {AmbassadorFields} from '../domain/ambassadors.ts';
import type {Area} from '../domain/areas.ts';
import type {Fault} from '../domain/faults.ts';
import type {Day} from '../domain/period.ts';
import type {Version} from '../domain/revisions.ts';
import type {Role} from '../domain/users.ts';
import {areaPath} from './addresses.ts';
import {AmbassadorForms, RemoveContactForm} from './ambassador-forms.tsx';
import {AmbassadorHistory} from './ambassador-history.tsx';
import {type RegisterNotice, RegisterNoticeBox} from './ambassador-notice.tsx';
import type {ShownFunction} from './ambassador-table.ts';
import {dayOfCourse, lastedWords, organisationWords} from './ambassador-words.ts';
import {formatDay} from './format.ts';
import {ErrorSummary, IdempotencyKey} from './forms.tsx';

export interface AmbassadorPageProps {
	held: ShownFunction & {removed: boolean; revision: number; changeId: string};
	area: Pick<Area, 'kind' | 'name' | 'code' | 'slug' | 'until'>;
	others: readonly ShownFunction[];
	/** The newest first. */
	history: readonly {version: Version<AmbassadorFields>; before: AmbassadorFields | null; deed: Deed}[];
	roleOf(recordedBy: string): Role | null;
	today: Day;
	mayChange: boolean;
	notice: RegisterNotice | null;
	/** The form that was refused; null when none was. */
	refusedForm: string | null;
	typed: Readonly<Record<string, string>>;
	faults: readonly Fault[];
	newKey(): string;
}

/** The contents of the page of one function of ambassador: its days, trainings, contact and history. */
export function AmbassadorPage(props: AmbassadorPageProps) {
	const {held, area, today, mayChange, notice, faults, newKey} = props;
	const isOver = held.removed || (held.until !== null && held.until <= today);
	const isContactOffered = mayChange && isOver && held.contact !== null;
	return (
		<>
			<ErrorSummary faults={faults} />
			<p class="back">
				<a class="nl-link" href="/ambassadeurs">
					Alle ambassadeurs
				</a>
			</p>
			<h1 class="nl-heading nl-heading--level-1">Ambassadeur van {organisationWords(area)}</h1>
			{notice && <RegisterNoticeBox notice={notice} back={{functie: held.id}} newKey={newKey} />}
			{held.removed && <Removed {...props} />}
			<div class="action-page">
				<div class="action-page__side">
					{isContactOffered && <RemoveContactForm {...props} isOpen />}
					<Facts {...props} />
					<AmbassadorHistory {...props} />
				</div>
				{mayChange && (
					<div class="action-page__side">
						{!held.removed && <AmbassadorForms {...props} isOver={isOver} />}
						{!isContactOffered && held.contact !== null && <RemoveContactForm {...props} isOpen={false} />}
					</div>
				)}
			</div>
		</>
	);
}

function Removed({held, mayChange, newKey}: AmbassadorPageProps) {
	return (
		<div class="utrecht-alert utrecht-alert--info notice">
			<p class="notice__text">Deze functie is verwijderd en telt nergens mee.</p>
			{mayChange && (
				<form class="undo" method="post" action="/ambassadeurs/ongedaan">
					<IdempotencyKey value={newKey()} />
					<input type="hidden" name="gedaan" value={held.changeId} />
					<input type="hidden" name="functie" value={held.id} />
					<button class="nl-button nl-button--secondary undo__button" type="submit">
						Zet terug
					</button>
				</form>
			)}
		</div>
	);
}

function Facts({held, area, others, today, mayChange}: AmbassadorPageProps) {
	const {contact, from, until} = held;
	const isPresent = area.until === null || area.until > today;
	const [portal, mail] = [dayOfCourse(held, 'portal'), dayOfCourse(held, 'burgernet-mail')];
	const lines = [
		{label: 'Naam', value: contact?.name ?? 'verwijderd'},
		{label: 'Functie vanaf', value: formatDay(from)},
		{
			label: 'Functie eindigt',
			value: until === null ? 'loopt door' : `${formatDay(until)} (eerste dag zonder functie)`,
		},
		{label: 'Burgernetportaal', value: portal ? `opgeleid op ${formatDay(portal)}` : '▲ niet opgeleid'},
		{label: 'Burgernetmail', value: mail ? `opgeleid op ${formatDay(mail)}` : 'niet opgeleid'},
	];
	return (
		<section class="utrecht-card action-card" aria-labelledby="functie">
			<h2 class="nl-heading nl-heading--level-2" id="functie">
				De functie
			</h2>
			<dl class="facts">
				{lines.map(({label, value}) => (
					<div class="facts__line" key={label}>
						<dt>{label}</dt>
						<dd>{value}</dd>
					</div>
				))}
				{contact && (
					<div class="facts__line">
						<dt>E-mailadres</dt>
						<dd class="register__mail">
							<a class="nl-link" href={`mailto:${contact.email}`}>
								{contact.email}
							</a>
						</dd>
					</div>
				)}
			</dl>
			<p class="nl-paragraph register__more">
				<a class="nl-link" href={areaPath(area)}>
					Bekijk {organisationWords(area)}
				</a>
			</p>
			<Others others={others} today={today} />
			{mayChange && isPresent && (
				<p class="register__more">
					<a class="nl-link" href={`/ambassadeurs/nieuw?organisatie=${area.code}`}>
						Voeg een tweede ambassadeur toe
					</a>{' '}
					(telt niet extra mee)
				</p>
			)}
		</section>
	);
}

function Others({others, today}: Pick<AmbassadorPageProps, 'others' | 'today'>) {
	return others.length === 0 ? null : (
		<>
			<h3 class="register__subtitle">Andere functies bij deze organisatie</h3>
			<ul class="register__left">
				{others.map(other => (
					<li key={other.id}>
						<a class="nl-link" href={`/ambassadeurs/${other.id}`}>
							{other.contact?.name ?? 'naam verwijderd'}
						</a>
						, {lastedWords(other, today)}
					</li>
				))}
			</ul>
		</>
	);
}
