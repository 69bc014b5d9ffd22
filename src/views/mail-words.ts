import type {AreaKind} from '../domain/areas.ts';
import type {SendJob} from '../domain/jobs.ts';
import type {LeftOutReason} from '../domain/mail-recipients.ts';
import {formatCount, formatInstant} from './format.ts';

export const leftOutWords: Record<LeftOutReason, string> = {
	vacant: 'geen ambassadeur',
	'no-address': 'naam en e-mailadres verwijderd',
	unsubscribed: 'afgemeld voor mails over campagnes',
	refused: 'adres geweigerd door een mailserver',
	elsewhere: 'krijgt deze mail al voor een andere organisatie',
};

export const getsWords = {mailing: 'de maandmail', covering: 'een mail met een link naar het materiaal'} as const;

/** `52 ambassadeurs` */
export function ambassadorsWords(count: number): string {
	return `${formatCount(count)} ${count === 1 ? 'ambassadeur' : 'ambassadeurs'}`;
}

type Standing = Pick<SendJob, 'state' | 'failure' | 'isCancelAsked' | 'notBefore' | 'work'>;

/** Where a job that sends mails stands, in a few words. */
export function sendWords({state, failure, isCancelAsked, notBefore, work}: Standing, now: Date): string {
	switch (state) {
		case 'waiting':
			return work.plannedAt && work.plannedAt > now
				? `gepland voor ${formatInstant(work.plannedAt)}`
				: notBefore && notBefore > now
					? `${failure ?? 'Een mailserver vroeg om later terug te komen.'} We gaan verder om ${formatInstant(notBefore)}`
					: 'wacht op zijn beurt';
		case 'running':
			return isCancelAsked ? 'wordt gepauzeerd' : 'wordt verstuurd';
		case 'cancelled':
			return 'gepauzeerd';
		case 'failed':
			return 'gestopt';
		case 'done':
			return 'klaar';
	}
}

export const deliveryWords = {
	sent: {sign: '✔', word: 'verstuurd'},
	waiting: {sign: '○', word: 'wacht'},
	sending: {sign: '◐', word: 'wordt nu verstuurd'},
	failed: {sign: '✖', word: 'niet verstuurd'},
	uncertain: {sign: '▲', word: 'onbekend of aangekomen'},
} as const;

/** For whom a mail was: the organisation in words, and the name while it is known. */
export function personWords(organisation: {kind: AreaKind; name: string} | null, name: string | null): string {
	const place = organisation?.kind === 'municipality' ? `gemeente ${organisation.name}` : organisation?.name;
	return [place, name].filter(Boolean).join(', ') || 'account';
}
