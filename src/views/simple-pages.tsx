import type {ComponentChildren} from 'preact';

function TextPage({title, children}: {title: string; children: ComponentChildren}) {
	return (
		<div class="text-page">
			<h1 class="nl-heading nl-heading--level-1">{title}</h1>
			{children}
		</div>
	);
}

function Section({title, children}: {title: string; children: ComponentChildren}) {
	return (
		<>
			<h2 class="nl-heading nl-heading--level-2">{title}</h2>
			{children}
		</>
	);
}

/** The contents of /privacy; open to everybody. */
export function PrivacyPage() {
	return (
		<TextPage title="Privacy">
			<p class="nl-paragraph">
				Deze site laat zien hoe het gaat met Burgernet: hoeveel acties er waren, wat ze opleverden en waar hulp nodig
				is. Daarvoor zijn geen gegevens over burgers nodig.
			</p>
			<Section title="Wat hier niet staat">
				<ul class="text-page__list">
					<li>Geen gegevens van deelnemers aan Burgernet, alleen aantallen.</li>
					<li>Geen gegevens van verdachten, vermiste personen of melders.</li>
					<li>Geen teksten, foto’s of precieze plaatsen van acties.</li>
					<li>Geen cijfers per medewerker.</li>
				</ul>
			</Section>
			<Section title="Wat hier wel staat">
				<ul class="text-page__list">
					<li>Het zakelijke e-mailadres van wie hier kan inloggen, en de rol.</li>
					<li>De naam en het zakelijke e-mailadres van ambassadeurs. Die zijn los te verwijderen.</li>
					<li>Wie wat wanneer wijzigde, met een nummer in plaats van een naam.</li>
				</ul>
			</Section>
			<Section title="Cookies en meten">
				<p class="nl-paragraph">
					Zolang je bent ingelogd is er één cookie. Die onthoudt dat je bent ingelogd en vervalt na twaalf uur zonder
					gebruik, en altijd na zeven dagen. Vóór het inloggen onthoudt een cookie hooguit een uur welke pagina je
					zocht. We meten niet wie welke pagina bekijkt. Je browser haalt niets op bij andere partijen.
				</p>
				<p class="nl-paragraph">
					Van de links en codes op posters en plaatjes tellen we hoe vaak ze in een week zijn gevolgd. Van materiaal
					tellen we hoe vaak een gemeente het in een week ophaalde. We bewaren niet wie dat deed en geen IP-adres.
				</p>
			</Section>
			<Section title="Vragen">
				<p class="nl-paragraph">
					Wil je weten wat er over jou staat, of iets laten verbeteren of verwijderen? Vraag het de regionaal
					coördinator Burgernet van je politie-eenheid.
				</p>
			</Section>
		</TextPage>
	);
}

/** The contents of /toegankelijkheid; open to everybody. */
export function AccessibilityPage() {
	return (
		<TextPage title="Toegankelijkheid">
			<p class="nl-paragraph">
				Iedereen moet deze site kunnen gebruiken. We bouwen volgens WCAG 2.2, niveau A en AA, met onderdelen van NL
				Design System.
			</p>
			<Section title="Wat we doen">
				<ul class="text-page__list">
					<li>Alles werkt met alleen het toetsenbord, en zonder JavaScript.</li>
					<li>Bij elke grafiek staat een tabel met dezelfde cijfers.</li>
					<li>Een oordeel zie je nooit alleen aan de kleur: er staan altijd een teken en een woord bij.</li>
					<li>De site past zich aan een smal scherm, donkere kleuren en hoog contrast aan.</li>
				</ul>
			</Section>
			<Section title="Hoe we het weten">
				<p class="nl-paragraph">
					Bij elke wijziging worden de pagina’s automatisch getest, in licht en donker en op een breed en een smal
					scherm. Zo’n test vindt niet alles. Een onafhankelijk onderzoek is er nog niet geweest.
				</p>
			</Section>
			<Section title="Werkt er iets niet?">
				<p class="nl-paragraph">
					Meld het de regionaal coördinator Burgernet van je politie-eenheid. Schrijf erbij op welke pagina het was en
					wat je wilde doen.
				</p>
			</Section>
		</TextPage>
	);
}
