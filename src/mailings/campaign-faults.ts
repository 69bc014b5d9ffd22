/** One thing wrong in a campaign's files, in one clear Dutch sentence. */
export interface CampaignFault {
	/** Path from the campaigns folder: `stap-over/mailing.mjml`. */
	file: string;
	/** The first line is 1. */
	line: number;
	message: string;
}

/** A campaign that cannot be used; holds every fault at once. */
export class FaultyCampaign extends Error {
	override name = 'FaultyCampaign';

	constructor(readonly faults: readonly CampaignFault[]) {
		super(faults.map(fault => formatCampaignFault(fault)).join('\n'));
	}
}

/** `stap-over/mailing.mjml:12: …`, which editors and terminals can follow. */
export function formatCampaignFault({file, line, message}: CampaignFault): string {
	return `${file}:${line}: ${message}`;
}
