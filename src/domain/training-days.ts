import {z} from 'zod';
import {courses} from './ambassadors.ts';
import {DayInput, freeText, KeyInput} from './inputs.ts';

export const trainingDayStates = ['planned', 'cancelled'] as const;

/** A clock time to the minute. */
export const TimeInput = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Schrijf de tijd als 13:30.');

/** A day on which a course is given. Who was asked are ids of functions; who came stands with each function's trainings. */
export const TrainingDaySchema = z.strictObject({
	course: z.enum(courses),
	day: DayInput,
	/** By the clock of the Netherlands. */
	begin: TimeInput,
	end: TimeInput,
	place: freeText(80),
	state: z.enum(trainingDayStates),
	/** Functions that were asked to come, in a fixed order. */
	invited: z.array(z.string()),
});
export type TrainingDay = z.infer<typeof TrainingDaySchema>;

/** What is asked of a training day; it ends after it begins. */
export const TrainingDayInput = z
	.strictObject({
		course: z.enum(courses, 'Kies een training.'),
		day: z.string('Vul de dag in.').pipe(DayInput),
		begin: z.string('Vul in hoe laat de training begint.').pipe(TimeInput),
		end: z.string('Vul in hoe laat de training eindigt.').pipe(TimeInput),
		place: z.string('Vul de plaats in.').pipe(freeText(80)),
	})
	.refine(({begin, end}) => begin < end, {path: ['end'], message: 'De training eindigt na het begin.'});
export type TrainingDayForm = z.output<typeof TrainingDayInput>;

/** Ids of functions, from a form with a checkbox for each: one is a word, more are a list, none is left out. */
export const ChosenInput = z
	.union([z.string(), z.array(z.string())])
	.transform(found => [found].flat())
	.pipe(z.array(KeyInput).max(500))
	.default([]);
