import {randomUUID} from 'node:crypto';
import {z} from 'zod';
import {UNIT} from '../domain/areas.ts';
import {YearInput} from '../domain/inputs.ts';
import type {Occurrence} from '../domain/occurrences.ts';
import {dayOf, yearOf} from '../domain/period.ts';
import {readQuery} from '../http/read-input.ts';
import {identityOf, type RequestContext} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import {everyArea, visibleAreas} from '../usecases/areas.ts';
import {findKnownOccurrence, occurrencesOfYear, readOccurrence} from '../usecases/occurrences.ts';
import {OCCURRENCES_PATH, OccurrencesPage} from '../views/occurrences.tsx';
import {doneNotice} from './done-notice.ts';
import type {RefusedForm} from './form.ts';
import {sendPage} from './page.tsx';

const Id = z.string().max(100).optional();
const Query = z.strictObject({
	jaar: YearInput.optional(),
	vastgelegd: Id,
	gewijzigd: Id,
	verwijderd: Id,
	teruggezet: Id,
});

interface Shown {
	/** The occurrence that is being changed; left out for a new one. */
	id?: string | undefined;
	refused: RefusedForm | null;
}

/** Answers with the list of a year and the form of one occurrence, new or changed, over what was typed. */
export async function showOccurrences(service: Service, context: RequestContext, {id, refused}: Shown): Promise<void> {
	const {db} = service;
	const asked = {identity: identityOf(context), now: service.now()};
	const {jaar, ...done} = context.method === 'POST' ? {} : readQuery(context, Query);
	const edited = id === undefined ? null : await readOccurrence(db, {id, ...asked});
	const today = dayOf(asked.now);
	const year = jaar ?? yearOf(edited?.day ?? today);
	const [occurrences, choices, areas] = await Promise.all([
		occurrencesOfYear(db, {year, ...asked}),
		visibleAreas(db, asked),
		everyArea(db),
	]);
	const isTyped = refused !== null && 'line' in refused.typed;
	const page = (
		<OccurrencesPage
			year={year}
			running={yearOf(today)}
			occurrences={occurrences}
			areas={choices}
			nameOf={code => areas.find(area => area.code === code)?.name ?? code}
			edited={edited ? {id: edited._id, revision: edited.revision} : null}
			values={isTyped ? refused.typed : valuesOf(edited ?? {day: today, area: UNIT})}
			faults={refused?.faults ?? []}
			notice={
				await doneNotice(done, {
					find: id => findKnownOccurrence(db, id),
					nameOf: item => item.line,
					path: OCCURRENCES_PATH,
				})
			}
			newKey={() => randomUUID()}
		/>
	);
	await sendPage(service, context, {title: `Gebeurtenissen ${year}`, children: page});
}

function valuesOf({day, area, kind, line}: Partial<Occurrence>): Record<string, string> {
	return {day: day ?? '', area: area ?? '', kind: kind ?? 'campaign', line: line ?? ''};
}
