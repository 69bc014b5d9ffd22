import {type Area, areasOn, districtOn, membersOn, parentsOn} from './areas.ts';
import type {Day} from './period.ts';

/**
The organisations that an ambassador works together with on a day, by name: police and municipality.

A municipality's basisteams and the detectives of its district; a basisteam's municipalities, also those that it shares
with other teams; for detectives the municipalities of their district. None for a unit or district.
*/
export function colleaguesOf(areas: readonly Area[], organisation: Area, day: Day): Area[] {
	return unsorted(areas, organisation, day).sort((a, b) => a.name.localeCompare(b.name, 'nl'));
}

function unsorted(areas: readonly Area[], organisation: Area, day: Day): Area[] {
	switch (organisation.kind) {
		case 'municipality': {
			const district = districtOn(areas, organisation, day);
			const detectives = areasOn(areas, 'detectives', day).filter(
				area => district !== null && districtOn(areas, area, day)?.code === district.code,
			);
			return [...parentsOn(areas, organisation, 'basisteam', day), ...detectives];
		}

		case 'basisteam':
		case 'detectives':
			return membersOn(areas, organisation, {kind: 'municipality', day});
		default:
			return [];
	}
}
