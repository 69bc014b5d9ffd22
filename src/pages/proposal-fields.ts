import {z} from 'zod';
import {courses} from '../domain/ambassadors.ts';
import {CountInput, DayInput, KeyInput, MonthInput} from '../domain/inputs.ts';
import {RemarkInput} from '../domain/proposals.ts';

/** The revision of a proposal or fact that was seen; 0 for none. */
export const RevisionField = z.coerce
	.number('De revisie ontbreekt.')
	.int('De revisie ontbreekt.')
	.min(0, 'De revisie ontbreekt.');

/** Id of the function that a form is about. */
export const FunctionField = z
	.string('Dit formulier noemt geen ambassadeur.')
	.max(200, 'Deze ambassadeur bestaat niet.');

const DayField = z.string('Vul de datum in.').pipe(DayInput);
const common = {idempotencyKey: KeyInput, revision: RevisionField, remark: RemarkInput.optional()};

export const RemovalFields = z.strictObject({...common, over: FunctionField});
export const FunctionFields = RemovalFields.extend({from: DayField, until: DayInput.optional()});
export const TrainingFields = RemovalFields.extend({
	training: z.enum(courses, 'Deze training bestaat niet.'),
	completedOn: DayField,
});
export const AmbassadorFields = z.strictObject({...common, over: FunctionField.optional(), from: DayField});

/** A count as people type it: `1234`, `1.234` or `1 234`. */
const TypedCount = z
	.string('Vul het aantal in.')
	.trim()
	.regex(/^(\d{1,9}|\d{1,3}([. ]\d{3}){1,2})$/, 'Schrijf het aantal als een heel getal, bijvoorbeeld 1.234.')
	.transform(text => Number(text.replaceAll(/[. ]/g, '')))
	.pipe(CountInput);
export const DownloadsFields = z.strictObject({...common, maand: MonthInput, appDownloads: TypedCount});
