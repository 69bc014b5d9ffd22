import type {Read} from './imports.ts';
import {InstantInput} from './inputs.ts';
import {type Day, daysInMonth, instantOf, type Month} from './period.ts';

const monthNames = ['jan', 'feb', 'mrt', 'apr', 'mei', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'];
const fullNames = ['januari', 'februari', 'maart', 'april', 'mei', 'juni', 'juli', 'augustus', 'september', 'oktober'];
const numberOfMonth = new Map([
	...monthNames.map((name, index) => [name, index + 1] as const),
	...fullNames.map((name, index) => [name, index + 1] as const),
	...([
		['maa', 3],
		['november', 11],
		['december', 12],
		['sept', 9],
	] as const),
]);

/** The days that Excel counts from: 2000-01-01 and 2099-12-31, which no other number in a column of days can mean. */
const serials = {first: 36_526, last: 73_050, of1970: 25_569};
const DAY_SECONDS = 86_400;

/**
A day: `14-5-2022`, `14/5/2022`, `2022-05-14`, `14 mei 2022`, `14-mei-22`, or the serial number that Excel keeps for it.

A year of two digits is read only beside a month in letters: `1-2-03` could be any of three days.
*/
export function readDay(text: string): Read<Day> {
	const day = dayIn(text);
	return day === null ? {fault: `${JSON.stringify(text)} is geen bestaande datum.`} : {value: day};
}

function dayIn(text: string): Day | null {
	const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
	if (iso) {
		return dayFrom(iso[1], iso[2], iso[3]);
	}

	const dutch = /^(\d{1,2})[-/](\d{1,2})[-/](\d{4})$/.exec(text);
	if (dutch) {
		return dayFrom(dutch[3], dutch[2], dutch[1]);
	}

	const worded = /^(\d{1,2})[- ]([a-z]{3,9})\.?[- ](\d{2}|\d{4})$/i.exec(text);
	const month = numberOfMonth.get(worded?.[2]?.toLowerCase() ?? '');
	if (worded && month) {
		return dayFrom(fullYear(worded[3] ?? ''), String(month), worded[1]);
	}

	const serial = /^\d{5}$/.test(text) ? Number(text) : 0;
	return serial >= serials.first && serial <= serials.last
		? new Date((serial - serials.of1970) * DAY_SECONDS * 1000).toISOString().slice(0, 10)
		: null;
}

function dayFrom(year = '', month = '', day = ''): Day | null {
	const of = `${year}-${month.padStart(2, '0')}`;
	const isMonth = Number(month) >= 1 && Number(month) <= 12;
	return isMonth && Number(day) >= 1 && Number(day) <= daysInMonth(of) ? `${of}-${day.padStart(2, '0')}` : null;
}

function fullYear(year: string): string {
	return year.length === 2 ? `20${year}` : year;
}

/** A day with a time, or a day alone: then its last second, at most now. */
export function readInstant(text: string, now: Date): Read<Date> {
	const fault = {fault: `${JSON.stringify(text)} is geen bestaand tijdstip.`};
	if (/[zZ]$|[+-]\d\d:?\d\d$/.test(text) && /T/.test(text)) {
		const exact = InstantInput.safeParse(text);
		return exact.success ? {value: exact.data} : fault;
	}

	const [, date = '', hour, minute, second = '00'] =
		/^(.*?)(?:(?:T|,? +)(\d{1,2}):(\d\d)(?::(\d\d)(?:\.0+)?)?)?$/s.exec(serialInWords(text)) ?? [];
	const day = dayIn(date);
	if (day === null) {
		return fault;
	}

	if (hour === undefined || minute === undefined) {
		const end = instantOf(day, '23:59:59');
		return {value: end > now && instantOf(day) <= now ? now : end};
	}

	return Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60
		? {value: instantOf(day, `${hour.padStart(2, '0')}:${minute}:${second}`)}
		: fault;
}

/** The serial number of a day with a part of it, `44695,4458`, as day and time to the second; other text as it is. */
function serialInWords(text: string): string {
	const [, day, part] = /^(\d{5})[.,](\d{1,17})$/.exec(text) ?? [];
	if (day === undefined) {
		return text;
	}

	const seconds = Math.round(Number(`${day}.${part}`) * DAY_SECONDS) - serials.of1970 * DAY_SECONDS;
	return new Date(seconds * 1000).toISOString().slice(0, 19);
}

/** A month: `2022-05`, `5-2022`, `mei 2022`, `mei-22`, or its first day in any way that a day is written. */
export function readMonth(text: string): Read<Month> {
	const month = monthIn(text);
	return month === null ? {fault: `${JSON.stringify(text)} is geen maand; schrijf 2022-05.`} : {value: month};
}

function monthIn(text: string): Month | null {
	const [, year, month] = /^(\d{4})-(\d{2})$/.exec(text) ?? [];
	const [, dutchMonth, dutchYear] = /^(\d{1,2})[-/](\d{4})$/.exec(text) ?? [];
	const [, name, namedYear] = /^([a-z]{3,9})\.?[- ](\d{2}|\d{4})$/i.exec(text) ?? [];
	const number = numberOfMonth.get(name?.toLowerCase() ?? '');
	const day =
		dayFrom(year ?? dutchYear, month ?? dutchMonth, '1') ??
		(number ? dayFrom(fullYear(namedYear ?? ''), String(number), '1') : dayIn(text));
	return day?.endsWith('-01') ? day.slice(0, 7) : null;
}
