import {kindNames} from '../domain/areas.ts';
import type {AttentionContact, AttentionItem} from '../domain/attention.ts';
import {type AsOf, addressOf, areaPath} from './addresses.ts';
import {calledName, followUpWords, gainWords, joiningWords, owedWords, stepWords} from './advice-words.ts';
import {type FollowUpContext, FollowUpForms, type RefusedFollowUp} from './follow-up-forms.tsx';
import {formatDay} from './format.ts';

interface ItemProps {
	item: AttentionItem;
	context: FollowUpContext;
	mayFollowUp: boolean;
	refused: RefusedFollowUp | null;
}

/** One area that needs help: what it owes, the next step with what it brings, whom to call, and what came of it. */
export function AttentionEntry({item, context, mayFollowUp, refused}: ItemProps) {
	const {advice, contacts, followUp} = item;
	const {area} = advice;
	return (
		<li class="attention__item" id={`aandacht-${area.code}`}>
			<div class="attention__standing">
				<h3 class="attention__name">
					<a class="nl-link" href={addressOf(areaPath(area), context.asOf)}>
						{area.name}
					</a>{' '}
					<span class="attention__kind">{kindNames[area.kind].toLowerCase()}</span>
				</h3>
				<p class="attention__owed">{owedWords(advice.owed, advice.target)}</p>
			</div>
			<NextStep item={item} asOf={context.asOf} />
			<div class="attention__call">
				<Contacts contacts={contacts} />
				{(mayFollowUp || followUp) && (
					<div class="attention__follow-up">
						{followUp && (
							<p class="attention__before">
								Eerder: {followUpWords(followUp)}
								{followUp.result !== 'appointment' && `, terug sinds ${formatDay(followUp.hiddenUntil)}`}.
							</p>
						)}
						{mayFollowUp && <FollowUpForms item={item} context={context} refused={refused} />}
					</div>
				)}
			</div>
		</li>
	);
}

function NextStep({item: {advice}, asOf}: {item: AttentionItem; asOf: AsOf}) {
	const [own, ...others] = advice.effects;
	const title = ({id, title: words}: {id: string; title: string}) => (
		<a class="nl-link" href={addressOf(`/doelen/${id}`, asOf)}>
			{words}
		</a>
	);
	return (
		<div class="attention__step">
			<p class="attention__ask">{stepWords(advice)}</p>
			<p class="attention__gain">
				{title(own.target)} gaat dan {gainWords(own)}.
			</p>
			{others.map(effect => (
				<p class="attention__gain" key={effect.target.id}>
					{effect.asksAlso ? (
						<>
							{advice.area.name} telt dan ook mee voor {title(effect.target)}: {joiningWords(effect)}.
						</>
					) : (
						<>
							{title(effect.target)} gaat dan ook {gainWords(effect)}.
						</>
					)}
				</p>
			))}
			{advice.also.map(target => (
				<p class="attention__gain" key={target.id}>
					Ook nog niet rond: {title(target)}.
				</p>
			))}
		</div>
	);
}

function Contacts({contacts}: {contacts: readonly AttentionContact[]}) {
	if (contacts.length === 0) {
		return <p class="attention__contacts attention__contacts--none">Geen contact bekend.</p>;
	}

	return (
		<ul class="attention__contacts" aria-label="Wie je belt">
			{contacts.map(({name, email, via}) => (
				<li key={email}>
					<span class="attention__person">{name}</span>
					{via && (
						<span class="attention__via">
							{' '}
							van {via.kind === 'municipality' ? 'gemeente ' : ''}
							{calledName(via)}
						</span>
					)}
					<a class="nl-link attention__mail" href={`mailto:${email}`}>
						{email}
					</a>
				</li>
			))}
		</ul>
	);
}
