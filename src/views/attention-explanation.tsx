import {type MemberStanding, OUTCOME_WITHIN_DAYS} from '../domain/advice.ts';
import type {Attention} from '../domain/attention.ts';
import {REST_DAYS} from '../domain/follow-ups.ts';
import {Explanation, momentWords} from './explanation.tsx';
import {formatCount} from './format.ts';
import {organisationNames} from './target-words.ts';

/** "Hoe wordt dit berekend?" of the whole list. */
export function AttentionExplanation({attention}: {attention: Attention}) {
	const {standings, isYearOver} = attention;
	return (
		<Explanation
			of="vraagt aandacht"
			lines={[
				[
					'Wie hier staat',
					'Elke gemeente, elk basisteam en elke districtsrecherche waarop een doelstelling van de eenheid nog wacht, één keer: bij de eerste doelstelling van het plan waaraan die niet voldoet. Voldoen er al genoeg, dan wacht de doelstelling op niemand meer.',
				],
				[
					'Volgorde',
					'Wie het kleinste deel deed van wat nodig is, staat bovenaan. Daarna de doelstelling die het verst van haar doel is, en dan de naam.',
				],
				[
					'Wat de stap oplevert',
					'Het aantal in de hele eenheid, opnieuw geteld alsof de stap op de peildatum is gezet.',
				],
				[
					'Stand van de doelstellingen',
					isYearOver || standings.length === 0 ? null : <Standings standings={standings} />,
				],
				[
					'Opvolging',
					`Na "gebeld" is een gebied ${REST_DAYS.called} dagen weg uit de lijst, na "niet bereikt" ${REST_DAYS['not-reached']} dagen, en na een afspraak tot die dag. We bewaren alleen wat eruit kwam, de dag, en welk account het vastlegde; op de pagina staat daarvan alleen de rol.`,
				],
				[
					'Acties zonder uitkomst',
					`Zoekacties van de meldkamer die meer dan ${OUTCOME_WITHIN_DAYS} dagen voor de peildatum zijn gestart en nog open staan; alleen voor de hele eenheid.`,
				],
				['Peildatum', momentWords(attention)],
				['Bron', 'Acties, ambassadeurs en opgaven van teams zoals vastgelegd in deze dienst.'],
			]}
		/>
	);
}

function Standings({standings}: Pick<Attention, 'standings'>) {
	return (
		<ul class="attention__targets">
			{standings.map(({target, met, total, needed}) => (
				<li key={target.id}>
					{target.title}: {standingWords({target, met, total, needed})}.
				</li>
			))}
		</ul>
	);
}

function standingWords({target, met, total, needed}: MemberStanding): string {
	const {many} = organisationNames[target.population.organisation];
	if (total === 0) {
		return `nog geen ${many} die meetellen`;
	}

	const standing = `${formatCount(met)} van ${formatCount(total)} ${many}, ${formatCount(needed)} nodig`;
	return met >= needed ? `${standing}: genoeg` : standing;
}
