import {OUTCOME_WITHIN_DAYS} from '../domain/advice.ts';
import type {Attention} from '../domain/attention.ts';
import {formatDay} from '../domain/period.ts';
import {type AsOf, addressOf} from './addresses.ts';
import {AttentionExplanation} from './attention-explanation.tsx';
import {MissingFigures} from './attention-figures.tsx';
import {AttentionEntry} from './attention-item.tsx';
import {type FollowUpContext, FollowUpNoticeBox, type RefusedFollowUp} from './follow-up-forms.tsx';
import {formatCount, formatDecimal, formatRate} from './format.ts';
import {WaitingProposals} from './proposal-links.tsx';
import {formatActions} from './target-words.ts';

/** Our choice: as many as one sits down to call in a morning. */
const MOST_ON_PROGRESS = 5;

interface SectionProps {
	attention: Attention;
	asOf: AsOf;
	/** A fresh key for each form. */
	newKey(): string;
}

/** "Vraagt aandacht" on /voortgang: at most five areas, the others behind "Alle". For coordinators and admins only. */
export function AttentionSection({attention, asOf, newKey}: SectionProps) {
	const {items, hidden, area, at, notice} = attention;
	const context: FollowUpContext = {asOf, listed: area.code, place: 'voortgang', today: at, newKey};
	const more = items.length > MOST_ON_PROGRESS || hidden.length > 0;
	return (
		<section class="utrecht-card attention" aria-labelledby="vraagt-aandacht" id="aandacht">
			<div class="attention__head">
				<h2 class="nl-heading nl-heading--level-2" id="vraagt-aandacht">
					Vraagt aandacht
				</h2>
				{more && (
					<a class="nl-link attention__all" href={addressOf('/aandacht', asOf, {gebied: area.code})}>
						{allWords(attention)}
					</a>
				)}
			</div>
			{notice && <FollowUpNoticeBox notice={notice} context={context} mayFollowUp={attention.mayFollowUp} />}
			<AttentionList
				attention={{...attention, items: items.slice(0, MOST_ON_PROGRESS)}}
				context={context}
				refused={null}
			/>
			<OverdueOutcomes attention={attention} asOf={asOf} />
			<MissingFigures attention={attention} />
			<WaitingProposals count={attention.waitingProposals} />
			<AttentionExplanation attention={attention} />
		</section>
	);
}

function allWords({items, hidden}: Attention): string {
	const agreed = hidden.length > 0 ? `, ${formatCount(hidden.length)} afgesproken` : '';
	return `Alle ${formatCount(items.length)}${agreed}`;
}

interface ListProps {
	attention: Attention;
	context: FollowUpContext;
	refused: RefusedFollowUp | null;
}

/** The areas that need help, or why there are none. */
export function AttentionList({attention, context, refused}: ListProps) {
	const {items, mayFollowUp} = attention;
	return items.length === 0 ? (
		<p class="nl-paragraph">{emptyWords(attention)}</p>
	) : (
		<ol class="attention__list">
			{items.map(item => (
				<AttentionEntry
					key={item.advice.area.code}
					item={item}
					context={context}
					mayFollowUp={mayFollowUp}
					refused={refused}
				/>
			))}
		</ol>
	);
}

function emptyWords({isYearOver, hidden, standings, year}: Attention): string {
	if (isYearOver) {
		return `Het jaar ${year} is voorbij: er wordt niets meer gevraagd.`;
	}

	if (standings.length === 0) {
		return `Voor ${year} zijn er geen doelstellingen die gemeenten of teams tellen.`;
	}

	const reason =
		hidden.length > 0
			? 'met alle gebieden die nog iets moeten doen, is iets afgesproken.'
			: 'elke doelstelling die gemeenten of teams telt, heeft er hier genoeg.';
	return `Alles gedaan: geen gebied vraagt nu aandacht. De reden: ${reason}`;
}

/** Started actions that wait too long for an outcome, with what filling them in brings. */
export function OverdueOutcomes({attention: {openOutcomes}, asOf}: {attention: Attention; asOf: AsOf}) {
	if (!openOutcomes) {
		return null;
	}

	const {count, lower, upper, gain, target, until, mayReadRows} = openOutcomes;
	const rows = addressOf('/acties', {...asOf, at: until}, {uitkomst: 'open', telt: 'gestart'});
	return (
		<div class="attention__outcomes">
			<h3 class="attention__name">{formatActions(count)} zonder uitkomst</h3>
			<p class="attention__gain">
				Gestart tot en met {formatDay(until)}, dus meer dan {OUTCOME_WITHIN_DAYS} dagen geleden.
			</p>
			<p class="attention__ask">Vraag de meldkamer om de uitkomst in te vullen.</p>
			<p class="attention__gain">
				<a class="nl-link" href={addressOf(`/doelen/${target.id}`, asOf)}>
					{target.title}
				</a>{' '}
				ligt nu tussen {formatRate(lower)} en {formatRate(upper)}; die marge wordt dan {formatDecimal(gain * 100)}{' '}
				procentpunt kleiner.
			</p>
			{mayReadRows && (
				<a class="nl-link attention__rows" href={rows}>
					Bekijk {count === 1 ? 'deze actie' : `deze ${formatActions(count)}`}
				</a>
			)}
		</div>
	);
}
