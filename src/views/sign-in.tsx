import type {Fault} from '../domain/faults.ts';
import {ErrorSummary, Field} from './forms.tsx';

interface SignInProps {
	/** What was typed before. */
	email?: string;
	/** The address to go to after signing in; null: the home of the role. */
	returnTo: string | null;
	faults?: readonly Fault[];
}

/** The contents of /inloggen: who is not signed in asks a one-time link by mail. */
export function SignInPage({email = '', returnTo, faults = []}: SignInProps) {
	return (
		<div class="text-page utrecht-card sign-in">
			<ErrorSummary faults={faults} />
			<h1 class="nl-heading nl-heading--level-1">Inloggen</h1>
			<p class="nl-paragraph">
				Vul het e-mailadres in waarmee je bekend bent. Je krijgt een link die één keer werkt. Een wachtwoord is niet
				nodig.
			</p>
			<form class="form" method="post" action="/inloggen" novalidate>
				{returnTo && <input type="hidden" name="naar" value={returnTo} />}
				<Field
					name="email"
					label="E-mailadres"
					type="email"
					value={email}
					autocomplete="email"
					faults={faults}
					isRequired
				/>
				<button class="nl-button nl-button--primary" type="submit">
					Vraag een link
				</button>
			</form>
		</div>
	);
}

/** After asking: the same words for a known and an unknown address. */
export function LinkAskedPage() {
	return (
		<div class="text-page utrecht-card sign-in">
			<h1 class="nl-heading nl-heading--level-1">Kijk in je mail</h1>
			<p class="nl-paragraph" role="status">
				Als dit adres bekend is, sturen we een link. De link werkt één keer en blijft een uur geldig.
			</p>
			<p class="nl-paragraph">
				Geen mail gekregen? Kijk ook bij ongewenste mail, of{' '}
				<a class="nl-link" href="/inloggen">
					vraag nog een link
				</a>
				.
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
			<a class="nl-button nl-button--primary" href="/inloggen">
				Vraag een nieuwe link
			</a>
		</div>
	);
}
