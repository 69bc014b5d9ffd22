import type {Fault} from '../domain/faults.ts';
import {FileField} from './file-field.tsx';
import {ErrorSummary, IdempotencyKey} from './forms.tsx';

interface CampaignUploadProps {
	faults: readonly Fault[];
	newKey: () => string;
}

const parts = [
	['campaign.json', 'titel, onderwerp, afbeeldingen en regels'],
	['mailing.mjml', 'de opgemaakte mail'],
	['mailing.txt', 'dezelfde mail als platte tekst'],
	['text.md', 'tekst voor website en nieuwsbrief, als campaign.json materiaal heeft'],
	['pictures/', 'de afbeeldingen die campaign.json noemt: png, jpg of een tekening als svg'],
] as const;

/** The contents of /campagnes/nieuw: a campaign that was made elsewhere, as a zip. */
export function CampaignUploadPage({faults, newKey}: CampaignUploadProps) {
	return (
		<div class="text-page">
			<p class="nl-paragraph">
				<a class="nl-link" href="/campagnes">
					Alle campagnes
				</a>
			</p>
			<ErrorSummary faults={faults} />
			<h1 class="nl-heading nl-heading--level-1">Stuur een campagne in</h1>
			<p class="nl-paragraph">
				Een campagne is een map in een zip. Elk bestand wordt gecontroleerd; klopt er iets niet, dan wordt er niets
				opgeslagen. Wat wel klopt, begint als concept.
			</p>
			<dl class="campaign-slots__list">
				{parts.map(([name, what]) => (
					<div key={name} class="campaign-slots__item">
						<dt>
							<code>{name}</code>
						</dt>
						<dd>{what}</dd>
					</div>
				))}
			</dl>
			<form class="form" method="post" action="/campagnes/nieuw" enctype="multipart/form-data" novalidate>
				<IdempotencyKey value={newKey()} />
				<FileField
					label="Zip met de campagne"
					description="Hoogstens 8 MB. Geen links, scripts of bestanden van elders."
					accept=".zip,application/zip"
					faults={faults}
				/>
				<button class="nl-button nl-button--primary" type="submit">
					Stuur in
				</button>
			</form>
		</div>
	);
}
