import type {ComponentChildren} from 'preact';
import {materials as kinds, type MaterialId} from '../domain/materials.ts';
import type {FileAddress} from './materials-page.tsx';

interface WithAddress {
	hrefOf: FileAddress;
}

/** The two texts, to copy at once. */
export function TextsSection({texts, hrefOf}: WithAddress & {texts: {text: string; newsletter: string}}) {
	return (
		<section class="utrecht-card materials-card" aria-labelledby="teksten">
			<h2 class="nl-heading nl-heading--level-2" id="teksten">
				Teksten
			</h2>
			<CopyText name="gemeentepagina" label="Voor de gemeentepagina" text={texts.text} rows={10}>
				<TextLinks ids={['text', 'text-html']} hrefOf={hrefOf} />
			</CopyText>
			<CopyText name="nieuwsbrief" label="Voor de digitale nieuwsbrief" text={texts.newsletter} rows={6}>
				<TextLinks ids={['newsletter', 'newsletter-html']} hrefOf={hrefOf} />
			</CopyText>
		</section>
	);
}

interface CopyTextProps {
	name: string;
	label: string;
	text: string;
	rows: number;
	children: ComponentChildren;
}

function CopyText({name, label, text, rows, children}: CopyTextProps) {
	const id = `tekst-${name}`;
	return (
		<div class="materials-text">
			<label class="utrecht-form-label" for={id}>
				{label}
			</label>
			<textarea class="materials-text__field" id={id} rows={rows} readOnly>
				{text}
			</textarea>
			<div class="materials-buttons">
				<button class="nl-button nl-button--primary" type="button" data-copies={id} hidden>
					Kopieer<span class="visually-hidden"> de tekst: {label}</span>
				</button>
				{children}
				<span id={`${id}-melding`} role="status" />
			</div>
		</div>
	);
}

/** A text as a file, for a mail program or for the editor of a website. */
function TextLinks({ids: [plain, html], hrefOf}: WithAddress & {ids: readonly [MaterialId, MaterialId]}) {
	return (
		<>
			<a class="nl-link materials-text__link" href={hrefOf(plain)}>
				Download als tekst<span class="visually-hidden">: {kinds[plain].name}</span>
			</a>
			<a class="nl-link materials-text__link" href={hrefOf(html)}>
				Download als HTML<span class="visually-hidden">: {kinds[plain].name}</span>
			</a>
		</>
	);
}

function FileLinks({ids, hrefOf}: WithAddress & {ids: readonly MaterialId[]}) {
	return (
		<ul class="materials-links">
			{ids.map(id => (
				<li key={id}>
					<a class="nl-link" href={hrefOf(id)}>
						Download: {kinds[id].name}
					</a>
				</li>
			))}
		</ul>
	);
}

/** The pictures for social media, as they will look. */
export function PicturesSection({place, hrefOf}: WithAddress & {place: string}) {
	return (
		<section class="utrecht-card materials-card" aria-labelledby="afbeeldingen">
			<h2 class="nl-heading nl-heading--level-2" id="afbeeldingen">
				Afbeeldingen voor sociale media
			</h2>
			<ul class="materials-pictures">
				{(['square', 'story'] as const).map(id => (
					<li key={id} class={`materials-pictures__${id}`}>
						<img
							src={hrefOf(id, 'preview')}
							alt={`Voorbeeld voor ${place}: ${kinds[id].name}`}
							width={1080}
							height={id === 'square' ? 1080 : 1920}
							loading="lazy"
						/>
						<a class="nl-link" href={hrefOf(id)}>
							Download: {kinds[id].name}
						</a>
					</li>
				))}
			</ul>
		</section>
	);
}

/** What is printed or sent: the poster, the codes and the mailing. */
export function FilesSection({materials, hrefOf}: WithAddress & {materials: readonly MaterialId[]}) {
	const isPrinted = materials.includes('poster');
	return (
		<section class="utrecht-card materials-card" aria-labelledby="bestanden">
			<h2 class="nl-heading nl-heading--level-2" id="bestanden">
				{isPrinted ? 'Poster, QR-code en mailing' : 'Mailing'}
			</h2>
			{isPrinted && (
				<div class="materials-code">
					<img
						class="materials-code__preview"
						src={hrefOf('qr-svg', 'preview')}
						alt="De QR-code van jullie gemeente: hij leidt naar de Burgernetapp"
						width={160}
						height={160}
						loading="lazy"
					/>
					<FileLinks ids={['poster', 'qr-svg', 'qr-png']} hrefOf={hrefOf} />
				</div>
			)}
			<p class="nl-paragraph">
				De mailing verstuur je zelf, met de middelen van de gemeente. Open het concept in je mailprogramma, of geef de
				webpagina aan wie de nieuwsbrief maakt.
			</p>
			<FileLinks ids={['mailing-eml', 'mailing-html', 'mailing-txt']} hrefOf={hrefOf} />
		</section>
	);
}
