import type {Fault} from '../domain/faults.ts';
import {IdempotencyKey, Select} from './forms.tsx';

export interface SecondReaderProps {
	isAsked: boolean;
	revision: number;
	isSaved: boolean;
	faults: readonly Fault[];
	keyValue: string;
}

/** Whether a campaign is released by somebody else than who changed it last. */
export function SecondReader({isAsked, revision, isSaved, faults, keyValue}: SecondReaderProps) {
	return (
		<>
			<h2 class="nl-heading nl-heading--level-2">Campagnes vrijgeven</h2>
			{isSaved && (
				<p class="utrecht-alert utrecht-alert--ok" role="status">
					{isAsked
						? 'Opgeslagen. Wie een campagne als laatste wijzigde, geeft hem niet zelf vrij.'
						: 'Opgeslagen. Elke coördinator en beheerder geeft ook een eigen campagne vrij.'}
				</p>
			)}
			<form class="second-reader" method="post" action="/beheer/tweede-lezer">
				<IdempotencyKey value={keyValue} />
				<input type="hidden" name="revision" value={revision} />
				<Select
					name="tweedeLezer"
					label="Tweede lezer"
					description="Aan: wie de teksten als laatste wijzigde, kan de campagne niet zelf vrijgeven. Wat al vrijgegeven is, blijft dat."
					value={isAsked ? 'aan' : 'uit'}
					options={[
						{value: 'uit', label: 'uit'},
						{value: 'aan', label: 'aan'},
					]}
					faults={faults}
				/>
				<button class="nl-button nl-button--secondary" type="submit">
					Sla op
				</button>
			</form>
		</>
	);
}
