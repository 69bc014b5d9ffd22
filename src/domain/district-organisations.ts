import {kindsCountingAs} from './actions.ts';
import {hasTraining, isInFunction} from './ambassadors.ts';
import {type Area, membersOn} from './areas.ts';
import {downloadsIn, startedWithin, wholeMonths} from './figures.ts';
import {hasAmbassador, ownActionCount} from './members.ts';
import {sumKnown} from './participants.ts';
import type {Day} from './period.ts';
import type {MunicipalityProgress} from './progress-report.ts';
import {judgeRate} from './wilson.ts';
import type {YearFacts} from './year-facts.ts';

/** A municipality, basisteam or detectives of a district. */
export interface DistrictOrganisation {
	area: Area;
	/** null where not known: detectives stand for the whole district, and a shared municipality is not divided over teams. */
	started: number | null;
	direct: number | null;
	judgement: MunicipalityProgress['judgement'];
	/** Inquiries, information and mails that it started itself. */
	ownActions: number;
	appDownloads: number | null;
	ambassador: MunicipalityProgress['ambassador'];
	/** Since when the function is held by somebody trained in the portal; null when it is not. */
	trainedOn: Day | null;
}

const kinds = ['municipality', 'basisteam', 'detectives'] as const;

/** The organisations of a district on the day: municipalities, then basisteams, then detectives, each by name. */
export function districtOrganisations(facts: YearFacts, district: Area): DistrictOrganisation[] {
	return kinds.flatMap(kind =>
		membersOn(facts.areas, district, {kind, day: facts.at})
			.sort((a, b) => a.name.localeCompare(b.name, 'nl'))
			.map(area => organisationOf(facts, area)),
	);
}

function organisationOf(facts: YearFacts, area: Area): DistrictOrganisation {
	const {started, direct} = area.kind === 'municipality' ? startedWithin(facts, area) : {started: null, direct: null};
	const norm = facts.targets.find(target => target.kind === 'rate')?.goal;
	const isKnown = started !== null && direct !== null && norm !== undefined;
	const isMunicipality = area.kind === 'municipality';
	return {
		...{area, started, direct},
		judgement: isKnown ? judgeRate({successes: direct, cases: started, norm}) : null,
		ownActions: ownActionCount(facts.tallies, area, kindsCountingAs('non-time-critical')),
		appDownloads: isMunicipality ? sumKnown(wholeMonths(facts).map(month => downloadsIn(facts, area, month))) : null,
		ambassador: ambassadorOf(facts, area),
		trainedOn: trainedOn(facts, area),
	};
}

function ambassadorOf(facts: YearFacts, area: Area): DistrictOrganisation['ambassador'] {
	const day = facts.at;
	if (hasAmbassador(facts, area, {isTrained: true, day})) {
		return 'trained';
	}

	return hasAmbassador(facts, area, {isTrained: false, day}) ? 'untrained' : 'vacant';
}

/** The first day on which one of those in function on the day completed the training; that may be before they began. */
function trainedOn({ambassadors, at}: YearFacts, {code}: Area): Day | null {
	const days = ambassadors
		.filter(found => found.organisation === code && isInFunction(found, at) && hasTraining(found, 'portal', at))
		.flatMap(({trainings}) =>
			trainings
				.filter(({course, completedOn}) => course === 'portal' && completedOn <= at)
				.map(({completedOn}) => completedOn),
		);
	return days.toSorted()[0] ?? null;
}

/** How the organisations of a district stand, without saying which is which. */
export interface DistrictCounts {
	kind: (typeof kinds)[number];
	total: number;
	/** Whose function of ambassador is held by somebody trained, by somebody untrained, or by nobody. */
	trained: number;
	untrained: number;
	vacant: number;
	/** That sent at least one message of their own this year. */
	sending: number;
}

export function districtCounts(organisations: readonly DistrictOrganisation[]): DistrictCounts[] {
	return kinds.map(kind => {
		const own = organisations.filter(({area}) => area.kind === kind);
		const withAmbassador = (state: DistrictOrganisation['ambassador']) =>
			own.filter(({ambassador}) => ambassador === state).length;
		return {
			kind,
			total: own.length,
			trained: withAmbassador('trained'),
			untrained: withAmbassador('untrained'),
			vacant: withAmbassador('vacant'),
			sending: own.filter(({ownActions}) => ownActions > 0).length,
		};
	});
}
