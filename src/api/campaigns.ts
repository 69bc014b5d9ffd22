import {z} from 'zod';
import {maySeeCampaign} from '../domain/campaign-states.ts';
import {parseInput, refuse} from '../domain/faults.ts';
import {AreaCodeInput} from '../domain/inputs.ts';
import {identityOf, type Route} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import {campaignStanding, campaignStandings} from '../usecases/campaign-states.ts';
import {mailingOfMunicipality} from '../usecases/mailing-of-municipality.ts';
import {CampaignAnswer, listOf, MailingAnswer} from './answers.ts';

const Address = z.strictObject({slug: z.string().regex(/^[a-z0-9-]{1,60}$/), municipality: AreaCodeInput});

/** The API for campaigns: which there are, and the mailing of one municipality. */
export function campaignRoutes({db, now, ...setting}: Service): Route[] {
	return [
		{
			method: 'GET',
			path: '/api/v1/campaigns',
			who: ['coordinator', 'ambassador'],
			summary: 'De campagnes met hun stand; een concept ziet alleen wie campagnes maakt.',
			answers: {200: listOf(CampaignAnswer)},
			async handle(context) {
				const campaigns = await campaignStandings(db, setting.campaignsFolder);
				const items = campaigns
					.filter(({state}) => maySeeCampaign(identityOf(context), state))
					.map(({files: {campaign}, state, isChanged}) => ({
						slug: campaign.slug,
						title: campaign.title,
						state,
						isChanged,
						day: campaign.day ?? null,
					}));
				context.body = {items, next: null};
			},
		},
		{
			method: 'GET',
			path: '/api/v1/campaigns/:slug/mailings/:municipality',
			who: ['coordinator', 'ambassador'],
			summary: 'De mailing van één gemeente, met de cijfers van die gemeente.',
			answers: {200: MailingAnswer},
			parameters: Address,
			problems: [404],
			async handle(context) {
				const address = parseInput(Address, context.params);
				const identity = identityOf(context);
				const {state} = await campaignStanding(db, {...setting, ...address});
				if (!maySeeCampaign(identity, state)) {
					refuse('not-found', 'Deze campagne bestaat niet.', 'slug');
				}

				const mailing = await mailingOfMunicipality(db, {...setting, ...address, identity, now: now()});
				const {subject, preheader, html, text} = mailing;
				context.body = {subject, preheader, html, text} satisfies z.input<typeof MailingAnswer>;
			},
		},
	];
}
