import {inForm} from '../domain/address-form.ts';
import {type CampaignState, campaignStateNames} from '../domain/campaign-states.ts';
import type {Campaign} from '../domain/campaigns.ts';
import {formatDay} from './format.ts';

export interface CampaignItem {
	campaign: Pick<Campaign, 'slug' | 'title' | 'preheader' | 'day' | 'audience'>;
	state: CampaignState['state'];
	isChanged: boolean;
	/** Whether it was copied or handed over here. */
	isStored: boolean;
}

const order = ['draft', 'released', 'closed'] as const;

/** The contents of /campagnes: the campaigns by state. */
export function CampaignsPage({items}: {items: readonly CampaignItem[]}) {
	return (
		<>
			<h1 class="nl-heading nl-heading--level-1">Campagnes</h1>
			<p class="nl-paragraph">
				Materiaal dat een gemeente zelf verstuurt. Alleen wat je vrijgeeft, is klaar om te gebruiken.
			</p>
			<p class="nl-paragraph">
				Een nieuwe campagne maak je door er een te kopiëren, of door{' '}
				<a class="nl-link" href="/campagnes/nieuw">
					een map in te sturen
				</a>
				. Kant-en-klare bestanden van elders staan bij de{' '}
				<a class="nl-link" href="/campagnes/landelijk">
					landelijke campagnes
				</a>
				.
			</p>
			{order.map(state => (
				<CampaignGroup key={state} state={state} items={items.filter(item => item.state === state)} />
			))}
		</>
	);
}

function CampaignGroup({state, items}: {state: CampaignState['state']; items: readonly CampaignItem[]}) {
	const name = campaignStateNames[state];
	return (
		<section class="utrecht-card campaign-group" aria-labelledby={state}>
			<h2 class="nl-heading nl-heading--level-2" id={state}>
				{name.charAt(0).toUpperCase() + name.slice(1)}
			</h2>
			{items.length === 0 ? (
				<p class="nl-paragraph">Er is nu geen campagne met deze stand.</p>
			) : (
				<ul class="campaign-list">
					{items.map(({campaign, isChanged, isStored}) => (
						<li key={campaign.slug} class="campaign-list__item">
							<a class="nl-link campaign-list__link" href={`/campagnes/${campaign.slug}`}>
								{campaign.title}
							</a>
							<span>{inForm(campaign.preheader, 'je')}</span>
							<span class="campaign-list__when">
								{campaign.audience === 'ambassadors' ? 'Voor ambassadeurs. ' : 'Voor inwoners. '}
								{campaign.day ? `Cijfers van ${formatDay(campaign.day)}.` : 'Cijfers van vandaag.'}
								{isStored && ' Hier gemaakt.'}
								{isChanged && ' Gewijzigd na het vrijgeven.'}
							</span>
						</li>
					))}
				</ul>
			)}
		</section>
	);
}
