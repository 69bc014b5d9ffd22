import {Refusal, refuse} from '../domain/faults.ts';
import {tellingSentBefore} from './sent-before.ts';

/**
Does what a form asks, and says in words for people that a colleague was first, or that the form was sent before.

@param what the thing that a colleague changed: `dit cijfer`.
@throws {Refusal} `stale`, `conflict`
*/
export async function tellingColleagueFirst<Result>(what: string, work: () => Promise<Result>): Promise<Result> {
	try {
		return await tellingSentBefore(work);
	} catch (error) {
		if (error instanceof Refusal && (error.code === 'stale' || error.code === 'revision-required')) {
			refuse('stale', `Een collega wijzigde ${what} intussen. Kijk wat er nu staat en sla zo nodig opnieuw op.`);
		}

		throw error;
	}
}
