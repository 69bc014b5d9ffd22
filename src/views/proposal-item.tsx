import {dayOf} from '../domain/period.ts';
import type {ProposalView} from '../domain/proposal-views.ts';
import {UndoButton} from './action-forms.tsx';
import {ChangeList} from './action-history.tsx';
import {areaPath} from './addresses.ts';
import {formatDay} from './format.ts';
import {nameWithKind} from './organisation-words.ts';
import {DecisionForms, type RefusedDecision} from './proposal-decision.tsx';
import {proposalLines, proposalTitle, stateWords} from './proposal-words.ts';

export interface ItemProps {
	view: ProposalView;
	/** Decides about proposals; else the one who makes them. */
	reader: 'coordinator' | 'ambassador';
	refused: RefusedDecision | null;
	newKey(): string;
}

/** One proposal: what it asks, how it stands, and what the reader can do with it. */
export function ProposalItem(props: ItemProps) {
	const {view, reader} = props;
	const {id, proposal, organisation, proposedAt, holder} = view;
	const isWaiting = proposal.state === 'open' || proposal.state === 'accepting';
	return (
		<li class="proposal" id={`voorstel-${id}`}>
			<div class="proposal__what">
				<h3 class="proposal__title">
					{reader === 'coordinator' && (
						<>
							<a class="nl-link" href={areaPath(organisation)}>
								{organisation.name}
							</a>
							:{' '}
						</>
					)}
					{proposalTitle(proposal.asked)}
				</h3>
				<p class="proposal__moment">
					Voorgesteld op {formatDay(dayOf(proposedAt))}
					{reader === 'coordinator' && holder && `, over ${holder.name}`}
				</p>
				<Lines view={view} />
				{proposal.remark && <p class="proposal__remark">Opmerking: “{proposal.remark}”</p>}
				<Standing view={view} isWaiting={isWaiting} />
			</div>
			<Deeds {...props} isWaiting={isWaiting} />
		</li>
	);
}

function Lines({view: {proposal, stoodThen}}: Pick<ItemProps, 'view'>) {
	const lines = proposalLines(proposal.asked, stoodThen);
	return lines.length === 0 ? null : <ChangeList changes={lines} />;
}

/** Whether what the proposal is about became different since it was made. */
function isOvertaken({proposal: {asked}, stoodThen, standsNow}: ProposalView): boolean {
	const wordsOf = (fields: typeof standsNow) => JSON.stringify(proposalLines(asked, fields));
	return wordsOf(stoodThen) !== wordsOf(standsNow);
}

/** How it stands: the words, the answer, and both values where the fact changed since. */
function Standing({view, isWaiting}: Pick<ItemProps, 'view'> & {isWaiting: boolean}) {
	const {proposal, standsNow} = view;
	const {symbol, word} = stateWords[proposal.state];
	const decided = isWaiting ? '' : ` op ${formatDay(dayOf(proposal.recordedAt))}`;
	const lines = proposalLines(proposal.asked, standsNow);
	return (
		<>
			{proposal.state !== 'open' && (
				<p class={`proposal__state proposal__state--${proposal.state}`}>
					<span aria-hidden="true">{symbol}</span> {`${word.slice(0, 1).toUpperCase()}${word.slice(1)}`}
					{decided}
					{proposal.answer && `: “${proposal.answer}”`}
				</p>
			)}
			{isWaiting && isOvertaken(view) && (
				<div class="proposal__overtaken">
					<p class="proposal__overtaken-title">Intussen gewijzigd. Met het voorstel wordt het nu:</p>
					{lines.length === 0 ? <p>Zo staat het er al: overnemen verandert niets.</p> : <ChangeList changes={lines} />}
				</div>
			)}
		</>
	);
}

function Deeds({view, reader, isWaiting, refused, newKey}: ItemProps & {isWaiting: boolean}) {
	const {id, proposal, organisation} = view;
	const own = refused?.about === id ? refused : null;
	const undo = (deed: string, label: string) => (
		<UndoButton
			form={{address: `/voorstellen/${id}/${deed}`, idempotencyKey: newKey(), revision: proposal.revision}}
			label={label}
		/>
	);
	if (reader === 'coordinator') {
		const spoken = `${proposalTitle(proposal.asked)}, ${nameWithKind(organisation)}`;
		const forms = {view, isOvertaken: isOvertaken(view), spoken, refused: own, newKey};
		return isWaiting ? (
			<DecisionForms {...forms} />
		) : proposal.state === 'refused' ? (
			undo('heropenen', 'Heropen')
		) : null;
	}

	switch (proposal.state) {
		case 'open':
			return undo('intrekken', 'Trek in');
		case 'withdrawn':
			return undo('terugzetten', 'Stel opnieuw voor');
		default:
			return null;
	}
}
