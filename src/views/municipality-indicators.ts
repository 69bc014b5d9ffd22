import type {MunicipalityFigures} from '../domain/municipality-figures.ts';
import {formatCount, formatDecimal, formatGrowth, formatRate} from './format.ts';
import {changeOf} from './municipalities-table.ts';
import {SMALLEST_RATE_COUNT} from './rate-words.ts';
import {formatActions} from './target-words.ts';

/** A figure that the map can show, one at a time. */
export interface Indicator {
	label: string;
	/** What it is and how it is rounded, for "Hoe wordt dit berekend?". */
	definition: string;
	/** As it is shown, rounded: equal words are equal values. null where it is not known or too small. */
	valueOf(municipality: MunicipalityFigures): number | null;
	format(value: number): string;
	/** The value with what it counts: `23 acties`. */
	wordsOf(value: number): string;
	/** Why there is no value. */
	absenceOf(municipality: MunicipalityFigures): 'unknown' | 'too-few';
}

const round = (value: number | null, steps: number) => (value === null ? null : Math.round(value * steps) / steps);
const per = (count: number | null, population: number | null, people: number) =>
	count === null || !population ? null : (count / population) * people;
const wholePercent = (text: string) => text.replace(/,0(?=%)/, '');
const alwaysUnknown = () => 'unknown' as const;

/** The figures of the map; the keys stand in the address. */
export const indicators = {
	acties: {
		label: 'Acties',
		definition: 'Zoekacties die de meldkamer startte, ook de ingetrokken acties.',
		valueOf: ({started}) => started,
		format: formatCount,
		wordsOf: formatActions,
		absenceOf: alwaysUnknown,
	},
	'acties-per-inwoner': {
		label: 'Acties per 10.000 inwoners',
		definition: 'Gestarte zoekacties gedeeld door de inwoners op 1 januari (CBS), keer 10.000; één decimaal.',
		valueOf: ({started, population}) => round(per(started, population, 10_000), 10),
		format: formatDecimal,
		wordsOf: value => `${formatDecimal(value)} acties per 10.000 inwoners`,
		absenceOf: alwaysUnknown,
	},
	succes: {
		label: 'Succes',
		definition: `Acties met direct succes gedeeld door alle gestarte acties, in hele procenten; vanaf ${SMALLEST_RATE_COUNT} acties. De kleur is geen oordeel: de tabel zegt waar een gemeente boven of onder de norm ligt.`,
		valueOf: ({started, successRate}) => ((started ?? 0) < SMALLEST_RATE_COUNT ? null : round(successRate, 100)),
		format: value => wholePercent(formatRate(value)),
		wordsOf: value => `${wholePercent(formatRate(value))} direct succes`,
		absenceOf: ({started}) => (started === null ? 'unknown' : 'too-few'),
	},
	berichten: {
		label: 'Eigen berichten',
		definition: 'Buurtonderzoeken, informatieve berichten en Burgernetmails van de gemeente zelf.',
		valueOf: ({ownActions}) => ownActions,
		format: formatCount,
		wordsOf: value => `${formatCount(value)} ${value === 1 ? 'eigen bericht' : 'eigen berichten'}`,
		absenceOf: alwaysUnknown,
	},
	downloads: {
		label: 'Downloads per 1.000 inwoners',
		definition:
			'Nieuwe downloads van de app in hele maanden gedeeld door de inwoners op 1 januari (CBS), keer 1.000; één decimaal.',
		valueOf: ({appDownloads, population}) => round(per(appDownloads, population, 1000), 10),
		format: formatDecimal,
		wordsOf: value => `${formatDecimal(value)} downloads per 1.000 inwoners`,
		absenceOf: alwaysUnknown,
	},
	verandering: {
		label: 'Verandering downloads',
		definition:
			'Downloads van de hele maanden die beide jaren kennen, naast dezelfde maanden van vorig jaar, in hele procenten.',
		valueOf: ({downloadsCompared}) => round(changeOf(downloadsCompared), 100),
		format: value => wholePercent(formatGrowth(1 + value)),
		wordsOf: value => `${wholePercent(formatGrowth(1 + value))} downloads ten opzichte van vorig jaar`,
		absenceOf: ({downloadsCompared}) => (downloadsCompared === null ? 'unknown' : 'too-few'),
	},
} as const satisfies Record<string, Indicator>;

export type IndicatorKey = keyof typeof indicators;
export const indicatorKeys = Object.keys(indicators) as [IndicatorKey, ...IndicatorKey[]];
