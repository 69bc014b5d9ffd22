import {inForm} from '../domain/address-form.ts';
import type {Campaign} from '../domain/campaigns.ts';
import {Field} from './forms.tsx';
import type {MaterialsPageProps} from './materials-page.tsx';

type MaterialsChangesProps = Pick<MaterialsPageProps, 'typed' | 'faults' | 'brandHref'> & {
	campaign: Pick<Campaign, 'slug' | 'lines' | 'eventDay'>;
};

/** One line and a day, for once: they stand in the address, so that nothing is kept. */
export function MaterialsChanges({campaign, typed, faults, brandHref}: MaterialsChangesProps) {
	const [line] = campaign.lines ?? [];
	return (
		<section class="utrecht-card materials-card" aria-labelledby="aanpassen">
			<h2 class="nl-heading nl-heading--level-2" id="aanpassen">
				Maak het eigen
			</h2>
			{(line || campaign.eventDay) && (
				<form class="form" method="get" action="/materiaal#teksten">
					<input type="hidden" name="campagne" value={campaign.slug} />
					{typed.gemeente && <input type="hidden" name="gemeente" value={typed.gemeente} />}
					{line && (
						<Field
							name="regel"
							label={`${line.label} (hoogstens ${line.longest} tekens)`}
							description={`Laat je dit leeg, dan staat er: ${inForm(line.text, 'je')}`}
							value={typed.regel ?? ''}
							faults={faults}
						/>
					)}
					{campaign.eventDay && (
						<Field name="dag" label="Dag van het evenement" type="date" value={typed.dag ?? ''} faults={faults} />
					)}
					<button class="nl-button nl-button--secondary" type="submit">
						Zet in het materiaal
					</button>
				</form>
			)}
			<p class="nl-paragraph">
				De naam, de cijfers en de link van jullie gemeente staan er al in.{' '}
				{brandHref && (
					<a class="nl-link" href={brandHref}>
						Kies jullie logo, en je of u
					</a>
				)}
			</p>
		</section>
	);
}
