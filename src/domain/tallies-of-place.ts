import {grouped} from './grouped.ts';
import type {ActionTally} from './year-facts.ts';

/** The tallies of what a municipality, basisteam or team of detectives started itself, by its kind and code. */
export const talliesOfStarter = grouped<ActionTally>(({starter, municipality, basisteam, detectives}) => {
	switch (starter) {
		case 'municipality':
			return `${starter} ${municipality}`;
		case 'basisteam':
			return `${starter} ${basisteam}`;
		case 'detectives':
			return `${starter} ${detectives}`;
		default:
			return starter;
	}
});

/** The tallies of one municipality, basisteam, district or team of detectives, by its code. */
export const talliesOfPlace = {
	municipality: grouped<ActionTally>(({municipality}) => municipality ?? ''),
	basisteam: grouped<ActionTally>(({basisteam}) => basisteam ?? ''),
	detectives: grouped<ActionTally>(({detectives}) => detectives ?? ''),
	district: grouped<ActionTally>(({district}) => district ?? ''),
};
