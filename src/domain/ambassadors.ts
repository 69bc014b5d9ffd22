import {z} from 'zod';
import {AreaCodeInput, DayInput, EmailInput, lineInput} from './inputs.ts';
import {type Day, isWithin} from './period.ts';

export const courses = ['portal', 'burgernet-mail'] as const;
export type Course = (typeof courses)[number];
export const courseNames: Record<Course, string> = {portal: 'Burgernetportaal', 'burgernet-mail': 'Burgernetmail'};

const TrainingSchema = z.strictObject({course: z.enum(courses), completedOn: DayInput});

/** The function of ambassador at one organisation; the person's name is in the contact document only. */
export const AmbassadorSchema = z.strictObject({
	/** A municipality, basisteam or detectives. */
	organisation: AreaCodeInput,
	from: DayInput,
	/** First day no longer in the function; null while it lasts. */
	until: DayInput.nullable(),
	trainings: z.array(TrainingSchema),
});
export type AmbassadorFields = z.infer<typeof AmbassadorSchema>;

/** Name and work address of one ambassador: deletable, never in facts or history. */
export const ContactSchema = z.strictObject({name: lineInput(80), email: EmailInput});
export type Contact = z.infer<typeof ContactSchema>;

/**
A contact as it is kept. Beside it stands the request that wrote it, so that the same key with another name can be told;
what was overwritten leaves no trace, not even as a hash.
*/
export const KeptContactSchema = ContactSchema.extend({
	/** Left out: written by the request that added the function. */
	written: z.strictObject({changeId: z.string(), revision: z.int().min(1)}).optional(),
	/** The address that a mail server refused for good: nothing is sent to it any more. Another address is tried again. */
	refusedEmail: z.string().optional(),
	/** Asked for no more mails about campaigns. */
	isUnsubscribed: z.boolean().optional(),
	/** What stands in the address by which somebody without a sign-in unsubscribes. */
	mailToken: z.string().optional(),
});
export type KeptContact = z.infer<typeof KeptContactSchema>;

export const AmbassadorInput = z.strictObject({
	organisation: AreaCodeInput,
	...ContactSchema.shape,
	from: DayInput,
	until: DayInput.nullish(),
	trainings: z.array(TrainingSchema).max(10).optional(),
});
export type AmbassadorForm = z.output<typeof AmbassadorInput>;
export const AmbassadorCorrectionInput = z.strictObject({
	name: lineInput(80).optional(),
	email: EmailInput.optional(),
	from: DayInput.optional(),
	until: DayInput.nullish(),
});
export const TrainingInput = z.strictObject({completedOn: DayInput});

/** Whether somebody holds the function on a day. */
export function isInFunction(ambassador: AmbassadorFields, day: Day): boolean {
	return isWithin(day, ambassador);
}

/** Whether a course was completed on or before a day. */
export function hasTraining(ambassador: AmbassadorFields, course: Course, day: Day): boolean {
	return ambassador.trainings.some(training => training.course === course && training.completedOn <= day);
}
