import type {AreaKind} from '../domain/areas.ts';
import {organisationWords} from './ambassador-words.ts';

interface UnsubscribeProps {
	organisation: {kind: AreaKind; name: string};
	isUnsubscribed: boolean;
	/** Address of this page, which is its reader's own. */
	address: string;
	/** The reader just pressed a button. */
	isChanged: boolean;
}

/** The contents of /afmelden/:token: one button, and after it the way back. It tells no name and no address. */
export function UnsubscribePage({organisation, isUnsubscribed, address, isChanged}: UnsubscribeProps) {
	const role = `ambassadeur van ${organisationWords(organisation)}`;
	return (
		<div class="text-page utrecht-card sign-in">
			<h1 class="nl-heading nl-heading--level-1">Mails over campagnes</h1>
			<p class="nl-paragraph" {...(isChanged && {role: 'status' as const})}>
				{isUnsubscribed
					? `Je bent afgemeld. Als ${role} krijg je geen mails over campagnes meer.`
					: `Als ${role} krijg je mails over campagnes en de maandmail.`}
			</p>
			<p class="nl-paragraph">
				{isUnsubscribed
					? 'Inloglinks en uitnodigingen voor trainingen krijg je nog wel.'
					: 'Wil je ze niet meer? Klik dan op de knop. Inloglinks en uitnodigingen voor trainingen krijg je nog wel.'}
			</p>
			<form class="form" method="post" action={isUnsubscribed ? `${address}/terug` : address}>
				<button class={`nl-button nl-button--${isUnsubscribed ? 'secondary' : 'primary'}`} type="submit">
					{isUnsubscribed ? 'Toch weer mails ontvangen' : 'Meld mij af'}
				</button>
			</form>
		</div>
	);
}
