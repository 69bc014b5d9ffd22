import type {Contact} from './ambassadors.ts';
import type {Area} from './areas.ts';
import type {Proposal, SubjectFields} from './proposals.ts';
import type {Fact} from './revisions.ts';

/** A proposal beside the fact that it is about. */
export interface ProposalView {
	id: string;
	proposal: Fact<Proposal>;
	organisation: Area;
	proposedAt: Date;
	/** What stood in the fact when it was proposed; null where nothing stood. */
	stoodThen: SubjectFields | null;
	/** What stands there now; null where nothing stands. */
	standsNow: SubjectFields | null;
	/** The revision of the fact now; 0 where there is none. */
	factRevision: number;
	/** Who holds the function that it is about; null when that is not kept, or for a month of downloads. */
	holder: Contact | null;
}

/** What waits for a decision, the oldest first, and what was decided or withdrawn, the newest first. */
export interface Proposals {
	waiting: ProposalView[];
	decided: ProposalView[];
}
