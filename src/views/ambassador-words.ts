import type {Deed} from '../domain/ambassador-changes.ts';
import type {OrganisationKind, RegisterStanding} from '../domain/ambassador-register.ts';
import {type AmbassadorFields, type Course, courseNames} from '../domain/ambassadors.ts';
import type {AreaKind} from '../domain/areas.ts';
import type {Day} from '../domain/period.ts';
import {formatDay} from './format.ts';

/** Sign and word of each standing; those that need something stand out by both. */
export const standingWords: Record<RegisterStanding, {sign: string; word: string}> = {
	trained: {sign: '✔', word: 'opgeleid'},
	untrained: {sign: '▲', word: 'niet opgeleid'},
	vacant: {sign: '■', word: 'vacant'},
	upcoming: {sign: '○', word: 'begint nog'},
};

export const kindHeadings: Record<OrganisationKind, string> = {
	municipality: 'Gemeenten',
	basisteam: 'Basisteams',
	detectives: 'Districtsrecherches',
};

export const courseOptions = Object.entries(courseNames).map(([value, label]) => ({value, label}));

/** `gemeente Houten`, `basisteam Lekpoort`; detectives have it in their name. */
export function organisationWords({kind, name}: {kind: AreaKind; name: string}): string {
	return kind === 'municipality' ? `gemeente ${name}` : kind === 'basisteam' ? `basisteam ${name}` : name;
}

/** The function ends on the first day no longer in it. */
export function lastedWords({from, until}: Pick<AmbassadorFields, 'from' | 'until'>, today: Day): string {
	if (from > today) {
		return until === null ? `vanaf ${formatDay(from)}` : `van ${formatDay(from)} tot ${formatDay(until)}`;
	}

	if (until === null) {
		return `sinds ${formatDay(from)}`;
	}

	return until <= today
		? `van ${formatDay(from)} tot ${formatDay(until)}`
		: `sinds ${formatDay(from)}, tot ${formatDay(until)}`;
}

/** The day on which a course was completed; null when it was not. */
export function dayOfCourse({trainings}: Pick<AmbassadorFields, 'trainings'>, course: Course): Day | null {
	return trainings.find(training => training.course === course)?.completedOn ?? null;
}

export const deedWords: Record<Deed, string> = {
	added: 'Toegevoegd',
	removed: 'Verwijderd: telt nergens meer mee',
	restored: 'Teruggezet: telt weer mee',
	trained: 'Opleiding vastgelegd',
	'training-taken-back': 'Opleiding teruggenomen',
	ended: 'Einde van de functie vastgelegd',
	reopened: 'Functie loopt weer door',
	days: 'Dagen van de functie gewijzigd',
	contact: 'Naam of e-mailadres gewijzigd',
	'contact-removed': 'Naam en e-mailadres verwijderd',
};

/** What a request did, in one sentence; `place` is the organisation in words. */
export function requestWords(changed: readonly {deed: Deed; place: string}[]): string {
	const [first] = changed;
	if (!first) {
		return '';
	}

	if (changed.length === 1) {
		return `${deedWords[first.deed]} (${first.place}).`;
	}

	const deeds = new Set(changed.map(({deed}) => deed));
	if (deeds.has('ended') && deeds.has('added')) {
		return `Opvolging vastgelegd (${first.place}).`;
	}

	const words = deeds.size === 1 ? deedWords[first.deed] : 'Ongedaan gemaakt';
	return `${words} voor ${changed.length} ambassadeurs.`;
}
