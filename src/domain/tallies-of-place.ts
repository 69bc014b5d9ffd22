import {grouped} from './grouped.ts';
import type {ActionTally} from './year-facts.ts';

/** The tallies of one municipality, basisteam, district or team of detectives, by its code. */
export const talliesOfPlace = {
	municipality: grouped<ActionTally>(({municipality}) => municipality ?? ''),
	basisteam: grouped<ActionTally>(({basisteam}) => basisteam ?? ''),
	detectives: grouped<ActionTally>(({detectives}) => detectives ?? ''),
	district: grouped<ActionTally>(({district}) => district ?? ''),
};
