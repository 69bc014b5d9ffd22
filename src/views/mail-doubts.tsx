import type {AreaKind} from '../domain/areas.ts';
import type {DeliveryState} from '../domain/deliveries.ts';
import {IdempotencyKey} from './forms.tsx';
import {deliveryWords, personWords} from './mail-words.ts';

/** One mail that did not simply arrive. */
export interface DoubtfulRow {
	id: string;
	state: DeliveryState;
	reason: string | null;
	organisation: {kind: AreaKind; name: string} | null;
	name: string | null;
}

interface DoubtsProps {
	doubtful: readonly DoubtfulRow[];
	/** Of the page of the job. */
	address: string;
	newKey(): string;
}

/** The mails that failed and those of which nobody knows whether they arrived: only a person sends such a mail again. */
export function DoubtfulMails(props: DoubtsProps) {
	const uncertain = props.doubtful.filter(({state}) => state === 'uncertain');
	const failed = props.doubtful.filter(({state}) => state === 'failed');
	return (
		<>
			{uncertain.length > 0 && (
				<Rows {...props} id="onzeker" title="Onbekend of aangekomen" rows={uncertain}>
					De verbinding viel weg voordat de mailserver antwoordde. Vraag de ontvanger of de mail er is. Verstuur alleen
					opnieuw als dat niet zo is: anders krijgt iemand hem twee keer.
				</Rows>
			)}
			{failed.length > 0 && (
				<Rows {...props} id="mislukt" title="Niet verstuurd" rows={failed}>
					Deze mails zijn niet aangenomen. Klopt het adres weer? Dan kun je opnieuw versturen.
				</Rows>
			)}
		</>
	);
}

function Rows({
	id,
	title,
	rows,
	children,
	address,
	newKey,
}: DoubtsProps & {id: string; title: string; rows: readonly DoubtfulRow[]; children: string}) {
	return (
		<section class="utrecht-card job__card" aria-labelledby={id}>
			<h2 class="nl-heading nl-heading--level-2" id={id}>
				{title} ({rows.length})
			</h2>
			<p class="nl-paragraph">{children}</p>
			<ul class="mail__rows">
				{rows.map(row => (
					<li key={row.id} class="mail__row">
						<p class="mail__person">
							<span aria-hidden="true">{deliveryWords[row.state].sign}</span> {personWords(row.organisation, row.name)}
							<span class="quiet">{row.reason}</span>
						</p>
						<form method="post" action={`${address}/opnieuw`}>
							<IdempotencyKey value={newKey()} />
							<input type="hidden" name="mail" value={row.id} />
							<button class="nl-button nl-button--secondary" type="submit">
								Verstuur opnieuw<span class="visually-hidden"> aan {personWords(row.organisation, row.name)}</span>
							</button>
						</form>
					</li>
				))}
			</ul>
		</section>
	);
}
