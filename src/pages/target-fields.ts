import {z} from 'zod';
import type {ActionKind} from '../domain/actions.ts';
import {KeyInput, lineInput, ReasonInput} from '../domain/inputs.ts';
import {type ConditionLines, conditionsOf, lineUses, messageKinds} from '../domain/target-forms.ts';
import {readGoal} from '../domain/target-goals.ts';
import type {Target} from '../domain/targets.ts';

/** What the form of a target may hand in, and what that means; one schema for each kind. */

export const Revision = z.coerce
	.number('De revisie ontbreekt.')
	.int('De revisie ontbreekt.')
	.min(0, 'De revisie ontbreekt.');

/** A text of more than one line on the screen is one line of text. */
function textInput(missing: string, maximum: number) {
	return z
		.string(missing)
		.transform(text => text.replaceAll(/\s+/g, ' '))
		.pipe(lineInput(maximum));
}

function goalInput(kind: Target['kind']) {
	return z.string('Vul de norm in.').transform((typed, context) => {
		const goal = readGoal(kind, typed);
		if (typeof goal === 'number') {
			return goal;
		}

		context.addIssue({code: 'custom', message: goal});
		return z.NEVER;
	});
}

function commonFields<Kind extends Target['kind']>(kind: Kind) {
	return {
		idempotencyKey: KeyInput,
		revision: Revision,
		id: z.string().regex(/^T\d{1,2}$/, 'Een doel heet T1, T2, ….'),
		kind: z.literal(kind),
		title: textInput('Vul de titel in.', 160),
		text: textInput('Vul de zin uit het plan in.', 300),
		definition: textInput('Vul in wat er geteld wordt.', 600),
		source: textInput('Vul de bron in.', 200),
		note: textInput('', 400).optional(),
		comparator: z.enum(['>=', '>'], 'Kies minstens of meer dan.'),
		goal: goalInput(kind),
		reason: ReasonInput.optional(),
	};
}

const use = z.enum(lineUses, 'Kies of deze voorwaarde telt.').default('none');
/** A checkbox that is ticked once is one word, ticked more often a list. */
const kindList = z
	.union([z.string(), z.array(z.string())])
	.transform(found => [found].flat())
	.pipe(z.array(z.enum(messageKinds as [ActionKind, ...ActionKind[]], 'Kies soorten berichten uit de lijst.')))
	.optional();
const least = z
	.string()
	.regex(/^[1-9]\d{0,2}$/, 'Schrijf het aantal berichten als een heel getal van 1 tot en met 999.')
	.transform(Number)
	.optional();

const membersFields = {
	organisation: z.enum(['municipality', 'basisteam', 'detectives'], 'Kies om welke organisaties het gaat.'),
	where: z.enum(['all', 'ambassador', 'trained-ambassador'], 'Kies welke organisaties meetellen.'),
	/** The conditions do not fit in the form and stay as they are. */
	fixed: z.literal('ja').optional(),
	ambassador: use,
	trained: use,
	...{use1: use, kinds1: kindList, least1: least},
	...{use2: use, kinds2: kindList, least2: least},
	...{use3: use, kinds3: kindList, least3: least},
};

const CountFields = z.strictObject(commonFields('count'));
const RateFields = z.strictObject(commonFields('rate'));
const GrowthFields = z.strictObject(commonFields('growth'));
const MembersFields = z.strictObject({...commonFields('members'), ...membersFields}).superRefine((form, context) => {
	const lines = messageLines(form);
	if (form.fixed === undefined && conditionsOf(conditionLines(form)).length === 0) {
		context.addIssue({code: 'custom', path: ['ambassador'], message: 'Kies minstens één voorwaarde.'});
	}

	for (const [index, {use: used, kinds}] of lines.entries()) {
		if (used !== 'none' && kinds.length === 0) {
			const message = 'Kies bij deze voorwaarde minstens één soort bericht.';
			context.addIssue({code: 'custom', path: [`kinds${index + 1}`], message});
		}
	}
});

/** The form by the kind that it is of. */
export const TargetFields = z.discriminatedUnion('kind', [CountFields, RateFields, GrowthFields, MembersFields]);
export type TargetFieldsForm = z.output<typeof TargetFields>;
type MembersForm = z.output<typeof MembersFields>;

type LinesForm = Pick<MembersForm, 'ambassador' | 'trained' | `${'use' | 'kinds' | 'least'}${1 | 2 | 3}`>;

function messageLines(form: LinesForm): ConditionLines['messages'] {
	return [
		{use: form.use1, kinds: form.kinds1 ?? [], atLeast: form.least1 ?? 1},
		{use: form.use2, kinds: form.kinds2 ?? [], atLeast: form.least2 ?? 1},
		{use: form.use3, kinds: form.kinds3 ?? [], atLeast: form.least3 ?? 1},
	];
}

/** The lines of conditions as they were filled in. */
export function conditionLines(form: LinesForm): ConditionLines {
	return {ambassador: form.ambassador, 'trained-ambassador': form.trained, messages: messageLines(form)};
}
