import type {NavItem} from './layout.tsx';

/** The main menu: one line, and behind "Meer" what does not fit in it. Opens without JavaScript. */
export function MainMenu({nav}: {nav: readonly NavItem[]}) {
	const second = nav.filter(({isSecond}) => isSecond);
	return (
		<nav class="utrecht-nav-bar page-nav" aria-label="Hoofdmenu">
			<ul class="utrecht-nav-bar__content page-nav__list">
				<Items items={nav.filter(({isSecond}) => !isSecond)} />
				{second.length > 0 && (
					<li>
						<details class="page-nav__more">
							<summary
								class={`page-nav__link${second.some(({isCurrent}) => isCurrent) ? ' page-nav__link--within' : ''}`}
							>
								Meer
							</summary>
							<ul class="page-nav__second">
								<Items items={second} />
							</ul>
						</details>
					</li>
				)}
			</ul>
		</nav>
	);
}

function Items({items}: {items: readonly NavItem[]}) {
	return items.map(({href, label, isCurrent}) => (
		<li key={href}>
			<a class="page-nav__link" href={href} {...(isCurrent && {'aria-current': 'page'})}>
				{label}
			</a>
		</li>
	));
}
