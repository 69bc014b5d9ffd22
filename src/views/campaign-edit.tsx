import {editFields, type TypedCampaign} from '../domain/campaign-edits.ts';
import type {Campaign} from '../domain/campaigns.ts';
import type {Fault} from '../domain/faults.ts';
import {CampaignSlots} from './campaign-slots.tsx';
import {ErrorSummary, Field, IdempotencyKey, Select, TextArea} from './forms.tsx';

export interface CampaignEditProps {
	campaign: Campaign;
	/** What stands on the form: what was typed, or else what is kept. */
	typed: TypedCampaign;
	revision: number;
	faults: readonly Fault[];
	/** Names of the fields in which what a colleague saved meanwhile differs from what stands on the form. */
	differing: readonly string[];
	newKey: () => string;
}

/** The contents of /campagnes/:slug/bewerken: every text of a copy, on one form. */
export function CampaignEditPage(props: CampaignEditProps) {
	const {campaign, revision, faults, newKey} = props;
	const address = `/campagnes/${campaign.slug}`;
	return (
		<>
			<p class="nl-paragraph">
				<a class="nl-link" href={address}>
					Terug naar de campagne
				</a>
			</p>
			<ErrorSummary faults={faults} />
			<Differing {...props} />
			<h1 class="nl-heading nl-heading--level-1">Bewerk {campaign.title}</h1>
			<p class="nl-paragraph">
				Elke wijziging maakt van een vrijgegeven campagne weer een concept. Er wordt niets opgeslagen zolang er iets
				niet klopt.
			</p>
			<CampaignSlots campaign={campaign} />
			<form class="form campaign-edit" method="post" action={`${address}/bewerken`} novalidate>
				<IdempotencyKey value={newKey()} />
				<input type="hidden" name="revision" value={revision} />
				<MailSection {...props} />
				<LinesSection {...props} />
				{(campaign.pictures.length > 0 || campaign.material) && <PicturesSection {...props} />}
				<TextsSection {...props} />
				<button class="nl-button nl-button--primary" type="submit">
					Sla op
				</button>
			</form>
		</>
	);
}

function Differing({campaign, differing}: CampaignEditProps) {
	return (
		differing.length > 0 && (
			<p class="utrecht-alert utrecht-alert--warning">
				Je teksten staan nog hieronder. Ze verschillen van wat er nu is opgeslagen bij: {differing.join('; ')}.{' '}
				<a class="nl-link" href={`/campagnes/${campaign.slug}/bewerken`} target="_blank" rel="noopener">
					Bekijk wat er nu is opgeslagen (opent een nieuw tabblad)
				</a>
				. Als je opslaat, blijft jouw tekst staan.
			</p>
		)
	);
}

/** A field of the form by its name. */
function control({typed, faults}: CampaignEditProps, name: string) {
	return {name, label: editFields[name] ?? name, value: typed[name] ?? '', faults};
}

function MailSection(props: CampaignEditProps) {
	return (
		<fieldset class="utrecht-card campaign-edit__group">
			<legend class="campaign-edit__legend">Wat iedereen ziet</legend>
			<Field {...control(props, 'title')} isRequired />
			<Field {...control(props, 'subject')} description="Van de mail." isRequired />
			<Field
				{...control(props, 'preheader')}
				description="Wat een mailprogramma naast het onderwerp laat zien."
				isRequired
			/>
			<Field {...control(props, 'day')} description="Leeg: altijd de cijfers van vandaag." type="date" />
			<Select
				{...control(props, 'eventDay')}
				label="Kan een gemeente de dag van een evenement invullen?"
				options={[
					{value: 'nee', label: 'nee'},
					{value: 'ja', label: 'ja, voor {{dag_evenement}}'},
				]}
			/>
		</fieldset>
	);
}

function LinesSection(props: CampaignEditProps) {
	return (
		<fieldset class="utrecht-card campaign-edit__group">
			<legend class="campaign-edit__legend">Regels die een gemeente mag wijzigen</legend>
			<p class="form__description">
				Hoogstens drie. Zet een regel in de teksten met zijn naam: {'{{regel}}'}. Laat een regel leeg als je hem niet
				gebruikt.
			</p>
			{[1, 2, 3].map(n => (
				<fieldset key={n} class="campaign-edit__line">
					<legend>Regel {n}</legend>
					<Field {...control(props, `name${n}`)} label="Naam" description={`"regel" of begint met "regel_"`} />
					<Field {...control(props, `longest${n}`)} label="Hoogstens zo veel tekens" description="Van 10 tot 120" />
					<Field
						{...control(props, `label${n}`)}
						label="Vraag aan de gemeente"
						description="Bijvoorbeeld: Zin van jullie gemeente"
					/>
					<Field
						{...control(props, `line${n}`)}
						label="Tekst"
						description="Staat er zolang een gemeente niets anders kiest"
					/>
				</fieldset>
			))}
		</fieldset>
	);
}

function PicturesSection(props: CampaignEditProps) {
	const {campaign} = props;
	return (
		<fieldset class="utrecht-card campaign-edit__group">
			<legend class="campaign-edit__legend">Afbeeldingen en poster</legend>
			{campaign.pictures.map(({file}, index) => (
				<Field
					key={file}
					{...control(props, `alt${index + 1}`)}
					label={`Wat staat er op ${file}?`}
					description="Voor wie de afbeelding niet ziet."
					isRequired
				/>
			))}
			{campaign.material && (
				<>
					<Field {...control(props, 'headline')} description="Hoogstens 60 tekens." isRequired />
					<Field {...control(props, 'body')} description="Hoogstens 160 tekens." isRequired />
				</>
			)}
		</fieldset>
	);
}

function TextsSection(props: CampaignEditProps) {
	const {campaign} = props;
	return (
		<fieldset class="utrecht-card campaign-edit__group campaign-edit__group--texts">
			<legend class="campaign-edit__legend">Teksten</legend>
			<TextArea
				{...control(props, 'text')}
				label="Mail als platte tekst (mailing.txt)"
				description="Zegt hetzelfde als de opgemaakte mail: elk cijfer en elke link staan er ook in."
				rows={18}
				isRequired
			/>
			{campaign.material && (
				<TextArea
					{...control(props, 'page')}
					label="Tekst voor website en nieuwsbrief (text.md)"
					description={'Onder "# Gemeentepagina" en "# Nieuwsbrief". Een link: [woorden]({{link_app}}).'}
					rows={18}
					isRequired
				/>
			)}
			<TextArea
				{...control(props, 'mjml')}
				label="Opgemaakte mail (mailing.mjml)"
				description="De teksten staan tussen <mj-text> en </mj-text>. Laat de rest staan als je het niet kent."
				rows={30}
				isRequired
			/>
		</fieldset>
	);
}
