import {randomUUID} from 'node:crypto';
import {z} from 'zod';
import {deedOf} from '../domain/ambassador-changes.ts';
import {dayOf} from '../domain/period.ts';
import {currentVersion, versionsOf} from '../domain/revisions.ts';
import {readQuery} from '../http/read-input.ts';
import {identityOf, type RequestContext} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import {readFunction} from '../usecases/ambassador-register.ts';
import {AmbassadorPage} from '../views/ambassador-page.tsx';
import {organisationWords} from '../views/ambassador-words.ts';
import {noticeOf} from './ambassador-show.tsx';
import type {RefusedForm} from './form.ts';
import {sendPage} from './page.tsx';

const Query = z.strictObject({gedaan: z.uuid().optional()});

/** Answers with the page of a function as it stands now, over what was typed in the form of this name. */
export async function showFunction(
	service: Service,
	context: RequestContext,
	refused: (RefusedForm & {name: string}) | null,
): Promise<void> {
	const {fact, contact, area, others, roleOf} = await readFunction(service.db, context.params.id ?? '');
	const {gedaan} = refused ? {} : readQuery(context, Query);
	const versions = versionsOf(fact);
	const page = (
		<AmbassadorPage
			held={{...currentVersion(fact), id: fact._id, contact}}
			area={area}
			others={others}
			history={versions
				.map((version, index) => ({
					version,
					before: versions[index - 1] ?? null,
					deed: deedOf(version, versions[index - 1] ?? null),
				}))
				.reverse()}
			roleOf={roleOf}
			today={dayOf(service.now())}
			mayChange={identityOf(context).role === 'coordinator'}
			notice={gedaan ? await noticeOf(service, gedaan) : null}
			refusedForm={refused?.name ?? null}
			typed={refused?.typed ?? {}}
			faults={refused?.faults ?? []}
			newKey={() => randomUUID()}
		/>
	);
	await sendPage(service, context, {title: `Ambassadeur van ${organisationWords(area)}`, children: page});
}
