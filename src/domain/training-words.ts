import {courseNames} from './ambassadors.ts';
import type {CalendarEvent} from './calendar.ts';
import {formatDay, instantOf} from './period.ts';
import type {TrainingDay} from './training-days.ts';

/** `14 september 2026, 13.30–16.00 uur` */
export function momentOfTraining({day, begin, end}: Pick<TrainingDay, 'day' | 'begin' | 'end'>): string {
	return `${formatDay(day)}, ${clock(begin)}–${clock(end)} uur`;
}

function clock(time: string): string {
	return time.replace(':', '.');
}

/** What a mail about a training day says; the addresses are chosen by whoever sends it. */
export function invitationOf(training: TrainingDay): {subject: string; text: string} {
	const course = courseNames[training.course];
	if (training.state === 'cancelled') {
		return {
			subject: `Gaat niet door: training ${course} op ${formatDay(training.day)}`,
			text: [
				'Hallo,',
				`De training ${course} op ${momentOfTraining(training)} in ${training.place} gaat niet door.`,
				'Je hoort van ons wanneer er een nieuwe dag is.',
				'Groet,\nde regionaal coördinator Burgernet',
			].join('\n\n'),
		};
	}

	return {
		subject: `Uitnodiging: training ${course} op ${formatDay(training.day)}`,
		text: [
			'Hallo,',
			`Je bent uitgenodigd voor de training ${course}, voor ambassadeurs van Burgernet.`,
			`Wanneer: ${momentOfTraining(training)}\nWaar: ${training.place}`,
			'In de bijlage vind je de afspraak voor je agenda. Laat weten of je komt door deze mail te beantwoorden.',
			'Groet,\nde regionaal coördinator Burgernet',
		].join('\n\n'),
	};
}

/** A training day as an appointment: its id and revision are those of the fact, so a later file replaces an earlier one. */
export function appointmentOf(
	training: TrainingDay,
	{id, revision, recordedAt}: {id: string; revision: number; recordedAt: Date},
): CalendarEvent {
	const course = courseNames[training.course];
	return {
		uid: id,
		sequence: revision - 1,
		writtenAt: recordedAt,
		beginsAt: instantOf(training.day, `${training.begin}:00`),
		endsAt: instantOf(training.day, `${training.end}:00`),
		title: `Burgernet: training ${course}`,
		place: training.place,
		text: `Training ${course} voor ambassadeurs van Burgernet.`,
		isCancelled: training.state === 'cancelled',
	};
}
