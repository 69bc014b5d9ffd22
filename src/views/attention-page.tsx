import type {Attention, AttentionItem} from '../domain/attention.ts';
import type {Fault} from '../domain/faults.ts';
import {dayOf} from '../domain/period.ts';
import {recorderWords} from './action-words.ts';
import {type AsOf, addressOf, areaPath, asOfFields} from './addresses.ts';
import {calledName, followUpWords, owedWords} from './advice-words.ts';
import {AttentionList, OverdueOutcomes} from './attention.tsx';
import {AttentionExplanation} from './attention-explanation.tsx';
import {MissingFigures} from './attention-figures.tsx';
import {type FollowUpContext, FollowUpFields, FollowUpNoticeBox, type RefusedFollowUp} from './follow-up-forms.tsx';
import {formatCount, formatDay, formatInstant} from './format.ts';
import {ErrorSummary, Select, type SelectOption} from './forms.tsx';
import {WaitingProposals} from './proposal-links.tsx';

export interface AttentionPageProps {
	attention: Attention;
	asOf: AsOf;
	/** The unit and its districts. */
	areas: readonly SelectOption[];
	context: FollowUpContext;
	faults: readonly Fault[];
	refused: RefusedFollowUp | null;
}

/** The contents of /aandacht: everybody who needs help, and what was agreed with whom. */
export function AttentionPage({attention, asOf, areas, context, faults, refused}: AttentionPageProps) {
	const {area, items, hidden, notice, mayFollowUp} = attention;
	return (
		<>
			<ErrorSummary faults={faults} />
			<div class="attention__head">
				<h1 class="nl-heading nl-heading--level-1">Vraagt aandacht {attention.year}</h1>
				<AreaForm asOf={asOf} areas={areas} selected={area.code} />
			</div>
			<p class="nl-paragraph attention__sum">
				{area.name}: {sumWords(attention)}{' '}
				<a class="nl-link" href={addressOf('/voortgang', asOf, {gebied: area.code})}>
					Terug naar de voortgang
				</a>
			</p>
			<Moment attention={attention} asOf={asOf} />
			{notice && <FollowUpNoticeBox notice={notice} context={context} mayFollowUp={mayFollowUp} />}
			<section class="utrecht-card attention attention--page" aria-labelledby="bellen">
				<h2 class="nl-heading nl-heading--level-2" id="bellen">
					{items.length === 0 ? 'Nu niemand' : `Nu bellen: ${formatCount(items.length)}`}
				</h2>
				<AttentionList attention={attention} context={context} refused={refused} />
				<OverdueOutcomes attention={attention} asOf={asOf} />
				<MissingFigures attention={attention} />
				<WaitingProposals count={attention.waitingProposals} />
			</section>
			{hidden.length > 0 && <Agreed attention={attention} context={context} />}
			<AttentionExplanation attention={attention} />
		</>
	);
}

function sumWords({items, hidden, at}: Attention): string {
	const areas = (count: number) => (count === 1 ? '1 gebied' : `${formatCount(count)} gebieden`);
	const agreed = hidden.length > 0 ? `, met ${areas(hidden.length)} is iets afgesproken` : '';
	return `op ${formatDay(at)} ${items.length === 1 ? 'vraagt' : 'vragen'} ${areas(items.length)} aandacht${agreed}.`;
}

function AreaForm({asOf, areas, selected}: Pick<AttentionPageProps, 'asOf' | 'areas'> & {selected: string}) {
	return (
		<form class="filter" method="get" action="/aandacht" aria-label="Kies een gebied">
			{Object.entries(asOfFields(asOf)).map(([name, value]) => (
				<input key={name} type="hidden" name={name} value={value} />
			))}
			<Select name="gebied" label="Gebied" value={selected} options={areas} />
			<button class="nl-button nl-button--secondary filter__button" type="submit">
				Toon
			</button>
		</form>
	);
}

/** Why nothing can be recorded in a list of another moment. */
function Moment({attention, asOf}: Pick<AttentionPageProps, 'attention' | 'asOf'>) {
	const {area, year, at, knownAt, isYearOver} = attention;
	if (isYearOver || (asOf.at === null && asOf.knownAt === null)) {
		return null;
	}

	return (
		<p class="utrecht-alert utrecht-alert--info known-at">
			Je ziet de lijst van {formatDay(at)}
			{asOf.knownAt !== null && `, zoals bekend op ${formatInstant(knownAt)}`}.{' '}
			<a class="nl-link" href={addressOf('/aandacht', {year, at: null, knownAt: null}, {gebied: area.code})}>
				Toon de lijst van nu
			</a>
		</p>
	);
}

/** What was agreed: who is left out of the list, by whom, since when and until when. */
function Agreed({attention, context}: Pick<AttentionPageProps, 'attention' | 'context'>) {
	return (
		<section class="utrecht-card attention" aria-labelledby="afgesproken">
			<h2 class="nl-heading nl-heading--level-2" id="afgesproken">
				Afgesproken: {formatCount(attention.hidden.length)}
			</h2>
			<ul class="attention__list">
				{attention.hidden.map(item => (
					<AgreedEntry key={item.advice.area.code} item={item} attention={attention} context={context} />
				))}
			</ul>
		</section>
	);
}

interface AgreedProps extends Pick<AttentionPageProps, 'attention' | 'context'> {
	item: AttentionItem;
}

function AgreedEntry({item: {advice, followUp}, attention: {roles, mayFollowUp}, context}: AgreedProps) {
	const {area, target, owed} = advice;
	return followUp ? (
		<li class="attention__item attention__item--agreed">
			<div class="attention__standing">
				<h3 class="attention__name">
					<a class="nl-link" href={addressOf(areaPath(area), context.asOf)}>
						{area.name}
					</a>
				</h3>
				<p class="attention__owed">{owedWords(owed, target)}</p>
			</div>
			<p class="attention__agreement">
				<strong class="attention__result">{followUpWords(followUp)}</strong>, vastgelegd op{' '}
				{formatDay(dayOf(followUp.recordedAt))} door: {recorderWords(followUp, id => roles.get(id) ?? null)}. Komt terug
				op {formatDay(followUp.hiddenUntil)}.
			</p>
			{mayFollowUp && (
				<form class="undo" method="post" action={`/aandacht/${target.id}/${area.code}/terugnemen`}>
					<FollowUpFields context={context} revision={followUp.revision} />
					<button class="nl-button nl-button--secondary undo__button" type="submit">
						Terug in de lijst<span class="visually-hidden">: {calledName(area)}</span>
					</button>
				</form>
			)}
		</li>
	) : null;
}
