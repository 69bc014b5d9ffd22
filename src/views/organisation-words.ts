import {kindRules, themeNames} from '../domain/actions.ts';
import {courseNames} from '../domain/ambassadors.ts';
import type {Area} from '../domain/areas.ts';
import type {TimelineEntry} from '../domain/timeline.ts';

type Named = Pick<Area, 'kind' | 'name'>;

/** `Burgernet in Houten`, `Burgernet bij basisteam Lekpoort`: what the page of an organisation is called. */
export function organisationTitle(organisation: Named): string {
	return organisation.kind === 'municipality'
		? `Burgernet in ${organisation.name}`
		: `Burgernet bij ${nameWithKind(organisation)}`;
}

/** An organisation in a sentence: `gemeente Houten`, `basisteam Lekpoort`, `districtsrecherche West-Utrecht`. */
export function nameWithKind({kind, name}: Named): string {
	switch (kind) {
		case 'municipality':
			return `gemeente ${name}`;
		case 'basisteam':
			return `basisteam ${name}`;
		default:
			return name.replace(/^Districtsrecherche\b/, 'districtsrecherche');
	}
}

/** The same without what a reader of its page knows: `Houten`, `Lekpoort`. */
export function shortName({name}: Pick<Area, 'name'>): string {
	return name.replace(/^Districtsrecherche /, '');
}

/** One dated thing in words. */
export function entryWords(entry: TimelineEntry): string {
	switch (entry.what) {
		case 'message':
			return `${firstUpper(kindRules[entry.kind].name)}${entry.theme ? `, ${themeNames[entry.theme]}` : ''}`;
		case 'ambassador-began':
			return 'Ambassadeur begonnen';
		case 'ambassador-ended':
			return 'Ambassadeur gestopt';
		case 'trained':
			return `Training ${courseNames[entry.course]} gehaald`;
		case 'in-use':
			return `${firstUpper(kindRules[entry.kind].name)} in gebruik, opgave van het team`;
	}
}

function firstUpper(text: string): string {
	return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
