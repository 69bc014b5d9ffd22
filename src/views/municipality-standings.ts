import type {MunicipalityProgress} from '../domain/progress-report.ts';

interface Standing {
	label: string;
	holds: (municipality: MunicipalityProgress) => boolean;
}

/** What the table of municipalities can be filtered by; the keys stand in the address. */
export const municipalityStandings: Record<string, Standing> = {
	'boven-norm': {label: 'boven de norm', holds: ({judgement}) => judgement === 'above'},
	'onder-norm': {label: 'onder de norm', holds: ({judgement}) => judgement === 'below'},
	'te-weinig': {label: 'te weinig acties', holds: ({judgement}) => judgement === 'too-few'},
	'niet-opgeleid': {label: 'ambassadeur niet opgeleid', holds: ({ambassador}) => ambassador === 'untrained'},
	vacant: {label: 'ambassadeur vacant', holds: ({ambassador}) => ambassador === 'vacant'},
};

/** The filter of an address; null for an unknown one: then all municipalities are shown. */
export function chosenStanding(key: string | null): Standing | null {
	return key !== null && Object.hasOwn(municipalityStandings, key) ? (municipalityStandings[key] ?? null) : null;
}
