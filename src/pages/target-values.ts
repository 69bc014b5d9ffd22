import {conditionsOf, linesOf} from '../domain/target-forms.ts';
import {goalText} from '../domain/target-goals.ts';
import type {MembersTarget, Target} from '../domain/targets.ts';
import {conditionLines, type TargetFieldsForm} from './target-fields.ts';

export type FormValues = Readonly<Record<string, string>>;

/** What the form shows for a target. */
export function valuesOf(target: Target): FormValues {
	const {id, kind, title, text, definition, source, note, comparator} = target;
	return {
		...{id, kind, title, text, definition, source, note: note ?? '', comparator, goal: goalText(target)},
		...(target.kind === 'members' && membersValues(target)),
	};
}

function membersValues({population: {organisation, where}, conditions}: MembersTarget): FormValues {
	const shown = {organisation, where: whereValue(where)};
	const lines = where === null || 'has' in where ? linesOf(conditions) : null;
	if (lines === null) {
		return {...shown, fixed: 'ja'};
	}

	const messages = lines.messages.flatMap(({use: used, kinds, atLeast}, index) => [
		[`use${index + 1}`, used],
		[`kinds${index + 1}`, kinds.join(' ')],
		[`least${index + 1}`, String(atLeast)],
	]);
	return {
		...shown,
		ambassador: lines.ambassador,
		trained: lines['trained-ambassador'],
		...Object.fromEntries(messages),
	};
}

function whereValue(where: MembersTarget['population']['where']): string {
	return where !== null && 'has' in where ? where.has : 'all';
}

/**
The target that a form means, without its year and number; what the form does not ask stays as it is saved.

@param saved the target that is changed; null for a new one.
*/
export function targetOf(form: TargetFieldsForm, saved: Target | null) {
	const {title, text, definition, source, note = null, comparator, goal} = form;
	const common = {title, text, definition, source, note, comparator, goal};
	if (form.kind !== 'members') {
		return {kind: form.kind, ...common, owner: saved?.owner ?? ('unit' as const)};
	}

	const before = saved?.kind === 'members' ? saved : null;
	if (form.fixed && before) {
		return {
			kind: form.kind,
			...common,
			owner: before.owner,
			population: before.population,
			conditions: before.conditions,
		};
	}

	const {organisation, where} = form;
	const conditions = conditionsOf(conditionLines(form));
	return {
		kind: form.kind,
		...common,
		owner: before?.population.organisation === organisation ? before.owner : organisation,
		population: {organisation, where: where === 'all' ? null : {has: where}},
		conditions: before && isUntouched(conditions, before) ? before.conditions : conditions,
	};
}

/** Whether the form shows the same lines: then the order in which they were stored stays. */
function isUntouched(conditions: MembersTarget['conditions'], before: MembersTarget): boolean {
	return JSON.stringify(linesOf(conditions)) === JSON.stringify(linesOf(before.conditions));
}
