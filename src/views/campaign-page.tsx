import {type CampaignState, campaignStateNames, nextStates} from '../domain/campaign-states.ts';
import type {Campaign} from '../domain/campaigns.ts';
import type {Fault} from '../domain/faults.ts';
import {CampaignCopies, type CampaignCopiesProps} from './campaign-copies.tsx';
import {CampaignPreview, type CampaignPreviewProps} from './campaign-preview.tsx';
import {type Done, doneWords, stepWords} from './campaign-words.ts';
import {ErrorSummary, IdempotencyKey} from './forms.tsx';

export interface CampaignPageProps {
	campaign: Campaign;
	state: CampaignState['state'];
	isChanged: boolean;
	revision: number;
	hash: string;
	/** What was just done; null for nothing. */
	done: Done | null;
	copies: CampaignCopiesProps;
	/** Why the reader may not release this campaign; null when nothing stands against it. */
	releaseRefusal: string | null;
	faults: readonly Fault[];
	preview: Omit<CampaignPreviewProps, 'campaign'>;
	newKey: () => string;
}

/** The contents of /campagnes/:slug: how a campaign stands, and what a municipality would get. */
export function CampaignPage(props: CampaignPageProps) {
	const {campaign, state, isChanged, done, copies, preview, faults} = props;
	return (
		<>
			<p class="nl-paragraph">
				<a class="nl-link" href="/campagnes">
					Alle campagnes
				</a>
			</p>
			<h1 class="nl-heading nl-heading--level-1">{campaign.title}</h1>
			<ErrorSummary faults={faults} />
			{done && (
				<p class="utrecht-alert utrecht-alert--ok" role="status">
					{doneWords[done]}
				</p>
			)}
			<section class="utrecht-card campaign-group" aria-labelledby="stand">
				<h2 class="nl-heading nl-heading--level-2" id="stand">
					Stand: {campaignStateNames[state]}
				</h2>
				{isChanged && (
					<p class="nl-paragraph">
						Deze campagne is gewijzigd na het vrijgeven. Daarom is hij weer een concept. Bekijk hem en geef hem opnieuw
						vrij.
					</p>
				)}
				<Steps {...props} />
				<p class="nl-paragraph">
					<a class="nl-link" href={`/campagnes/${campaign.slug}/resultaat`}>
						Bekijk wat er volgde
					</a>
					{' · '}
					<a class="nl-link" href={`/campagnes/${campaign.slug}/versturen`}>
						Versturen aan ambassadeurs
					</a>
					{state === 'released' && campaign.audience !== 'ambassadors' && (
						<>
							{' · '}
							<a class="nl-link" href={`/materiaal?campagne=${campaign.slug}`}>
								Materiaal van een gemeente
							</a>
						</>
					)}
				</p>
			</section>
			<CampaignCopies {...copies} />
			<CampaignPreview campaign={campaign} {...preview} />
		</>
	);
}

function Steps({campaign, state, revision, hash, releaseRefusal, newKey}: CampaignPageProps) {
	const steps = nextStates[state].filter(next => next !== 'released' || releaseRefusal === null);
	return (
		<div class="campaign-steps">
			{state === 'draft' && releaseRefusal && <p class="nl-paragraph">{releaseRefusal}</p>}
			{steps.map(next => (
				<form key={next} method="post" action={`/campagnes/${campaign.slug}/stand/${next}`}>
					<IdempotencyKey value={newKey()} />
					<input type="hidden" name="revision" value={revision} />
					<input type="hidden" name="hash" value={hash} />
					<button class={`nl-button nl-button--${next === 'released' ? 'primary' : 'secondary'}`} type="submit">
						{stepWords[next]}
					</button>
				</form>
			))}
		</div>
	);
}
