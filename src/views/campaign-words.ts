import type {CampaignState} from '../domain/campaign-states.ts';

/** What a button does that brings a campaign to a state. */
export const stepWords: Record<CampaignState['state'], string> = {
	draft: 'Terug naar concept',
	released: 'Vrijgeven',
	closed: 'Sluiten',
};

/** What is told after a step was taken. */
export const takenWords: Record<CampaignState['state'], string> = {
	draft: 'De campagne is weer een concept.',
	released: 'De campagne is vrijgegeven. Met "Terug naar concept" maak je dit ongedaan.',
	closed: 'De campagne is gesloten. Met "Terug naar concept" maak je dit ongedaan.',
};
