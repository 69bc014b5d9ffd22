import type {ComponentChildren} from 'preact';
import {renderToString} from 'preact-render-to-string';
import {type Identity, roleNames} from '../domain/users.ts';
import {formatInstant} from './format.ts';
import {MainMenu} from './main-menu.tsx';

export interface NavItem {
	href: string;
	label: string;
	isCurrent: boolean;
	/** Stands behind "Meer". */
	isSecond?: boolean;
}

export interface Assets {
	css: string;
	scripts: readonly string[];
}

/** What surrounds the contents of every page. */
export interface LayoutProps {
	/** Of this page alone; the name of the site is added. */
	title: string;
	/** The product and the police unit: `Burgernet Midden-Nederland`. */
	siteName: string;
	/** null: nobody is signed in. */
	identity: Pick<Identity, 'role'> | null;
	/** The pages that exist and that this role may see. */
	nav: readonly NavItem[];
	assets: Assets;
	/** The figures are invented: every page says so. */
	isExample: boolean;
	/** The moment of the figures while the database is away; null or left out when all is fresh. */
	staleAt?: Date | null;
	children: ComponentChildren;
}

/** A whole page as text, doctype included. */
export function renderPage(props: LayoutProps): string {
	return `<!doctype html>${renderToString(<Layout {...props} />)}`;
}

export function Layout({title, siteName, identity, nav, assets, isExample, staleAt, children}: LayoutProps) {
	return (
		<html lang="nl">
			<head>
				<meta charset="utf-8" />
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<meta name="color-scheme" content="light dark" />
				<meta name="robots" content="noindex" />
				<title>{`${title} – ${siteName}`}</title>
				<link rel="icon" type="image/svg+xml" href="/favicon.svg" />
				<link rel="stylesheet" href={assets.css} />
				{assets.scripts.map(src => (
					<script key={src} type="module" src={src} />
				))}
			</head>
			<body class="utrecht-document utrecht-document--surface">
				<a class="nl-skip-link nl-skip-link--visible-on-focus nl-link" href="#inhoud">
					Direct naar de inhoud
				</a>
				<Header siteName={siteName} identity={identity} nav={nav} />
				<Bands isExample={isExample} staleAt={staleAt ?? null} />
				<main id="inhoud" class="page-main" tabindex={-1}>
					{children}
				</main>
				<Footer siteName={siteName} isExample={isExample} />
			</body>
		</html>
	);
}

function Header({siteName, identity, nav}: Pick<LayoutProps, 'siteName' | 'identity' | 'nav'>) {
	return (
		<header class="utrecht-page-header">
			<div class="utrecht-page-header__content page-header">
				<a class="brand" href="/">
					<BrandMark />
					<span>{siteName}</span>
				</a>
				{nav.length > 0 && <MainMenu nav={nav} />}
				{identity && <SignOut role={identity.role} />}
			</div>
		</header>
	);
}

/** Three places that are linked: our own sign, not the mark of Burgernet or of the police. */
function BrandMark() {
	return (
		<svg class="brand__mark" width="28" height="28" viewBox="0 0 28 28" aria-hidden="true" focusable="false">
			<path d="M14 6 6 21h16z" fill="none" stroke="currentColor" stroke-width="2" stroke-linejoin="round" />
			<circle cx="14" cy="6" r="4" fill="currentColor" />
			<circle cx="6" cy="21" r="4" fill="currentColor" />
			<circle cx="22" cy="21" r="4" fill="currentColor" />
		</svg>
	);
}

/** The same sign as a file, for the tab of the browser. */
export function favicon(): string {
	return renderToString(
		<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 28 28" aria-hidden="true">
			<path d="M14 6 6 21h16z" fill="none" stroke="#1b7a78" stroke-width="2" stroke-linejoin="round" />
			<circle cx="14" cy="6" r="4" fill="#1b7a78" />
			<circle cx="6" cy="21" r="4" fill="#1b7a78" />
			<circle cx="22" cy="21" r="4" fill="#1b7a78" />
		</svg>,
	);
}

function SignOut({role}: Pick<Identity, 'role'>) {
	return (
		<form class="sign-out" method="post" action="/uitloggen">
			<span class="sign-out__role">{roleNames[role]}</span>
			<button class="sign-out__button" type="submit">
				Uitloggen
			</button>
		</form>
	);
}

function Bands({isExample, staleAt}: {isExample: boolean; staleAt: Date | null}) {
	return (
		<>
			{isExample && (
				<p class="band band--example">
					<strong>Voorbeeldgegevens.</strong> Deze cijfers zijn verzonnen.
				</p>
			)}
			{staleAt && (
				<p class="band band--stale" role="status">
					<strong>De database is niet bereikbaar.</strong> Gegevens van {formatInstant(staleAt)}. Wijzigen kan nu niet.
				</p>
			)}
		</>
	);
}

function Footer({siteName, isExample}: Pick<LayoutProps, 'siteName' | 'isExample'>) {
	return (
		<footer class="utrecht-page-footer">
			<div class="utrecht-page-footer__content page-footer">
				<p class="page-footer__source">
					{siteName}: cijfers over acties, ambassadeurs en de app{isExample ? '; dit zijn voorbeeldgegevens' : ''}.
				</p>
				<ul class="page-footer__links">
					<li>
						<a class="nl-link" href="/privacy">
							Privacy
						</a>
					</li>
					<li>
						<a class="nl-link" href="/toegankelijkheid">
							Toegankelijkheid
						</a>
					</li>
				</ul>
			</div>
		</footer>
	);
}
