import {type CampaignState, campaignStateNames, nextStates} from '../domain/campaign-states.ts';
import type {Campaign} from '../domain/campaigns.ts';
import type {Fault} from '../domain/faults.ts';
import {CampaignCopies, type CampaignCopiesProps} from './campaign-copies.tsx';
import {type Done, doneWords, stepWords} from './campaign-words.ts';
import {ErrorSummary, IdempotencyKey, Select} from './forms.tsx';

export const previewWidths = {telefoon: 'telefoon', desktop: 'desktop', tekst: 'alleen tekst'} as const;
export type PreviewWidth = keyof typeof previewWidths;

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
	preview: {code: string; subject: string; preheader: string; text: string; width: PreviewWidth};
	municipalities: readonly {code: string; name: string}[];
	newKey: () => string;
}

/** The contents of /campagnes/:slug: how a campaign stands, and what a municipality would get. */
export function CampaignPage(props: CampaignPageProps) {
	const {campaign, state, isChanged, done, copies, faults} = props;
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
			<Preview {...props} />
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

function Preview({campaign, preview, municipalities}: CampaignPageProps) {
	const name = municipalities.find(({code}) => code === preview.code)?.name ?? preview.code;
	return (
		<section class="utrecht-card campaign-group" aria-labelledby="voorbeeld">
			<h2 class="nl-heading nl-heading--level-2" id="voorbeeld">
				Voorbeeld voor {name}
			</h2>
			<form class="campaign-preview__choice" method="get" action={`/campagnes/${campaign.slug}`}>
				<Select
					name="gemeente"
					label="Gemeente"
					value={preview.code}
					options={municipalities.map(({code, name: label}) => ({value: code, label}))}
				/>
				<Select
					name="beeld"
					label="Bekijk als"
					value={preview.width}
					options={Object.entries(previewWidths).map(([value, label]) => ({value, label}))}
				/>
				<button class="nl-button nl-button--secondary" type="submit">
					Toon
				</button>
			</form>
			<p class="nl-paragraph">
				<strong>Onderwerp:</strong> {preview.subject}
				<br />
				<strong>Naast het onderwerp:</strong> {preview.preheader}
			</p>
			{preview.width === 'tekst' ? (
				<pre class="campaign-preview__text">{preview.text}</pre>
			) : (
				<iframe
					class={`campaign-preview__frame campaign-preview__frame--${preview.width}`}
					title={`Mailing voor ${name}`}
					src={`/campagnes/${campaign.slug}/voorbeeld/${preview.code}`}
					sandbox=""
				/>
			)}
		</section>
	);
}
