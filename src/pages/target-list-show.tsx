import {randomUUID} from 'node:crypto';
import type {Context} from 'koa';
import {z} from 'zod';
import {YearInput} from '../domain/inputs.ts';
import {dayOf, yearOf} from '../domain/period.ts';
import {currentVersion} from '../domain/revisions.ts';
import {readQuery} from '../http/read-input.ts';
import {identityOf} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import {progressReport} from '../usecases/progress-report.ts';
import {readTakenOver, takeOverOffer} from '../usecases/take-over-targets.ts';
import {findTarget, mayChangeTargets, reportYears, targetsOfYear} from '../usecases/targets.ts';
import {TargetListPage, type TargetNotice, type TargetRow} from '../views/target-list.tsx';
import type {RefusedForm} from './form.ts';
import {sendPage} from './page.tsx';

const Id = z
	.string()
	.regex(/^T\d{1,2}$/)
	.optional();
const Query = z.strictObject({
	jaar: YearInput.optional(),
	overgenomen: z.uuid().optional(),
	teruggedraaid: z.coerce.number().int().min(0).max(99).optional(),
	toegevoegd: Id,
	gewijzigd: Id,
	ongewijzigd: Id,
	verwijderd: Id,
	teruggezet: Id,
});
type Done = z.output<typeof Query>;

/** Answers with /doelen as it stands now; a form without fields that was refused is told at its top. */
export async function showTargetList(
	service: Service,
	context: Context,
	refused: (RefusedForm & {year: number | null}) | null,
): Promise<void> {
	const {db} = service;
	const [identity, now] = [identityOf(context), service.now()];
	const done: Done = refused ? {} : readQuery(context, Query);
	const running = yearOf(dayOf(now));
	const {years, newest} = await reportYears(db);
	const year = done.jaar ?? refused?.year ?? newest ?? running;
	const [own, ofRunning] = await Promise.all([year, running].map(each => takeOverOffer(db, {year: each, identity})));
	const page = (
		<TargetListPage
			year={year}
			years={[...new Set([...years, year, running, running + 1])].sort((a, b) => b - a)}
			rows={await rowsOf(service, context, year)}
			offer={own ?? ofRunning ?? null}
			mayChange={mayChangeTargets(identity)}
			notice={await noticeOf(service, year, done)}
			faults={refused?.faults ?? []}
			newKey={() => randomUUID()}
		/>
	);
	await sendPage(service, context, {title: `Doelen ${year}`, children: page});
}

async function rowsOf({db, now}: Service, context: Context, year: number): Promise<TargetRow[]> {
	const moment = now();
	if (year > yearOf(dayOf(moment))) {
		return (await targetsOfYear(db, year)).map(target => ({target, progress: null}));
	}

	const report = await progressReport(db, {year, area: 'unit', identity: identityOf(context), now: moment});
	return report.targets.map(progress => ({target: progress.target, progress}));
}

async function noticeOf({db}: Service, year: number, done: Done): Promise<TargetNotice | null> {
	if (done.overgenomen) {
		return takenOverNotice(await readTakenOver(db, {year, key: done.overgenomen}), {year, key: done.overgenomen});
	}

	if (done.teruggedraaid !== undefined) {
		return {text: `Overnemen ongedaan gemaakt: ${countWords(done.teruggedraaid)} weggehaald uit ${year}.`, undo: null};
	}

	const id = done.toegevoegd ?? done.gewijzigd ?? done.ongewijzigd ?? done.verwijderd ?? done.teruggezet;
	const fact = id === undefined ? null : await findTarget(db, {year, id});
	if (!fact) {
		return null;
	}

	const {title, revision, removed} = currentVersion(fact);
	if (removed) {
		const fields = {jaar: String(year), revision: String(revision)};
		const text = `Verwijderd: ${id} ${title}. Het telt niet meer mee.`;
		return {text, undo: {address: `/doelen/${id}/terugzetten`, fields}};
	}

	return {text: `${deedOf(done)}: ${id} ${title}.`, undo: null};
}

function deedOf({toegevoegd, gewijzigd, ongewijzigd}: Done): string {
	if (ongewijzigd) {
		return 'Er is niets veranderd aan';
	}

	return toegevoegd ? 'Toegevoegd' : gewijzigd ? 'Gewijzigd' : 'Teruggezet';
}

function takenOverNotice(
	{untouched, changed}: Awaited<ReturnType<typeof readTakenOver>>,
	{year, key}: {year: number; key: string},
): TargetNotice | null {
	if (untouched.length + changed.length === 0) {
		return null;
	}

	const kept = changed.length === 0 ? '' : ` ${new Intl.ListFormat('nl-NL').format(changed)} is sindsdien gewijzigd.`;
	return {
		text: `Overgenomen voor ${year}: ${countWords(untouched.length + changed.length)}. Pas de normen aan waar dat nodig is.${kept}`,
		undo:
			untouched.length === 0
				? null
				: {address: '/doelen/overnemen/ongedaan', fields: {jaar: String(year), overgenomen: key}},
	};
}

function countWords(count: number): string {
	return count === 1 ? '1 doel' : `${count} doelen`;
}
