import type {ActionKind} from './actions.ts';
import {type Area, areasDuring, areasOn} from './areas.ts';
import {type ExampleSettings, yearSettings} from './example-settings.ts';
import type {Tenure} from './example-staff.ts';
import {hasAmbassador} from './members.ts';
import {type Random, randomFrom} from './random.ts';

/** So many non-time-critical actions that one organisation starts itself in a year. */
export interface OwnActions {
	organisation: Area;
	count: number;
	kinds: readonly {kind: ActionKind; weight: number}[];
}

interface Year {
	areas: readonly Area[];
	settings: ExampleSettings;
	year: number;
	tenures: readonly Tenure[];
}

const inquiry = {kind: 'neighbourhood-inquiry', weight: 1} as const;
const information = {kind: 'information', weight: 1} as const;
const municipalityKinds = [
	{kind: 'neighbourhood-inquiry', weight: 15},
	{kind: 'information', weight: 45},
	{kind: 'mail', weight: 40},
] as const;

/** What each municipality, basisteam and detectives starts itself in a year. */
export function ownActionsOf(year: Year, random: Random): OwnActions[] {
	return [...municipalityActions(year, random), ...basisteamActions(year, random), ...detectivesActions(year, random)];
}

/** Most active first: the regular ones, the others with a trained ambassador, the quiet ones; then those without. */
function municipalityActions({areas, settings, year, tenures}: Year, random: Random): OwnActions[] {
	const {regularMunicipalities, quietMunicipalities} = yearSettings(settings, year);
	const span = {from: `${year}-01-01`, until: `${year + 1}-01-01`};
	const present = inActivityOrder(areasDuring(areas, 'municipality', span), settings);
	const trained = present.filter(area => isStaffed({tenures, area, year, isTrained: true}));
	const others = present.filter(area => !trained.includes(area));
	return [...trained, ...others].map((organisation, rank) => {
		const isRegular = rank < regularMunicipalities;
		const isQuiet = rank >= trained.length - quietMunicipalities;
		const active = isRegular ? random.integer(4, 12) : random.integer(2, 3);
		return {organisation, count: isQuiet ? random.integer(0, 1) : active, kinds: municipalityKinds};
	});
}

/** A team that does not use the inquiry sends at most messages; one without an ambassador may use it all the same. */
function basisteamActions(context: Year, random: Random): OwnActions[] {
	const {settings, year} = context;
	const {basisteamsUsing} = yearSettings(settings, year);
	const {staffed, vacant} = teamsOf(context, 'basisteam');
	const using = [...staffed.slice(0, basisteamsUsing), ...vacant.slice(0, 1)];
	return [
		...using.map(organisation => ({organisation, count: random.integer(1, 6), kinds: [inquiry]})),
		...[...staffed, ...vacant].map(organisation => ({organisation, count: random.integer(0, 2), kinds: [information]})),
	];
}

function detectivesActions(context: Year, random: Random): OwnActions[] {
	const {settings, year} = context;
	const {detectivesUsing} = yearSettings(settings, year);
	const {staffed} = teamsOf(context, 'detectives');
	const kinds = [inquiry, information];
	return staffed.slice(0, detectivesUsing).map(organisation => ({organisation, count: random.integer(1, 5), kinds}));
}

function teamsOf({areas, settings, year, tenures}: Year, kind: 'basisteam' | 'detectives') {
	const teams = inActivityOrder(areasOn(areas, kind, `${year}-12-31`), settings);
	const staffed = teams.filter(area => isStaffed({tenures, area, year, isTrained: false}));
	return {staffed, vacant: teams.filter(area => !staffed.includes(area))};
}

/** A drawn order that is the same every year: who is active stays active. */
function inActivityOrder(organisations: readonly Area[], {seed}: ExampleSettings): Area[] {
	const rankOf = (area: Area) => randomFrom(seed, 'own-activity', area.code).next();
	return organisations
		.map(area => ({area, rank: rankOf(area)}))
		.sort((first, second) => first.rank - second.rank)
		.map(({area}) => area);
}

/** Whether an organisation has an ambassador on 31 December, trained in the portal if so asked. */
function isStaffed({
	tenures,
	area,
	year,
	isTrained,
}: {
	tenures: readonly Tenure[];
	area: Area;
	year: number;
	isTrained: boolean;
}): boolean {
	return hasAmbassador({ambassadors: tenures}, area, {isTrained, day: `${year}-12-31`});
}
