import type {Proposals, ProposalView} from '../domain/proposal-views.ts';
import {UndoButton} from './action-forms.tsx';
import {formatCount} from './format.ts';
import {ErrorSummary} from './forms.tsx';
import {nameWithKind} from './organisation-words.ts';
import type {RefusedDecision} from './proposal-decision.tsx';
import {type ItemProps, ProposalItem} from './proposal-item.tsx';
import {proposalTitle} from './proposal-words.ts';

export interface ProposalsPageProps extends Proposals {
	reader: ItemProps['reader'];
	/** The page of the own organisation; null for a coordinator. */
	back: {href: string; label: string} | null;
	/** The proposal about which something was just done. */
	done: ProposalView | null;
	refused: RefusedDecision | null;
	/** A fresh key for each form. */
	newKey(): string;
}

/** The contents of /voorstellen: what ambassadors say that should be otherwise, and what was decided about it. */
export function ProposalsPage(props: ProposalsPageProps) {
	const {reader, back, waiting, decided, done, refused, newKey} = props;
	const itemOf = (view: ProposalView) => (
		<ProposalItem key={view.id} view={view} reader={reader} refused={refused} newKey={newKey} />
	);
	return (
		<>
			<ErrorSummary faults={refused?.faults ?? []} />
			<h1 class="nl-heading nl-heading--level-1">
				{reader === 'coordinator' ? 'Voorstellen van ambassadeurs' : 'Onze voorstellen'}
			</h1>
			<p class="nl-paragraph proposals__lead">
				{reader === 'coordinator'
					? 'Een ambassadeur ziet iets dat niet klopt. Neem je een voorstel over, dan wijzigt het gegeven meteen.'
					: 'Wat volgens jullie niet klopt. De regionaal coördinator neemt het over, of zegt waarom niet.'}{' '}
				{back && (
					<a class="nl-link" href={back.href}>
						{back.label}
					</a>
				)}
			</p>
			{done && !refused && <DoneBox view={done} reader={reader} newKey={newKey} />}
			<section class="utrecht-card proposals" aria-labelledby="open">
				<h2 class="nl-heading nl-heading--level-2" id="open">
					Open: {formatCount(waiting.length)}
				</h2>
				{waiting.length === 0 ? (
					<p class="nl-paragraph">{emptyWords[reader]}</p>
				) : (
					<ul class="proposals__list">{waiting.map(itemOf)}</ul>
				)}
			</section>
			{decided.length > 0 && (
				<section class="utrecht-card proposals" aria-labelledby="beslist">
					<h2 class="nl-heading nl-heading--level-2" id="beslist">
						Afgehandeld
					</h2>
					<ul class="proposals__list">{decided.map(itemOf)}</ul>
				</section>
			)}
		</>
	);
}

const emptyWords: Record<ItemProps['reader'], string> = {
	coordinator: 'Alles is afgehandeld: er wacht geen voorstel op je.',
	ambassador: 'Er staat geen voorstel open. Zie je iets dat niet klopt? Kies op jullie pagina “Klopt dit niet?”.',
};

function DoneBox({view, reader, newKey}: Pick<ProposalsPageProps, 'reader' | 'newKey'> & {view: ProposalView}) {
	const {id, proposal} = view;
	const undo = undoOf(view, reader);
	return (
		<div class="utrecht-alert utrecht-alert--ok notice" role="status">
			<p class="notice__text">{doneWords(view, reader)}</p>
			{undo && (
				<UndoButton
					form={{address: `/voorstellen/${id}/${undo}`, idempotencyKey: newKey(), revision: proposal.revision}}
					label="Ongedaan maken"
				/>
			)}
		</div>
	);
}

function undoOf({proposal: {state}}: ProposalView, reader: ItemProps['reader']): string | null {
	if (reader === 'coordinator') {
		return state === 'refused' ? 'heropenen' : null;
	}

	return state === 'open' ? 'intrekken' : state === 'withdrawn' ? 'terugzetten' : null;
}

function doneWords({proposal, organisation}: ProposalView, reader: ItemProps['reader']): string {
	const title = proposalTitle(proposal.asked);
	const what = reader === 'coordinator' ? `${title}, ${nameWithKind(organisation)}` : title;
	switch (proposal.state) {
		case 'accepted':
			return `Overgenomen: ${what}. Het gegeven is gewijzigd.`;
		case 'refused':
			return `Niet overgenomen: ${what}. De ambassadeur ziet waarom.`;
		case 'withdrawn':
			return `Ingetrokken: ${what}.`;
		default:
			return reader === 'coordinator'
				? `Staat weer open: ${what}.`
				: `Voorgesteld: ${what}. De regionaal coördinator kijkt ernaar.`;
	}
}
