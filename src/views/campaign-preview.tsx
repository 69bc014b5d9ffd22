import {inForm} from '../domain/address-form.ts';
import {type PreviewColors, type PreviewShape, previewColors, previewShapes} from '../domain/campaign-preview.ts';
import type {Campaign} from '../domain/campaigns.ts';
import type {Fault} from '../domain/faults.ts';
import {Field, Select} from './forms.tsx';

export interface CampaignPreviewProps {
	campaign: Pick<Campaign, 'slug' | 'lines' | 'eventDay'>;
	/** Code of the municipality. */
	code: string;
	subject: string;
	preheader: string;
	text: string;
	shape: PreviewShape;
	colors: PreviewColors;
	/** What stands in the fields, by their names. */
	typed: Readonly<Record<string, string>>;
	/** What of that is right, by the names in the address. */
	given: Readonly<Record<string, string>>;
	faults: readonly Fault[];
	/** Whether it has a poster and pictures. */
	hasKit: boolean;
	municipalities: readonly {code: string; name: string}[];
}

/** What a municipality would get: as it looks on a telephone or computer, in light or dark, with the lines that are tried. */
export function CampaignPreview(props: CampaignPreviewProps) {
	const {subject, preheader, hasKit, shape} = props;
	const kit = hasKit ? ` campaign-preview--kit campaign-preview--${shape}` : '';
	return (
		<section class="utrecht-card campaign-group" aria-labelledby="voorbeeld">
			<h2 class="nl-heading nl-heading--level-2" id="voorbeeld">
				Voorbeeld voor {nameOf(props)}
			</h2>
			<Choice {...props} />
			<p class="nl-paragraph campaign-preview__head">
				<strong>Onderwerp:</strong> {subject}
				<br />
				<strong>Naast het onderwerp:</strong> {preheader}
			</p>
			<div class={`campaign-preview${kit}`}>
				<Mail {...props} />
				{hasKit && <Materials {...props} />}
			</div>
		</section>
	);
}

function nameOf({municipalities, code}: CampaignPreviewProps): string {
	return municipalities.find(municipality => municipality.code === code)?.name ?? code;
}

function Choice({campaign, code, shape, colors, typed, faults, municipalities}: CampaignPreviewProps) {
	const {slug, lines = [], eventDay = false} = campaign;
	const optionsOf = (names: Readonly<Record<string, string>>) =>
		Object.entries(names).map(([value, label]) => ({value, label}));
	return (
		<form class="campaign-preview__choice" method="get" action={`/campagnes/${slug}#voorbeeld`} novalidate>
			<Select
				name="gemeente"
				label="Gemeente"
				value={code}
				options={municipalities.map(({code: value, name: label}) => ({value, label}))}
			/>
			<Select name="beeld" label="Bekijk als" value={shape} options={optionsOf(previewShapes)} />
			<Select name="kleur" label="Kleuren" value={colors} options={optionsOf(previewColors)} />
			{lines.map(({name, label, text, longest}) => (
				<div key={name} class="campaign-preview__line">
					<Field
						name={name}
						label={`${label} (hoogstens ${longest} tekens)`}
						description={`Laat je dit leeg, dan staat er: ${inForm(text, 'je')}`}
						value={typed[name] ?? ''}
						faults={faults}
					/>
				</div>
			))}
			{eventDay && (
				<Field name="dag" label="Dag van het evenement" type="date" value={typed.dag ?? ''} faults={faults} />
			)}
			<button class="nl-button nl-button--secondary" type="submit">
				Toon voorbeeld
			</button>
		</form>
	);
}

function Mail(props: CampaignPreviewProps) {
	const {campaign, code, shape, colors, text, given} = props;
	if (shape === 'tekst') {
		const dark = colors === 'donker' ? ' campaign-preview__text--dark' : '';
		return <pre class={`campaign-preview__text${dark}`}>{text}</pre>;
	}

	const query = new URLSearchParams({kleur: colors, ...given});
	const title = `Mailing voor ${nameOf(props)}`;
	return (
		<section class="campaign-preview__pane" aria-label={`${title}, zoals op een ${previewShapes[shape]}`} tabindex={0}>
			<iframe
				class={`campaign-preview__frame campaign-preview__frame--${shape}`}
				title={title}
				src={`/campagnes/${campaign.slug}/voorbeeld/${code}?${query}`}
				sandbox=""
			/>
		</section>
	);
}

function Materials(props: CampaignPreviewProps) {
	const {campaign, code, given} = props;
	const query = new URLSearchParams(given).toString();
	const hrefOf = (material: string) =>
		`/campagnes/${campaign.slug}/voorbeeld/${code}/${material}${query === '' ? '' : `?${query}`}`;
	return (
		<section class="campaign-preview__kit" aria-labelledby="voorbeeld-materiaal">
			<h3 class="nl-heading nl-heading--level-3" id="voorbeeld-materiaal">
				Poster en afbeeldingen
			</h3>
			<a class="nl-link campaign-preview__link" href={hrefOf('poster')}>
				Bekijk de poster (pdf)
			</a>
			<figure class="campaign-preview__picture">
				<img
					src={hrefOf('square')}
					alt={`Vierkante afbeelding voor ${nameOf(props)}`}
					width={1080}
					height={1080}
					loading="lazy"
				/>
				<figcaption>Vierkant, voor sociale media</figcaption>
			</figure>
			<a class="nl-link campaign-preview__link" href={hrefOf('story')}>
				Bekijk de staande afbeelding
			</a>
			<p class="campaign-preview__note">Kijken telt niet als ophalen.</p>
		</section>
	);
}
