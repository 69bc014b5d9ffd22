import type {Context} from 'koa';
import {parseInput, Refusal, refuse} from '../domain/faults.ts';
import {YearInput} from '../domain/inputs.ts';
import {currentVersion} from '../domain/revisions.ts';
import {type Target, TargetSchema} from '../domain/targets.ts';
import {identityOf} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import {previewTarget} from '../usecases/preview-target.ts';
import {fieldsOfTarget, readTarget, saveTarget} from '../usecases/targets.ts';
import type {RefusedForm} from './form.ts';
import {tellingSentBefore} from './sent-before.ts';
import type {TargetFieldsForm} from './target-fields.ts';
import {targetOf} from './target-values.ts';

/** What the forms of a target do with what they were sent. */

interface FilledTarget {
	year: number;
	id: string;
	form: TargetFieldsForm;
	saved: Target | null;
}

/** The target as it is saved now. */
export async function savedTarget(db: Service['db'], address: {year: number; id: string}): Promise<Target> {
	return fieldsOfTarget(currentVersion(await readTarget(db, address)));
}

/** Saves what a form means. */
export function writeTarget(service: Service, context: Context, {year, id, form, saved}: FilledTarget) {
	const {revision, idempotencyKey, reason} = form;
	const write = {...writer(service, context, idempotencyKey), year, id, expected: revision === 0 ? null : revision};
	return toldInWords(() => saveTarget(service.db, {...targetOf(form, saved), ...(reason && {reason})}, write));
}

/** What a form would come to, with nothing saved. */
export function lookAt({db, now}: Service, {year, id, form, saved}: FilledTarget) {
	const target = parseInput(TargetSchema, {...targetOf(form, saved), year, id});
	return previewTarget(db, {target, saved, now: now()});
}

/** Who writes, under which key. */
export function writer({now}: Service, context: Context, key: string) {
	return {identity: identityOf(context), key, now: now()};
}

/** The year that a refused form was about; null when it named none. */
export function yearTyped({typed}: RefusedForm): number | null {
	return YearInput.safeParse(typed.jaar ?? typed.to).data ?? null;
}

/** Says in words for people that a colleague was first, or that the form was sent before. */
export async function toldInWords<Result>(work: () => Promise<Result>): Promise<Result> {
	try {
		return await tellingSentBefore(work);
	} catch (error) {
		if (error instanceof Refusal && error.code === 'stale') {
			refuse('stale', 'Een collega wijzigde dit doel terwijl jij bezig was. Er is nog niets opgeslagen.');
		}

		if (error instanceof Refusal && error.code === 'revision-required') {
			refuse(
				'stale',
				'Een collega voegde net een doel met dit nummer toe. Jouw doel krijgt nu het volgende nummer: voeg het opnieuw toe.',
			);
		}

		throw error;
	}
}
