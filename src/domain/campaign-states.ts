import {z} from 'zod';
import {campaignStates} from './campaigns.ts';
import {DayInput} from './inputs.ts';
import type {Settings} from './settings.ts';
import type {Identity} from './users.ts';

/** What was decided about a campaign; its texts are in its folder. Kept as a fact under the slug. */
export const CampaignStateSchema = z.strictObject({
	state: z.enum(campaignStates),
	/** Hash of the content that was released; null while nothing is. */
	releasedHash: z.string().nullable(),
	/** Title and own day of the campaign at that moment, so that an old report shows them as they were. */
	title: z.string(),
	day: DayInput.nullable(),
});
export type CampaignState = z.infer<typeof CampaignStateSchema>;
type StateName = CampaignState['state'];

export const campaignStateNames: Record<StateName, string> = {
	draft: 'concept',
	released: 'vrijgegeven',
	closed: 'gesloten',
};

/** How a campaign stands now. */
export interface CampaignStanding {
	state: StateName;
	/** The content differs from what was released, so it is a draft again. */
	isChanged: boolean;
}

/**
The state that counts: what is released holds for exactly the content that was read, so one changed letter makes a draft.

A campaign that nobody decided about has the state of its own `campaign.json`.

Source: the issue "Campaigns" (what is released is a content hash).
*/
export function standingOf(
	decided: CampaignState | null,
	{shipped, hash}: {shipped: StateName; hash: string},
): CampaignStanding {
	if (!decided) {
		return {state: shipped, isChanged: false};
	}

	const isChanged = decided.state === 'released' && decided.releasedHash !== hash;
	return {state: isChanged ? 'draft' : decided.state, isChanged};
}

/**
Why somebody may not release a campaign; null when there is no reason.

@param who the account that changed the content last (null when nobody here did), and the one that would release it.
Source: the issue "Campaigns" (with a second reader, the author is not who releases).
*/
export function secondReaderFault(
	{isSecondReaderAsked}: Settings,
	{author, reader}: {author: string | null; reader: string},
): string | null {
	return isSecondReaderAsked && author === reader
		? 'Je hebt de tekst van deze campagne zelf als laatste gewijzigd. Een andere coördinator of een beheerder geeft hem vrij.'
		: null;
}

/** Whether somebody may see a campaign: a draft only who makes campaigns. Source: the issue "Campaigns" (what is released counts). */
export function maySeeCampaign({role}: Pick<Identity, 'role'>, state: StateName): boolean {
	return state !== 'draft' || role === 'coordinator' || role === 'admin';
}

/** The states to which a campaign can go: each step can be taken back by the next one. */
export const nextStates: Record<StateName, readonly StateName[]> = {
	draft: ['released'],
	released: ['draft', 'closed'],
	closed: ['draft'],
};
