import type {AmbassadorFields} from './ambassadors.ts';
import type {Version} from './revisions.ts';

/** The reason that stands in the history where name and address were removed for good. */
export const CONTACT_REMOVED = 'naam en e-mailadres verwijderd';

/** What a version of a function did to the one before it. */
export type Deed =
	| 'added'
	| 'removed'
	| 'restored'
	| 'trained'
	| 'training-taken-back'
	| 'ended'
	| 'reopened'
	| 'days'
	| 'contact-removed'
	| 'contact';

/** What was done, by comparing two versions; the name of a person is in neither. */
export function deedOf(version: Version<AmbassadorFields>, before: Version<AmbassadorFields> | null): Deed {
	if (before === null) {
		return 'added';
	}

	if (version.removed !== before.removed) {
		return version.removed ? 'removed' : 'restored';
	}

	if (JSON.stringify(version.trainings) !== JSON.stringify(before.trainings)) {
		return version.trainings.length < before.trainings.length ? 'training-taken-back' : 'trained';
	}

	return daysDeedOf(version, before) ?? (version.reason === CONTACT_REMOVED ? 'contact-removed' : 'contact');
}

function daysDeedOf(version: AmbassadorFields, before: AmbassadorFields): Deed | null {
	if (version.from !== before.from) {
		return 'days';
	}

	if (version.until === before.until) {
		return null;
	}

	return version.until === null ? 'reopened' : before.until === null ? 'ended' : 'days';
}

/** Whether the change of a fact can be taken back: what stood in a contact before is not kept. */
export function canTakeBack(deed: Deed): boolean {
	return deed !== 'contact' && deed !== 'contact-removed';
}
