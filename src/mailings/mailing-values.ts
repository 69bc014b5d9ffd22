import {type AddressForm, inForm} from '../domain/address-form.ts';
import {type MailingValues, plainLine} from '../domain/campaigns.ts';
import type {Month} from '../domain/period.ts';
import type {ProgressReport} from '../domain/progress-report.ts';
import {formatCount, formatDay, formatThrough} from '../views/format.ts';
import {type MailingOccasion, occasionValues, ownMessageValues} from './occasion-values.ts';

/** New app downloads of the year so far. */
export interface DownloadCount {
	count: number;
	/** The last month that counts. */
	throughMonth: Month;
}

/** The figures of one area; null where not known. */
export interface AreaFigures {
	report: ProgressReport;
	downloads: DownloadCount | null;
}

/** Downloads as the growth target counts them; null without such a target or without months known in both years. */
export function downloadsOfReport(report: ProgressReport): DownloadCount | null {
	const measure = report.targets.find(({target}) => target.kind === 'growth');
	return measure?.numerator == null || measure.throughMonth === null
		? null
		: {count: measure.numerator, throughMonth: measure.throughMonth};
}

/** Started search actions: the count target's figure, else that of the months; null when not known. */
function startedOfReport(report: ProgressReport): number | null {
	const measure = report.targets.find(({target}) => target.kind === 'count');
	return measure ? measure.numerator : sumOfMonths(report, 'started');
}

function sumOfMonths({months}: ProgressReport, key: 'started' | 'direct'): number | null {
	const counts = months.map(({totals}) => totals?.[key] ?? null).filter(count => count !== null);
	return counts.length > 0 ? counts.reduce((sum, count) => sum + count, 0) : null;
}

/** Direct successes and the started actions they belong to; null when not known. */
function successesOfReport(report: ProgressReport): {direct: number; started: number} | null {
	const measure = report.targets.find(({target}) => target.kind === 'rate');
	const direct = measure ? measure.numerator : sumOfMonths(report, 'direct');
	const started = measure ? measure.denominator : sumOfMonths(report, 'started');
	return direct === null || started === null ? null : {direct, started};
}

/**
The texts of one mailing: plain, not yet escaped.

A figure of the municipality when there is one, else of the unit (and then it says so), else a sentence without a figure.
A zero is treated as no figure: it tells a resident nothing, and it would shame a municipality.
*/
export function mailingValues(
	municipality: AreaFigures,
	unit: AreaFigures,
	occasion: MailingOccasion = {},
): MailingValues {
	const {report} = municipality;
	const {form = 'je'} = occasion;
	return {
		gemeente: plainLine(report.area.name),
		eenheid: plainLine(unit.report.area.name),
		jaar: String(report.year),
		peildatum: formatDay(report.at),
		...downloadTexts([municipality, unit], form),
		...actionTexts([report, unit.report], form),
		zin_succes: successSentence(unit.report),
		...ownMessageValues(report),
		...occasionValues(report.at, occasion),
	};
}

type Texts<Kind extends string> = Record<`cijfer_${Kind}` | `uitleg_${Kind}` | `zin_${Kind}`, string>;

function downloadTexts(areas: readonly AreaFigures[], form: AddressForm): Texts<'downloads'> {
	const of = areas.find(({downloads}) => (downloads?.count ?? 0) > 0);
	if (!of?.downloads) {
		return {
			cijfer_downloads: 'Gratis',
			uitleg_downloads: inForm('De app kost niets en staat zo op [[je|uw]] telefoon.', form),
			zin_downloads: inForm('De Burgernetapp is gratis en staat zo op [[je|uw]] telefoon.', form),
		};
	}

	const {count, throughMonth} = of.downloads;
	const {year, isComplete} = of.report;
	const period =
		isComplete && throughMonth === `${year}-12` ? `in ${year}` : `in ${year}, ${formatThrough(throughMonth)}`;
	const place = placeOf(of.report);
	return {
		cijfer_downloads: formatCount(count),
		uitleg_downloads: `${count === 1 ? 'nieuwe download' : 'nieuwe downloads'} van de app in ${place} ${period}`,
		zin_downloads: `In ${place} is de Burgernetapp ${formatCount(count)} keer nieuw gedownload (${period}).`,
	};
}

const WITHOUT_NAME = '[[Je|U]] doet mee zonder [[je|uw]] naam of adres te geven.';

function actionTexts(reports: readonly ProgressReport[], form: AddressForm): Texts<'acties'> {
	const of = reports.find(report => (startedOfReport(report) ?? 0) > 0);
	const count = of ? startedOfReport(of) : null;
	if (!of || count === null) {
		return {
			cijfer_acties: 'Anoniem',
			uitleg_acties: inForm(WITHOUT_NAME, form),
			zin_acties: inForm(WITHOUT_NAME, form),
		};
	}

	const [verb, noun] = count === 1 ? ['is', 'zoekactie'] : ['zijn', 'zoekacties'];
	const place = placeOf(of);
	const period = periodOf(of);
	return {
		cijfer_acties: formatCount(count),
		uitleg_acties: `${noun} van Burgernet in ${place} ${period}`,
		zin_acties: `In ${place} ${verb} ${formatCount(count)} ${noun} van Burgernet gestart (${period}).`,
	};
}

/** How often a tip led to success in the whole unit; for one municipality the numbers would be too small to judge. */
function successSentence(unit: ProgressReport): string {
	const known = successesOfReport(unit);
	if (!known || known.direct === 0) {
		return 'Elke tip helpt. Ook iets kleins kan het verschil maken.';
	}

	const [direct, started] = [formatCount(known.direct), formatCount(known.started)];
	const actions = known.started === 1 ? 'zoekactie' : 'zoekacties';
	return `Meekijken helpt: in ${placeOf(unit)} leidde een tip van een deelnemer bij ${direct} van de ${started} ${actions} direct tot succes (${periodOf(unit)}).`;
}

function placeOf({area}: ProgressReport): string {
	const name = plainLine(area.name);
	return area.kind === 'unit' ? `heel ${name}` : name;
}

function periodOf({year, at, isComplete}: ProgressReport): string {
	return isComplete ? `in ${year}` : `in ${year}, ${formatThrough(at)}`;
}
