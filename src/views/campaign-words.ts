import type {CampaignState} from '../domain/campaign-states.ts';

/** What a button does that brings a campaign to a state. */
export const stepWords: Record<CampaignState['state'], string> = {
	draft: 'Terug naar concept',
	released: 'Vrijgeven',
	closed: 'Sluiten',
};

/** What is told after something was done. */
export const doneWords = {
	draft: 'De campagne is weer een concept.',
	released: 'De campagne is vrijgegeven. Met "Terug naar concept" maak je dit ongedaan.',
	closed: 'De campagne is gesloten. Met "Terug naar concept" maak je dit ongedaan.',
	copied: 'De kopie is gemaakt, als concept. Bewerk de teksten en geef hem daarna vrij.',
	uploaded: 'De campagne is opgeslagen als concept. Bekijk het voorbeeld voordat je hem vrijgeeft.',
	edited: 'De wijziging is opgeslagen. Bekijk het voorbeeld voordat je de campagne vrijgeeft.',
	restored: 'De vorige versie van de teksten staat er weer.',
};
export type Done = keyof typeof doneWords;
