import type {Contact} from '../domain/ambassadors.ts';
import type {Fault} from '../domain/faults.ts';
import {ErrorSummary, Field, IdempotencyKey} from './forms.tsx';

export interface OwnContactProps {
	/** null: no function has the address of the account. */
	held: {
		id: string;
		revision: number;
		contact: Contact;
		wantsMails: boolean;
		/** Whether the function itself is what signs in, with the address of its contact. */
		isAccount: boolean;
	} | null;
	/** Address of the account. */
	email: string;
	/** What was just changed; null when nothing was. */
	changed: 'ja' | 'mails' | null;
	values: Readonly<Record<string, string>>;
	faults: readonly Fault[];
	/** A fresh key for each form. */
	newKey(): string;
	back: {href: string; label: string};
}

/** The contents of /mijn-gegevens: the own name and work address, as colleagues see them. */
export function OwnContactPage(props: OwnContactProps) {
	const {held, email, changed, faults, back} = props;
	return (
		<div class="text-page">
			<ErrorSummary faults={faults} />
			<h1 class="nl-heading nl-heading--level-1">Mijn contactgegevens</h1>
			{changed !== null && (
				<div class="utrecht-alert utrecht-alert--ok notice" role="status">
					<p class="notice__text">{changedWords[changed]}</p>
				</div>
			)}
			{held ? (
				<>
					<ContactForm {...props} held={held} />
					<MailForm {...props} held={held} />
				</>
			) : (
				<p class="nl-paragraph">
					Bij jullie organisatie staat geen ambassadeur met het e-mailadres van je account, {email}. Vraag de regionaal
					coördinator om je gegevens te wijzigen.
				</p>
			)}
			<p class="nl-paragraph">
				<a class="nl-link" href={back.href}>
					{back.label}
				</a>
			</p>
		</div>
	);
}

const changedWords = {
	ja: 'Je contactgegevens zijn gewijzigd. De oude zijn nergens bewaard.',
	mails: 'Je keuze over mails is bewaard.',
} as const;

/** Which address signs in after another one is filled in here. */
function signInWords({held, email}: FormProps): string {
	return held.isAccount
		? 'Met dit adres log je ook in. Kijk het goed na: de link om in te loggen gaat erheen.'
		: `Je blijft inloggen met ${email}. Na een ander adres hier wijzigt de regionaal coördinator je gegevens.`;
}

type FormProps = OwnContactProps & {held: NonNullable<OwnContactProps['held']>};

function ContactForm(props: FormProps) {
	const {held, values, faults, newKey} = props;
	return (
		<section class="utrecht-card action-card proposal-card" aria-labelledby="gegevens">
			<h2 class="nl-heading nl-heading--level-2" id="gegevens">
				Zo zien je collega’s je
			</h2>
			<form class="form action-form" method="post" action="/mijn-gegevens" novalidate>
				<IdempotencyKey value={newKey()} />
				<input type="hidden" name="functie" value={held.id} />
				<input type="hidden" name="revision" value={held.revision} />
				<Field name="name" label="Naam" value={values.name ?? held.contact.name} faults={faults} isRequired />
				<Field
					name="email"
					label="E-mailadres van je werk"
					description={signInWords(props)}
					type="email"
					autocomplete="email"
					value={values.email ?? held.contact.email}
					faults={faults}
					isRequired
				/>
				<button class="nl-button nl-button--primary" type="submit">
					Sla op
				</button>
			</form>
		</section>
	);
}

function MailForm({held: {wantsMails}, newKey}: FormProps) {
	return (
		<section class="utrecht-card action-card proposal-card" aria-labelledby="mails">
			<h2 class="nl-heading nl-heading--level-2" id="mails">
				Mails over campagnes
			</h2>
			<p class="nl-paragraph">
				{wantsMails
					? 'Je krijgt de maandmail en mails over campagnes.'
					: 'Je bent afgemeld voor de maandmail en mails over campagnes.'}
			</p>
			<form class="form action-form" method="post" action="/mijn-gegevens/mails">
				<IdempotencyKey value={newKey()} />
				<input type="hidden" name="mails" value={wantsMails ? 'no-mails' : 'mails'} />
				<button class="nl-button nl-button--secondary" type="submit">
					{wantsMails ? 'Meld mij af voor deze mails' : 'Toch weer mails ontvangen'}
				</button>
			</form>
		</section>
	);
}
