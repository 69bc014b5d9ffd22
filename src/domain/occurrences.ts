import {z} from 'zod';
import {type Area, areaFault, areaOf, membersOn} from './areas.ts';
import type {Fault} from './faults.ts';
import {AreaCodeInput, DayInput, freeText} from './inputs.ts';
import {addDays, type Day, yearOf} from './period.ts';

/** What happened beside the actions, so that a bend in a chart can be understood. Source: the "gebeurtenis" of the plan's reports. */
export const occurrenceKinds = ['safety-day', 'campaign', 'work-instruction', 'training', 'other'] as const;
export type OccurrenceKind = (typeof occurrenceKinds)[number];
export const occurrenceNames: Record<OccurrenceKind, string> = {
	'safety-day': 'veiligheidsdag',
	campaign: 'campagne',
	'work-instruction': 'werkinstructie',
	training: 'training',
	other: 'anders',
};

/** A dated line on the charts of an area, in one line of text without data of persons. */
export const OccurrenceSchema = z.strictObject({
	day: DayInput,
	/** The unit or any area: it stands on the charts of that area and of the areas within it. */
	area: AreaCodeInput,
	kind: z.enum(occurrenceKinds, 'Kies een soort gebeurtenis.'),
	line: freeText(120),
});
export type Occurrence = z.infer<typeof OccurrenceSchema>;
export const OccurrenceCorrectionInput = OccurrenceSchema.partial();
export type OccurrenceCorrection = z.output<typeof OccurrenceCorrectionInput>;

/** An occurrence with the name of its area, as a report shows it. */
export interface ReportOccurrence extends Occurrence {
	areaName: string;
}

const EARLIEST = '2000-01-01';
/** Our choice: a plan may look a year ahead. */
const FARTHEST_DAYS = 366;

/** What is wrong with the day and place of an occurrence; nothing when it can be recorded. */
export function occurrenceFaults({day, area: code}: Occurrence, areas: readonly Area[], today: Day): Fault[] {
	const area = areaOf(areas, code);
	const message = area
		? areaFault(areas, {code, kind: area.kind, day})
		: `Het gebied ${JSON.stringify(code)} is onbekend.`;
	return [
		...(day < EARLIEST ? [{field: 'day', message: 'Deze dag ligt voor het jaar 2000.'}] : []),
		...(day > addDays(today, FARTHEST_DAYS) ? [{field: 'day', message: 'Kies een dag binnen een jaar.'}] : []),
		...(message ? [{field: 'area', message}] : []),
	];
}

/**
The occurrences of a year up to a day that concern an area, the first first (of one day by their line): its own, and
those of the areas it lies in.

Our choice: what happened in one municipality does not stand on the charts of the unit, where it would drown the rest.
*/
export function occurrencesOf(
	{occurrences, areas, year, at}: {occurrences: readonly Occurrence[]; areas: readonly Area[]; year: number; at: Day},
	area: Area,
): ReportOccurrence[] {
	return occurrences
		.filter(({day}) => yearOf(day) === year && day <= at)
		.flatMap(occurrence => {
			const place = areaOf(areas, occurrence.area);
			return place && concerns(areas, {place, area, day: occurrence.day})
				? [{...occurrence, areaName: place.name}]
				: [];
		})
		.sort((a, b) => a.day.localeCompare(b.day) || a.line.localeCompare(b.line, 'nl'));
}

/** What happens in an area concerns that area and what lies in it, and not what it lies in itself. */
function concerns(areas: readonly Area[], {place, area, day}: {place: Area; area: Area; day: Day}): boolean {
	const isFurtherUp = (area.kind === 'unit' || area.kind === 'district') && place.kind !== 'unit';
	const members = isFurtherUp ? [place] : membersOn(areas, place, {kind: area.kind, day});
	return members.some(({code}) => code === area.code);
}
