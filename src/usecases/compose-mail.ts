import type {Delivery, OutgoingMail} from '../domain/deliveries.ts';
import type {SendWork} from '../domain/mail-jobs.ts';
import type {Database} from '../store/database.ts';
import {composeCampaignMail, composeTestMail} from './campaign-mails.ts';
import {composeInvitation} from './mail-invitation.ts';
import {composeSignInMail} from './mail-sign-in.ts';
import type {CampaignSetting} from './mailing-of-municipality.ts';

export interface ComposeRequest {
	/** Of the job. */
	work: SendWork;
	delivery: Pick<Delivery, 'job' | 'recipient'>;
	setting: CampaignSetting;
	now: Date;
}

/**
What one recipient gets, as it is at this moment: address, figures and links are read when the mail is sent.

@throws {Refusal} with the reason when this recipient gets nothing any more.
*/
export function composeMail(db: Database, request: ComposeRequest): Promise<OutgoingMail> {
	switch (request.work.what) {
		case 'campaign':
			return composeCampaignMail(db, request);
		case 'test':
			return composeTestMail(db, request);
		case 'sign-in':
			return composeSignInMail(db, request);
		case 'invitation':
			return composeInvitation(db, request);
	}
}
