import {IdempotencyKey} from './forms.tsx';

export interface TakeOverOfferProps {
	/** The year that has no targets. */
	year: number;
	/** Whose targets can be taken over; null when no other year has targets. */
	from: number | null;
	/** False: only the sentence. */
	mayTakeOver: boolean;
	/** A fresh key for the form. */
	newKey(): string;
}

/** "Nog geen doelstellingen voor 2026", with the way out as a button for whoever may use it. */
export function TakeOverOffer({year, from, mayTakeOver, newKey}: TakeOverOfferProps) {
	return (
		<div class="utrecht-alert utrecht-alert--info take-over">
			<p class="take-over__text">
				Nog geen doelstellingen voor {year}.{!mayTakeOver && ' De regionaal coördinator kan ze vaststellen.'}
			</p>
			{mayTakeOver && from !== null && (
				<form method="post" action="/doelen/overnemen">
					<IdempotencyKey value={newKey()} />
					<input type="hidden" name="from" value={from} />
					<input type="hidden" name="to" value={year} />
					<button class="nl-button nl-button--primary" type="submit">
						Neem die van {from} over
					</button>
				</form>
			)}
			{mayTakeOver && (
				<a class="nl-link take-over__link" href={`/doelen/nieuw?jaar=${year}`}>
					{from === null ? 'Voeg het eerste doel toe' : 'of voeg zelf een doel toe'}
				</a>
			)}
		</div>
	);
}
