import type {Fault} from '../domain/faults.ts';
import {ErrorSummary, Field} from './forms.tsx';

interface SignInProps {
	/** The page that was asked for; null when none was. */
	returnsTo: string | null;
	/** This service can mail a link. */
	canMail: boolean;
	typed: Readonly<Record<string, string>>;
	faults: readonly Fault[];
}

/** The contents of /inloggen: a one-time link opens the door, by mail, or else from who gives it out. */
export function SignInPage(props: SignInProps) {
	const {returnsTo, canMail, faults} = props;
	return (
		<div class="text-page utrecht-card sign-in">
			<ErrorSummary faults={faults} />
			<h1 class="nl-heading nl-heading--level-1">Inloggen</h1>
			<p class="nl-paragraph">Je logt in met een link die één keer werkt. Een wachtwoord is niet nodig.</p>
			{canMail ? (
				<AskForm {...props} />
			) : (
				<p class="nl-paragraph">
					Vraag de beheerder of de regionaal coördinator om een link.{' '}
					{returnsTo !== null && 'Open die link in deze browser: na het inloggen zie je de pagina die je zocht.'}
				</p>
			)}
		</div>
	);
}

function AskForm({returnsTo, typed, faults}: SignInProps) {
	return (
		<form class="form" method="post" action="/inloggen" novalidate>
			{returnsTo !== null && <input type="hidden" name="naar" value={returnsTo} />}
			<Field
				name="email"
				label="Je e-mailadres"
				description="Het adres van je werk, waarmee je bij ons bekend bent."
				type="email"
				autocomplete="email"
				value={typed.email ?? ''}
				faults={faults}
				isRequired
			/>
			<button class="nl-button nl-button--primary" type="submit">
				Mail mij een link
			</button>
		</form>
	);
}

/** What is said to everybody who asked for a link: nobody learns here which addresses are known. */
export function LinkAskedPage() {
	return (
		<div class="text-page utrecht-card sign-in">
			<h1 class="nl-heading nl-heading--level-1">Kijk in je mail</h1>
			<p class="nl-paragraph" role="status">
				Kennen we dit adres? Dan krijg je binnen een paar minuten een mail met een link om in te loggen.
			</p>
			<p class="nl-paragraph">
				Niets gekregen? Kijk bij ongewenste mail, of vraag de beheerder of de regionaal coördinator. Je kunt vijf links
				per uur vragen.
			</p>
			<p class="nl-paragraph">
				<a class="nl-link" href="/inloggen">
					Probeer een ander adres
				</a>
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
export function LinkExpiredPage({canMail}: {canMail: boolean}) {
	return (
		<div class="text-page utrecht-card sign-in">
			<h1 class="nl-heading nl-heading--level-1">Deze link werkt niet meer</h1>
			<p class="nl-paragraph">Een link werkt één keer en blijft een uur geldig.</p>
			<p class="nl-paragraph">
				{canMail ? (
					<a class="nl-link" href="/inloggen">
						Vraag een nieuwe link
					</a>
				) : (
					'Vraag de beheerder of de regionaal coördinator om een nieuwe.'
				)}
			</p>
		</div>
	);
}
