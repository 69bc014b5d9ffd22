/** The contents of /inloggen: a one-time link opens the door, and who gives it out. */
export function SignInPage({returnsTo}: {returnsTo: string | null}) {
	return (
		<div class="text-page utrecht-card sign-in">
			<h1 class="nl-heading nl-heading--level-1">Inloggen</h1>
			<p class="nl-paragraph">Je logt in met een link die één keer werkt. Een wachtwoord is niet nodig.</p>
			<p class="nl-paragraph">
				Vraag de beheerder of de regionaal coördinator om een link.{' '}
				{returnsTo !== null && 'Open die link in deze browser: na het inloggen zie je de pagina die je zocht.'}
			</p>
		</div>
	);
}

/** What an opened one-time link shows: mail scanners follow links too, so only the button signs in. */
export function LinkOpenedPage({action}: {action: string}) {
	return (
		<div class="text-page utrecht-card sign-in">
			<h1 class="nl-heading nl-heading--level-1">Inloggen</h1>
			<p class="nl-paragraph">Je link klopt. Klik op de knop om in te loggen.</p>
			<form class="form" method="post" action={action}>
				<button class="nl-button nl-button--primary" type="submit">
					Inloggen
				</button>
			</form>
		</div>
	);
}

/** A link that was used, or is too old. */
export function LinkExpiredPage() {
	return (
		<div class="text-page utrecht-card sign-in">
			<h1 class="nl-heading nl-heading--level-1">Deze link werkt niet meer</h1>
			<p class="nl-paragraph">Een link werkt één keer en blijft een uur geldig.</p>
			<p class="nl-paragraph">Vraag de beheerder of de regionaal coördinator om een nieuwe.</p>
		</div>
	);
}
