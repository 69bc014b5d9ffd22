import {z} from 'zod';
import {parseInput, refuse} from '../domain/faults.ts';
import {contentHash} from '../http/answer.ts';
import type {Route} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import {campaignPicture} from '../usecases/mailing-of-municipality.ts';

const Address = z.strictObject({
	slug: z.string().regex(/^[a-z0-9-]+$/),
	file: z.string().regex(/^[a-z0-9-]+\.(png|jpg)$/),
});

/** The pictures of campaigns, for mails that are opened as a web page: open to everybody, and the same for everybody. */
export function campaignPictureRoutes({db, campaignsFolder}: Service): Route[] {
	return [
		{
			method: 'GET',
			path: '/campagnes/:slug/afbeeldingen/:file',
			who: 'public',
			async handle(context) {
				const {slug, file} = parseInput(Address, context.params);
				const picture = await campaignPicture(db, {campaignsFolder, slug, file});
				if (!picture) {
					refuse('not-found', 'Deze afbeelding bestaat niet.');
				}

				context.set('Cache-Control', 'public, max-age=86400');
				context.set('ETag', `"${contentHash(picture)}"`);
				context.set('Cross-Origin-Resource-Policy', 'cross-origin');
				context.type = file.endsWith('.png') ? 'png' : 'jpeg';
				context.body = picture;
			},
		},
	];
}
