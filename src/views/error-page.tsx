import type {Fault} from '../domain/faults.ts';
import {type Role, roleNames} from '../domain/users.ts';
import {formatTime} from './time-words.ts';

interface ErrorPageProps {
	status: number;
	/** 400 and 422: everything that is wrong, at once. */
	faults?: readonly Fault[];
	/** 403: the roles that can do this. */
	allowedRoles?: readonly Role[];
	/** 503: the moment of the newest figures that can still be read; null when there are none. */
	staleAt?: Date | null;
	/** Where the reader can go on; null: nowhere but to sign in. */
	back: {href: string; label: string};
}

const titles: Record<number, string> = {
	400: 'Dit verzoek klopt niet',
	403: 'Dit kan niet met jouw rol',
	404: 'Deze pagina is er niet',
	405: 'Dit kan hier niet',
	409: 'Dit kan nu niet',
	412: 'Iemand anders wijzigde dit net',
	413: 'Dit is te groot',
	415: 'Dit soort bestand kan hier niet',
	429: 'Even wachten',
	500: 'Er ging iets mis',
	503: 'De gegevens zijn even niet bereikbaar',
};

/** What went wrong; used for the title of the page as well. */
export function errorTitle(status: number): string {
	return titles[status] ?? (status < 500 ? 'Dit lukt niet' : 'Er ging iets mis');
}

/** The contents of every error page: what went wrong in plain words, and the way on. */
export function ErrorPage({status, faults = [], allowedRoles = [], staleAt = null, back}: ErrorPageProps) {
	return (
		<div class="text-page utrecht-card sign-in">
			<h1 class="nl-heading nl-heading--level-1">{errorTitle(status)}</h1>
			<p class="nl-paragraph">{explain(status, {allowedRoles, staleAt})}</p>
			{faults.length > 0 && (
				<ul class="text-page__list">
					{faults.map(({field, message}) => (
						<li key={`${field} ${message}`}>{message}</li>
					))}
				</ul>
			)}
			<p class="nl-paragraph">
				<a class="nl-link" href={back.href}>
					{back.label}
				</a>
			</p>
		</div>
	);
}

type Circumstances = Required<Pick<ErrorPageProps, 'allowedRoles' | 'staleAt'>>;

function explain(status: number, {allowedRoles, staleAt}: Circumstances): string {
	switch (status) {
		case 400:
			return 'De server begrijpt niet wat er gevraagd wordt. Er is niets gewijzigd.';
		case 403:
			return allowedRoles.length === 0
				? 'Je hebt geen toegang tot deze pagina. Vraag de beheerder als je die wel nodig hebt.'
				: `Dit kan alleen een ${listed(allowedRoles.map(role => roleNames[role]))}. Vraag een van hen, of de beheerder.`;
		case 404:
			return 'Misschien is de pagina verplaatst, of hoort zij bij een gebied dat je niet mag zien.';
		case 409:
		case 412:
			return 'Je wijziging is niet opgeslagen. Bekijk de nieuwste stand en probeer het opnieuw.';
		case 429:
			return 'Er kwamen te veel verzoeken achter elkaar. Probeer het over een minuut opnieuw.';
		case 503:
			return `Wijzigen kan nu niet. ${staleAt ? `Gegevens van ${formatTime(staleAt)}. ` : ''}Probeer het over een paar minuten opnieuw.`;
		default:
			return status < 500
				? 'Er is niets gewijzigd.'
				: 'Dit ligt aan ons, niet aan jou. Er is niets gewijzigd. Probeer het straks opnieuw.';
	}
}

function listed(names: readonly string[]): string {
	const last = names.at(-1) ?? '';
	return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} of ${last}`;
}
