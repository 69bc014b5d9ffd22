import {type Campaign, linkSlots, textSlots} from '../domain/campaigns.ts';

/** What can stand between {{ and }} in the texts of a campaign, for who writes them. */
export function CampaignSlots({campaign}: {campaign: Campaign}) {
	const lines = (campaign.lines ?? []).map(({name, label}): [string, string] => [
		name,
		`regel van de gemeente: ${label}`,
	]);
	return (
		<details class="campaign-slots">
			<summary>Welke vulvelden zijn er?</summary>
			<p class="nl-paragraph">
				Per gemeente komt op deze plaats het goede woord. Schrijf [[je|u]] voor een woord dat van de aanspreekvorm
				afhangt.
			</p>
			<dl class="campaign-slots__list">
				{[...Object.entries(textSlots), ...lines].map(slot)}
				{Object.entries(linkSlots).map(([name, what]) => slot([name, `link naar ${what}`]))}
			</dl>
		</details>
	);
}

function slot([name, what]: readonly [string, string]) {
	return (
		<div key={name} class="campaign-slots__item">
			<dt>
				<code>{`{{${name}}}`}</code>
			</dt>
			<dd>{what}</dd>
		</div>
	);
}
