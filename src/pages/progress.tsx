import {z} from 'zod';
import {type Area, UNIT} from '../domain/areas.ts';
import {refuse} from '../domain/faults.ts';
import {AreaCodeInput, DayInput, InstantInput, lineInput, YearInput} from '../domain/inputs.ts';
import {dayOf} from '../domain/period.ts';
import {readQuery} from '../http/read-input.ts';
import {identityOf, type Route} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import {visibleAreas} from '../usecases/areas.ts';
import {progressReport} from '../usecases/progress-report.ts';
import {reportYears} from '../usecases/targets.ts';
import {ProgressPage} from '../views/progress-page.tsx';
import {sendPage} from './page.tsx';

const Query = z.strictObject({
	jaar: YearInput.optional(),
	gebied: AreaCodeInput.default(UNIT),
	peildatum: DayInput.optional(),
	bekendop: InstantInput.optional(),
	district: lineInput(80).optional(),
	stand: lineInput(30).optional(),
});

/** /voortgang: do we make it? The whole state is in the address. */
export function progressPages(service: Service): Route[] {
	const {db, now} = service;
	return [
		{
			method: 'GET',
			path: '/voortgang',
			who: 'signed-in',
			async handle(context) {
				const query = readQuery(context, Query);
				const identity = identityOf(context);
				const moment = now();
				const [{years, newest}, areas] = await Promise.all([
					reportYears(db),
					visibleAreas(db, {identity, now: moment}),
				]);
				const year = query.jaar ?? newest;
				if (year === null) {
					refuse('not-found', 'Er zijn nog geen doelstellingen of cijfers. Laad ze met: burgernet seed reference.');
				}

				const request = {year, area: query.gebied, at: query.peildatum, knownAt: query.bekendop};
				const report = await progressReport(db, {...request, identity, now: moment});
				const page = (
					<ProgressPage
						report={report}
						years={years.includes(year) ? years : [year, ...years]}
						areas={areas.map(choiceOf)}
						query={{
							at: query.peildatum ?? null,
							knownAt: query.bekendop?.toISOString() ?? null,
							district: query.district ?? null,
							standing: query.stand ?? null,
						}}
						today={dayOf(moment)}
						source="Bron: acties, downloads en ambassadeurs zoals vastgelegd in deze dienst."
					/>
				);
				await sendPage(service, context, {
					title: `Voortgang ${year}`,
					scripts: ['charts.js', 'live.js'],
					children: page,
				});
			},
		},
	];
}

const groups: Partial<Record<Area['kind'], string>> = {
	district: 'Districten',
	basisteam: 'Basisteams',
	detectives: 'Districtsrecherches',
	municipality: 'Gemeenten',
};

function choiceOf({code, name, kind}: Area) {
	return {code, name: kind === 'unit' ? `Hele eenheid (${name})` : name, group: groups[kind] ?? ''};
}
