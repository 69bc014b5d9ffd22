import {type CampaignState, campaignStateNames} from '../domain/campaign-states.ts';
import type {Table} from '../domain/table.ts';
import type {Verdict, Windows} from '../domain/what-followed.ts';
import {Explanation} from './explanation.tsx';
import {formatDay, formatInstant} from './format.ts';
import {DataTable} from './table.tsx';
import {TableLinks} from './table-links.tsx';
import {monthsWords, unitWords, verdictWords} from './what-followed-words.ts';

export interface WhatFollowedPageProps {
	campaign: {slug: string; title: string};
	state: CampaignState['state'];
	/** Null while there is no day to count from. */
	followed: {
		windows: Windows;
		unit: {before: number | null; after: number | null};
		comparedCount: number;
		verdict: Verdict;
		table: Table;
	} | null;
	fetched: Table;
}

/** The contents of /campagnes/:slug/resultaat: what followed a campaign, and what cannot be concluded from it. */
export function WhatFollowedPage({campaign, state, followed, fetched}: WhatFollowedPageProps) {
	return (
		<>
			<p class="nl-paragraph">
				<a class="nl-link" href={`/campagnes/${campaign.slug}`}>
					Terug naar de campagne
				</a>
			</p>
			<h1 class="nl-heading nl-heading--level-1">Wat volgde: {campaign.title}</h1>
			{followed ? (
				<>
					<Summary {...followed} />
					<Municipalities {...followed} slug={campaign.slug} />
				</>
			) : (
				<p class="utrecht-card followed">
					De campagne is {campaignStateNames[state]}, en nog niemand haalde materiaal op. Zodra dat gebeurt, of zodra de
					campagne is vrijgegeven, begint hier het tellen.
				</p>
			)}
			<Fetched table={fetched} slug={campaign.slug} />
			<p class="source-line">
				Bron: {fetched.source}. Stand van {formatInstant(fetched.asOf)}.
			</p>
		</>
	);
}

type Followed = NonNullable<WhatFollowedPageProps['followed']>;

function Summary({windows, unit, verdict}: Followed) {
	return (
		<section class="utrecht-card followed" aria-labelledby="conclusie">
			<h2 class="nl-heading nl-heading--level-2" id="conclusie">
				Wat je hieruit kunt opmaken
			</h2>
			<p class="nl-paragraph">
				De campagne begon op {formatDay(windows.start)}. {windows.after.length > 0 && unitWords(unit, windows)}
			</p>
			{verdictWords(verdict, windows).map(sentence => (
				<p key={sentence} class="nl-paragraph">
					{sentence}
				</p>
			))}
			<HowCompared />
		</section>
	);
}

function HowCompared() {
	return (
		<Explanation
			of="de vergelijking"
			lines={[
				[
					'Wie wordt vergeleken',
					'Gemeenten die materiaal ophaalden met gemeenten die dat niet deden. Alleen gemeenten waarvan de downloads bekend zijn in de twaalf maanden ervoor en in alle maanden erna. Of een gemeente het materiaal ook gebruikte, weten we niet.',
				],
				[
					'Hoe',
					'Per gemeente: de downloads erna gedeeld door evenveel maanden van het jaar ervoor. Grotere gemeenten tellen zwaarder, want bij kleine doet het toeval meer.',
				],
				[
					'Toeval',
					'We delen het woord “haalde op” tot 5.000 keer anders uit, onder gemeenten van ongeveer dezelfde grootte, en kijken hoe vaak het verschil dan minstens zo groot is. Er staat alleen een oordeel als we de helft meer downloads in minstens 80 van de 100 keer zouden zien.',
				],
			]}
		/>
	);
}

function Municipalities({table, windows, comparedCount, slug}: Followed & {slug: string}) {
	return (
		<section class="utrecht-card action-list followed" aria-labelledby="gemeenten">
			<div class="action-list__head">
				<h2 class="nl-heading nl-heading--level-2" id="gemeenten">
					Per gemeente
				</h2>
				<TableLinks path={`/campagnes/${slug}/resultaat`} search="" />
			</div>
			<p class="nl-paragraph">
				{windows.after.length > 0 &&
					`Downloads ervoor: ${monthsWords(windows.before)}. Downloads erna: ${monthsWords(windows.after)}. `}
				{comparedCount === 0
					? 'Downloads per gemeente zijn voor deze maanden nog niet bekend; we verdelen het totaal van de eenheid niet.'
					: `Van ${comparedCount} van de ${table.rows.length} gemeenten kennen we de downloads van alle maanden.`}
			</p>
			<DataTable table={table} />
			{table.note && <p class="municipalities-list__note">{table.note}</p>}
			<Explanation
				of="de tabel"
				lines={[
					['Wat telt', table.definition],
					['Bron', table.source],
				]}
			/>
		</section>
	);
}

function Fetched({table, slug}: {table: Table; slug: string}) {
	return (
		<section class="utrecht-card action-list followed" aria-labelledby="opgehaald">
			<div class="action-list__head">
				<h2 class="nl-heading nl-heading--level-2" id="opgehaald">
					Materiaal opgehaald
				</h2>
				{table.rows.length > 0 && <TableLinks path={`/campagnes/${slug}/opgehaald`} search="" />}
			</div>
			{table.rows.length === 0 ? (
				<p class="nl-paragraph">Nog niemand haalde materiaal van deze campagne op.</p>
			) : (
				<DataTable table={table} />
			)}
			<Explanation of="opgehaald materiaal" lines={[['Wat telt', table.definition]]} />
		</section>
	);
}
