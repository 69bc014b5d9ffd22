import {areaOf, UNIT} from '../domain/areas.ts';
import {refuse} from '../domain/faults.ts';
import {type Day, dayOf, yearOf} from '../domain/period.ts';
import {type TargetProgress, targetProgress} from '../domain/progress.ts';
import type {Target} from '../domain/targets.ts';
import type {Database} from '../store/database.ts';
import {loadYearFacts} from './year-facts.ts';

/** How the unit stands with a target that is not saved, with the figures known now. */
export interface TargetPreview {
	/** The year of the figures: the target's, or the running one when the target's has not begun. */
	year: number;
	at: Day;
	isComplete: boolean;
	/** How it stands with the target as it is saved; null for a new one. */
	before: TargetProgress | null;
	after: TargetProgress;
}

/** What a target would say if it were saved like this; nothing is written. */
export async function previewTarget(
	db: Database,
	{target, saved, now}: {target: Target; saved: Target | null; now: Date},
): Promise<TargetPreview> {
	const year = Math.min(target.year, yearOf(dayOf(now)));
	const facts = await loadYearFacts(db, {year, now});
	const unit = areaOf(facts.areas, UNIT) ?? refuse('not-found', 'Er zijn nog geen gebieden vastgelegd.');
	const standing = (...targets: Target[]) => targetProgress({...facts, targets}, unit)[0] as TargetProgress;
	return {
		year,
		at: facts.at,
		isComplete: facts.isYearOver,
		before: saved && standing(saved),
		after: standing(target),
	};
}
