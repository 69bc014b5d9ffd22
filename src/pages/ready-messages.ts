import {z} from 'zod';
import {refuse} from '../domain/faults.ts';
import {contentHash} from '../http/answer.ts';
import type {Route} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import {readyPicture} from '../usecases/ready-messages.ts';

const Address = z.strictObject({file: z.string().regex(/^[a-z0-9-]{1,60}\.png$/)});

/** The pictures of the ready messages: open to everybody, because the monthly mail links to them and asks no sign-in. */
export function readyMessageRoutes({campaignsFolder}: Service): Route[] {
	return [
		{
			method: 'GET',
			path: '/kant-en-klaar/:file',
			who: 'public',
			async handle(context) {
				const address = Address.safeParse(context.params);
				const picture = address.success ? await readyPicture(campaignsFolder, address.data.file) : null;
				if (!picture) {
					refuse('not-found', 'Deze afbeelding bestaat niet.');
				}

				context.set('Cache-Control', 'public, max-age=86400');
				context.set('ETag', `"${contentHash(picture)}"`);
				context.status = 200;
				if (context.fresh) {
					context.status = 304;
					return;
				}

				context.type = 'png';
				context.body = picture;
			},
		},
	];
}
