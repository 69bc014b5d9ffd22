import {inForm} from '../domain/address-form.ts';
import type {Campaign} from '../domain/campaigns.ts';
import type {Fault} from '../domain/faults.ts';
import type {KitsJob} from '../domain/jobs.ts';
import type {MaterialId} from '../domain/materials.ts';
import type {NationalFile} from '../domain/national-files.ts';
import type {FollowedRow, Windows} from '../domain/what-followed.ts';
import {ErrorSummary, Select} from './forms.tsx';
import {KitsForm, LatestKits} from './kits-page.tsx';
import {MaterialsChanges} from './materials-changes.tsx';
import {FilesSection, PicturesSection, TextsSection} from './materials-files.tsx';
import {MaterialsFollowed} from './materials-followed.tsx';
import {NationalSection} from './materials-national.tsx';

interface Place {
	code: string;
	name: string;
	slug: string;
}

export interface MaterialsPageProps {
	municipality: Place;
	/** Those to choose from. */
	municipalities: readonly Place[];
	campaigns: readonly Pick<Campaign, 'slug' | 'title'>[];
	/** Null while nothing is released. */
	shown: {
		campaign: Pick<Campaign, 'slug' | 'title' | 'preheader' | 'lines' | 'eventDay' | 'pictures'>;
		materials: readonly MaterialId[];
		texts: {text: string; newsletter: string} | null;
		fetched: {now: number; before: number};
		followed: {windows: Windows; row: FollowedRow; unit: {before: number | null; after: number | null}} | null;
	} | null;
	/** What stands in the address, by the names in it. */
	typed: {gemeente?: string | undefined; regel?: string | undefined; dag?: string | undefined};
	faults: readonly Fault[];
	/** Ready files of national campaigns that are offered today. */
	national: readonly (NationalFile & {_id: string})[];
	/** The page of the logo and the form of address; null for who may not choose them. */
	brandHref: string | null;
	/** The material of all municipalities; null for who may not ask it. */
	allKits: {latest: KitsJob | null; newKey(): string} | null;
}

type Shown = NonNullable<MaterialsPageProps['shown']>;

/** The contents of /materiaal: everything that a municipality can use at once, made for that municipality. */
export function MaterialsPage(props: MaterialsPageProps) {
	const {municipality, municipalities, shown, faults} = props;
	return (
		<>
			<ErrorSummary faults={faults} />
			<h1 class="nl-heading nl-heading--level-1">Materiaal voor {municipality.name}</h1>
			{municipalities.length > 1 && <MunicipalityChoice {...props} />}
			<CampaignChoice {...props} />
			{shown ? (
				<CampaignMaterial {...props} shown={shown} />
			) : (
				<>
					<p class="utrecht-card materials-card">
						Er is nu geen campagne vrijgegeven. Zodra de coördinator er een vrijgeeft, staat het materiaal hier klaar.
					</p>
					<NationalSection files={props.national} />
				</>
			)}
		</>
	);
}

function MunicipalityChoice({municipality, municipalities, shown}: MaterialsPageProps) {
	return (
		<form class="materials-choice" method="get" action="/materiaal">
			{shown && <input type="hidden" name="campagne" value={shown.campaign.slug} />}
			<Select
				name="gemeente"
				label="Gemeente"
				value={municipality.code}
				options={municipalities.map(({code, name}) => ({value: code, label: name}))}
			/>
			<button class="nl-button nl-button--secondary" type="submit">
				Toon
			</button>
		</form>
	);
}

function CampaignChoice({campaigns, shown, typed: {gemeente}}: MaterialsPageProps) {
	if (campaigns.length < 2) {
		return null;
	}

	return (
		<nav class="materials-campaigns" aria-label="Campagnes">
			<ul>
				{campaigns.map(({slug, title}) => (
					<li key={slug}>
						<a
							class="nl-link"
							href={`/materiaal?${new URLSearchParams({campagne: slug, ...(gemeente && {gemeente})})}`}
							{...(slug === shown?.campaign.slug && {'aria-current': 'page' as const})}
						>
							{title}
						</a>
					</li>
				))}
			</ul>
		</nav>
	);
}

function CampaignMaterial({shown, municipality, ...props}: MaterialsPageProps & {shown: Shown}) {
	const {campaign, materials, texts} = shown;
	const hrefOf = fileAddress(campaign.slug, props);
	return (
		<>
			<section class="utrecht-card materials-card" aria-labelledby="campagne">
				<h2 class="nl-heading nl-heading--level-2" id="campagne">
					{campaign.title}
				</h2>
				<p class="nl-paragraph">{inForm(campaign.preheader, 'je')}</p>
				<div class="materials-buttons">
					<a class="nl-button nl-button--primary" href={hrefOf('zip')}>
						Download alles (zip)
					</a>
					{materials.includes('poster') && (
						<a class="nl-button nl-button--secondary" href={hrefOf('poster')}>
							Download de poster (pdf)
						</a>
					)}
					{props.allKits && (
						<KitsForm
							campaign={campaign.slug}
							choice={rightOnes(props)}
							label="Materiaal van alle gemeenten (zip)"
							newKey={props.allKits.newKey}
						/>
					)}
				</div>
				{props.allKits?.latest && <LatestKits job={props.allKits.latest} />}
			</section>
			<div class="materials-columns">
				<div>
					{texts && <TextsSection texts={texts} hrefOf={hrefOf} />}
					<MaterialsChanges {...props} campaign={campaign} />
				</div>
				<div>
					{materials.includes('square') && <PicturesSection place={municipality.name} hrefOf={hrefOf} />}
					<FilesSection materials={materials} hrefOf={hrefOf} />
					<NationalSection files={props.national} />
					<MaterialsFollowed {...shown} place={municipality.name} />
				</div>
			</div>
		</>
	);
}

/** The address of a material, with everything that was chosen in it. */
export type FileAddress = (material: MaterialId, isPreview?: 'preview') => string;

function fileAddress(slug: string, {typed, faults}: Pick<MaterialsPageProps, 'typed' | 'faults'>): FileAddress {
	const chosen = Object.entries({gemeente: typed.gemeente, ...rightOnes({typed, faults})});
	const given = chosen.filter((entry): entry is [string, string] => entry[1] !== undefined);
	return (material, isPreview) => {
		const search = new URLSearchParams([...given, ...(isPreview ? [['beeld', 'voorbeeld']] : [])]);
		return `/materiaal/${slug}/${material}${search.size > 0 ? `?${search}` : ''}`;
	};
}

/** The line and the day, as far as they were typed without a fault. */
function rightOnes({typed: {regel, dag}, faults}: Pick<MaterialsPageProps, 'typed' | 'faults'>) {
	const isRight = (field: string) => !faults.some(fault => fault.field === field);
	return {regel: isRight('regel') ? regel : undefined, dag: isRight('dag') ? dag : undefined};
}
