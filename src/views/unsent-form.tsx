interface UnsentFormProps {
	/** Where the form was sent to. */
	action: string;
	/** What was typed; a list where a name was given more than once. */
	typed: Readonly<Record<string, string | readonly string[]>>;
}

export const unsentTitle = 'Log eerst weer in';

/** Instead of a form that came after its session had ended: how to sign in beside it, and the same form to send again. */
export function UnsentForm({action, typed}: UnsentFormProps) {
	const fields = Object.entries(typed).flatMap(([name, values]) => [values].flat().map(value => ({name, value})));
	return (
		<div class="text-page utrecht-card sign-in">
			<h1 class="nl-heading nl-heading--level-1">{unsentTitle}</h1>
			<p class="nl-paragraph">
				Je was uitgelogd voordat je dit verstuurde. Er is nog niets opgeslagen. Wat je invulde, staat op deze pagina
				klaar.
			</p>
			<ol class="text-page__list">
				<li>
					<a class="nl-link" href="/inloggen" target="_blank" rel="noopener">
						Log in op een nieuw tabblad
					</a>
					.
				</li>
				<li>Kom terug naar deze pagina.</li>
				<li>Verstuur opnieuw.</li>
			</ol>
			<form class="form" method="post" action={action}>
				{fields.map(({name, value}) => (
					<input key={`${name} ${value}`} type="hidden" name={name} value={value} />
				))}
				<button class="nl-button nl-button--primary" type="submit">
					Verstuur opnieuw
				</button>
			</form>
		</div>
	);
}
