import type {SendJob} from '../domain/jobs.ts';
import type {Database} from './database.ts';

/** The jobs that send mails of a campaign, or the invitation to a training day, the newest first. Served by the index `newest`. */
export async function listSendJobs(
	db: Database,
	{limit, ...about}: {limit: number} & ({campaign: string} | {trainingDay: string}),
): Promise<SendJob[]> {
	const what =
		'campaign' in about
			? {'work.what': 'campaign' as const, 'work.campaign': about.campaign}
			: {'work.what': 'invitation' as const, 'work.trainingDay': about.trainingDay};
	const found = await db.jobs
		.find({kind: 'send', ...what})
		.sort({requestedAt: -1})
		.limit(limit)
		.toArray();
	return found as SendJob[];
}
