import {
	type ActionFields,
	kindRules,
	occasionNames,
	type Result,
	resultNames,
	starterNames,
	themeNames,
} from '../domain/actions.ts';
import type {VersionStamp} from '../domain/revisions.ts';
import {type Role, roleNames} from '../domain/users.ts';
import {formatCount, formatInstant} from './format.ts';

/** The name of an area by its code. */
export type NameOf = (code: string) => string;

export interface Line {
	label: string;
	/** null: it was not recorded. */
	value: string | null;
}

const sources: Record<ActionFields['source'], string> = {
	manual: 'met de hand vastgelegd',
	'public-feed': 'openbaar bericht',
	csv: 'geïmporteerd bestand',
	example: 'voorbeeldgegevens',
};

/** `nog open`, or `geen uitkomst nodig` for an alert. */
export function resultWords({kind, outcome}: Pick<ActionFields, 'kind' | 'outcome'>): string {
	return kindRules[kind].countsAs === 'alert' ? 'geen uitkomst nodig' : resultNames[outcome?.result ?? 'open'];
}

/** `direct succes, op 14 mei 2022, 09:12, 3 tips` */
export function outcomeWords(action: Pick<ActionFields, 'kind' | 'outcome'>): string {
	const {outcome} = action;
	if (!outcome) {
		return resultWords(action);
	}

	const tips = outcome.tips === null ? '' : `, ${formatCount(outcome.tips)} ${outcome.tips === 1 ? 'tip' : 'tips'}`;
	return `${resultWords(action)}, op ${formatInstant(outcome.at)}${tips}`;
}

/** Everything that is recorded about an action, one line each; the history compares these lines. */
export function actionLines(action: ActionFields, nameOf: NameOf): Line[] {
	const {municipality, basisteam, detectives, district, occasion, theme, radiusKm, reach} = action;
	const place = (code: string | null) => code && nameOf(code);
	return [
		{label: 'Soort', value: kindRules[action.kind].name},
		{label: 'Gestart', value: formatInstant(action.startedAt)},
		{label: 'Geëindigd', value: action.endedAt && formatInstant(action.endedAt)},
		{label: 'Gestart door', value: starterNames[action.starter]},
		{label: 'Gemeente', value: place(municipality)},
		{label: 'Basisteam', value: place(basisteam)},
		{label: 'Districtsrecherche', value: place(detectives)},
		{label: 'District', value: place(district)},
		{label: 'Aanleiding', value: occasion && occasionNames[occasion]},
		{label: 'Thema', value: theme && themeNames[theme]},
		{label: 'Straal', value: radiusKm === null ? null : `${formatCount(radiusKm)} km`},
		{label: 'Bereik', value: reach === null ? null : `${formatCount(reach)} deelnemers`},
		{label: 'Burgervrijwilliger', value: action.startedByVolunteer ? 'ja' : 'nee'},
		{label: 'Uitkomst', value: outcomeWords(action)},
		{label: 'Bron', value: sources[action.source]},
	];
}

const processes: Record<string, string> = {
	import: 'import',
	example: 'voorbeeldgegevens',
	reference: 'vaste gegevens',
	feed: 'openbare berichten',
};

/** Who recorded a version: a role or a process, never a person's name. */
export function recorderWords(
	{recordedBy}: Pick<VersionStamp, 'recordedBy'>,
	roleOf: (id: string) => Role | null,
): string {
	const role = roleOf(recordedBy);
	return role ? roleNames[role] : (processes[recordedBy] ?? 'een account dat niet meer bestaat');
}

export const outcomeSymbols: Record<Result | 'open', string> = {
	direct: '✔',
	indirect: '◐',
	none: '–',
	withdrawn: '✖',
	open: '○',
};
