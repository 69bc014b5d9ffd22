import {Refusal, refuse} from '../domain/faults.ts';

/**
Does what a form asks, and says in words for people that the same form was sent before with other content: somebody went
back and changed it. The page then shows it again with a new key, and the choice is the sender's.

@throws {Refusal} `conflict` then.
*/
export async function tellingSentBefore<Result>(work: () => Promise<Result>): Promise<Result> {
	try {
		return await work();
	} catch (error) {
		if (error instanceof Refusal && error.code === 'key-reused') {
			refuse('conflict', 'Dit formulier was al verstuurd. Controleer wat er staat en verstuur het zo nodig opnieuw.');
		}

		throw error;
	}
}
