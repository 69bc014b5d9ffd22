import {type Area, areasOn, populationOf} from './areas.ts';

/** The residents of a year, as far as they are known. */
export interface PopulationYear {
	year: number;
	/** Municipalities on 1 January, and how many of them have their residents. */
	municipalities: number;
	known: number;
	/** Residents of those that are known, together. Source: CBS, bevolking op 1 januari. */
	residents: number;
}

/** The years of which any residents are known, the newest first. */
export function populationYears(areas: readonly Area[]): PopulationYear[] {
	const years = new Set(areas.flatMap(({population}) => population.map(({year}) => year)));
	return [...years]
		.sort((a, b) => b - a)
		.map(year => {
			const municipalities = areasOn(areas, 'municipality', `${year}-01-01`);
			const counts = municipalities.map(area => populationOf(area, year)).filter(count => count !== null);
			return {
				year,
				municipalities: municipalities.length,
				known: counts.length,
				residents: counts.reduce((sum, count) => sum + count, 0),
			};
		});
}

/**
The part of the residents that take part: participants ÷ residents of 1 January of that year.

@returns a fraction; null while either is not known: never 0%.
*/
export function participationShare(participants: number | null, residents: number | null): number | null {
	return participants === null || !residents ? null : participants / residents;
}
