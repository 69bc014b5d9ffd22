import {dayOf} from '../domain/period.ts';
import type {ProposalView} from '../domain/proposal-views.ts';
import {formatCount, formatDay} from './format.ts';
import {proposalTitle, stateWords} from './proposal-words.ts';

/** "Klopt dit niet?" beside a fact of the register; `of` says which, for who hears only the link. */
export function Doubt({href, of, label = 'Klopt dit niet?'}: {href: string; of: string; label?: string}) {
	return (
		<a class="nl-link doubt" href={href}>
			{label}
			<span class="visually-hidden"> {of}</span>
		</a>
	);
}

/** The address of a form of /voorstellen. */
export function proposalAddress(form: string, fields: Readonly<Record<string, string>> = {}): string {
	const search = new URLSearchParams(fields).toString();
	return `/voorstellen/nieuw/${form}${search && `?${search}`}`;
}

/** What became of the proposals of an organisation, on its own page; nothing when there are none. */
export function OwnProposals({proposals}: {proposals: readonly ProposalView[]}) {
	return proposals.length === 0 ? null : (
		<section class="utrecht-card organisation-card" aria-labelledby="voorstellen">
			<h2 class="nl-heading nl-heading--level-2" id="voorstellen">
				Jullie voorstellen
			</h2>
			<ul class="own-proposals">
				{proposals.map(view => (
					<li key={view.id}>
						<span aria-hidden="true">{stateWords[view.proposal.state].symbol}</span> {outcomeWords(view)}
					</li>
				))}
			</ul>
			<p class="nl-paragraph">
				<a class="nl-link doubt" href="/voorstellen">
					Bekijk alle voorstellen
				</a>
			</p>
		</section>
	);
}

/** `Je voorstel van 3 mei 2022 is overgenomen: Training Burgernetportaal.` */
export function outcomeWords({proposal, proposedAt}: ProposalView): string {
	const proposed = `Je voorstel van ${formatDay(dayOf(proposedAt))}`;
	const title = proposalTitle(proposal.asked);
	switch (proposal.state) {
		case 'accepted':
			return `${proposed} is overgenomen: ${title}.`;
		case 'refused':
			return `${proposed} is niet overgenomen: ${title}. “${proposal.answer ?? ''}”`;
		case 'withdrawn':
			return `${proposed} is ingetrokken: ${title}.`;
		default:
			return `${proposed} wacht op antwoord: ${title}.`;
	}
}

/** How many proposals wait for the coordinator, and the way to them; nothing for who does not decide. */
export function WaitingProposals({count}: {count: number | null}) {
	return count === null ? null : (
		<p class="waiting-proposals">
			<a class="nl-link doubt" href="/voorstellen">
				Voorstellen van ambassadeurs
			</a>{' '}
			{count === 0
				? 'Er wacht geen voorstel.'
				: count === 1
					? '1 wacht op je.'
					: `${formatCount(count)} wachten op je.`}
		</p>
	);
}
