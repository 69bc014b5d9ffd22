export interface AppUrls {
	app: string;
	ios: string;
	android: string;
}

/** What a code shows that leads nowhere: a mistake in typing it, mostly. The app is found from here all the same. */
export function UnknownLinkPage({appUrls: {app, ios, android}}: {appUrls: AppUrls}) {
	const stores = [
		{href: ios, label: 'Burgernet voor iPhone'},
		{href: android, label: 'Burgernet voor Android'},
	].filter(({href}) => href !== app);
	return (
		<div class="text-page utrecht-card own-link">
			<h1 class="nl-heading nl-heading--level-1">Deze link kennen we niet</h1>
			<p class="nl-paragraph">
				Typte je hem over van een poster of brief? Kijk dan nog eens goed: één verkeerde letter of één verkeerd cijfer
				is genoeg.
			</p>
			<p class="nl-paragraph">Je kunt de Burgernetapp ook zo vinden:</p>
			<ul class="own-link__ways">
				<li>
					<a class="nl-button nl-button--primary" href={app}>
						Naar de Burgernetapp
					</a>
				</li>
				{stores.map(({href, label}) => (
					<li key={href}>
						<a class="nl-button nl-button--secondary" href={href}>
							{label}
						</a>
					</li>
				))}
			</ul>
		</div>
	);
}
