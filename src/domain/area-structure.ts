import {type Area, type AreaKind, areaOf, districtOn, kindNames, parentsOn} from './areas.ts';
import {type Day, formatDay, isWithin, overlaps} from './period.ts';

/** Something that cannot be of an area: which one, and one Dutch sentence. */
export interface AreaFault {
	code: string;
	message: string;
}

/** Which kinds of area may lie directly in which. */
export const parentKinds: Record<AreaKind, readonly AreaKind[]> = {
	unit: [],
	district: ['unit'],
	detectives: ['district'],
	basisteam: ['district'],
	municipality: ['district', 'basisteam'],
};

/** Before every day of a fact: the first day of what was always there. */
const ALWAYS = '0000-01-01';

/**
What is wrong with areas on any day: an area without days, a municipality, basisteam or detectives that is not in exactly
one district, a basisteam of another district than its municipality, a parent that is not there, a name or page address
that two areas have at once.
*/
export function structureFaults(areas: readonly Area[]): AreaFault[] {
	return areas.flatMap(area => {
		if (area.from !== null && area.until !== null && area.from >= area.until) {
			return [faultOf(area, `${area.name} zou geen enkele dag bestaan.`)];
		}

		const faults = [...districtFaults(areas, area), ...linkFaults(areas, area), ...doubled(areas, area)];
		return [...new Map(faults.map(fault => [fault.message, fault])).values()];
	});
}

function faultOf({code}: Area, message: string): AreaFault {
	return {code, message};
}

/** The days on which anything about the place of an area can change, within its own days. */
function turningDays(areas: readonly Area[], area: Area): Day[] {
	const days = area.parents.flatMap(link => {
		const parent = areaOf(areas, link.code);
		return [link.from, link.until, parent?.from ?? null, parent?.until ?? null];
	});
	const within = days.filter(day => day !== null && isWithin(day, area)) as Day[];
	return [...new Set([area.from ?? ALWAYS, ...within])].sort();
}

function districtFaults(areas: readonly Area[], area: Area): AreaFault[] {
	if (!parentKinds[area.kind].includes('district')) {
		return [];
	}

	return turningDays(areas, area).flatMap(day => {
		const districts = parentsOn(areas, area, 'district', day);
		if (districts.length !== 1) {
			const names = districts.map(({name}) => name).join(' en ');
			const how = names === '' ? 'in geen enkel district' : `in meer dan één district: ${names}`;
			return [faultOf(area, `${area.name} ligt ${whenOf(day)} ${how}.`)];
		}

		return parentsOn(areas, area, 'basisteam', day)
			.filter(team => districtOn(areas, team, day)?.code !== districts[0]?.code)
			.map(team => faultOf(area, `${area.name} ligt ${whenOf(day)} in een ander district dan basisteam ${team.name}.`));
	});
}

function whenOf(day: Day): string {
	return day === ALWAYS ? 'van het begin af' : `vanaf ${formatDay(day)}`;
}

/** A link names an area of the right kind, which is there on all days of the link. */
function linkFaults(areas: readonly Area[], area: Area): AreaFault[] {
	return area.parents
		.filter(link => overlaps(link, area))
		.flatMap(link => {
			const parent = areaOf(areas, link.code);
			if (!parent || !parentKinds[area.kind].includes(parent.kind)) {
				const what = parent ? `${kindNames[parent.kind].toLowerCase()} ${parent.name}` : JSON.stringify(link.code);
				return [faultOf(area, `${area.name} kan niet onder ${what} vallen.`)];
			}

			const days = turningDays(areas, area).filter(day => isWithin(day, link) && !isWithin(day, parent));
			return days
				.slice(0, 1)
				.map(day => faultOf(area, `${area.name} valt ${whenOf(day)} onder ${parent.name}, dat dan niet bestaat.`));
		});
}

function doubled(areas: readonly Area[], area: Area): AreaFault[] {
	const others = areas.filter(({code, kind}) => kind === area.kind && code !== area.code);
	const namesake = others.find(other => other.name === area.name && overlaps(other, area));
	return [
		...(namesake ? [faultOf(area, `Er is al een ${kindNames[area.kind].toLowerCase()} die ${area.name} heet.`)] : []),
		...(others.some(({slug}) => slug === area.slug) ? [faultOf(area, `Het adres ${area.slug} is al in gebruik.`)] : []),
	];
}
