import {type AddressForm, inForm} from '../domain/address-form.ts';
import {type MailingValues, plainLine} from '../domain/campaigns.ts';
import {addDays, type Day, lastDayOfMonth, monthOf} from '../domain/period.ts';
import type {ProgressReport} from '../domain/progress-report.ts';
import {formatCount, formatDay, formatThrough} from '../views/format.ts';

/** For whom and when a mailing is made, beside its figures. */
export interface MailingOccasion {
	/** How the reader is addressed; left out: je. */
	form?: AddressForm | undefined;
	/** Day of the event that the mailing follows; left out: it is named without a day. */
	eventDay?: Day | undefined;
	/** The ready message of the month, with the municipality's name in it; null when there is none. */
	message?: {title: string; text: string} | null | undefined;
}

/** Our choice: an ambassador who has an hour a month gets at least a week for what is asked. */
const LEAST_DAYS = 7;

/** The day by which a monthly mail of a day asks something: the last of the month, of the next one in its last week. */
export function requestDay(at: Day): Day {
	return lastDayOfMonth(monthOf(addDays(at, LEAST_DAYS)));
}

type OccasionValues = Pick<MailingValues, 'dag_evenement' | 'bericht_titel' | 'bericht_tekst' | 'verzoek_datum'>;

/** What a mailing says about its day and month: plain texts, never empty. */
export function occasionValues(at: Day, {form = 'je', eventDay, message}: MailingOccasion): OccasionValues {
	return {
		dag_evenement: eventDay === undefined ? 'de veiligheidsdag' : formatDay(eventDay),
		bericht_titel: plainLine(message?.title ?? 'Kies zelf een bericht'),
		bericht_tekst: plainLine(
			message?.text ?? inForm('Op deze website [[vind je|vindt u]] berichten die bij deze maand passen.', form),
		),
		verzoek_datum: formatDay(requestDay(at)),
	};
}

/**
What the municipality started itself this year, for its ambassador: own messages and inquiries as T5 counts them.

A zero is told as "nog geen", because the reader can change it today.
*/
export function ownMessageValues(
	report: ProgressReport,
): Pick<MailingValues, 'cijfer_berichten' | 'uitleg_berichten' | 'zin_berichten'> {
	const {area, year, isComplete} = report;
	const count = report.municipalities.find(({code}) => code === area.code)?.ownActions ?? 0;
	const period = isComplete ? `in ${year}` : `in ${year}, ${formatThrough(report.at)}`;
	const [figure, noun] = [count === 0 ? 'Nog geen' : formatCount(count), count === 1 ? 'bericht' : 'berichten'];
	const [verb, name] = [count === 1 ? 'is' : 'zijn', plainLine(area.name)];
	return {
		cijfer_berichten: figure,
		uitleg_berichten: `eigen ${noun} van ${name} ${period}`,
		zin_berichten: `Van ${name} ${verb} ${figure.toLowerCase()} eigen ${noun} vastgelegd (${period}).`,
	};
}
