import {randomUUID} from 'node:crypto';
import type {Context} from 'koa';
import {z} from 'zod';
import {type Area, areaOf} from '../domain/areas.ts';
import {readQuery} from '../http/read-input.ts';
import {identityOf} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import {everyArea} from '../usecases/areas.ts';
import {readProposals} from '../usecases/read-proposals.ts';
import {areaPath} from '../views/addresses.ts';
import {fieldIdOf, type RefusedDecision} from '../views/proposal-decision.tsx';
import {ProposalsPage} from '../views/proposals-page.tsx';
import type {RefusedForm} from './form.ts';
import {sendPage} from './page.tsx';

const Query = z.strictObject({gedaan: z.string().max(200).optional()});
const ownFields = ['name', 'email', 'answer'];

/** Answers with /voorstellen as it stands now, over what was typed when a form was refused. */
export async function showProposals(
	service: Service,
	context: Context,
	refused: (RefusedForm & {about: string}) | null,
): Promise<void> {
	const identity = identityOf(context);
	const {gedaan} = refused ? {gedaan: undefined} : readQuery(context, Query);
	const proposals = await readProposals(service.db, identity);
	const isDeciding = identity.role === 'coordinator';
	const own = areaOf(await everyArea(service.db), identity.area ?? '');
	const page = (
		<ProposalsPage
			{...proposals}
			reader={isDeciding ? 'coordinator' : 'ambassador'}
			back={own ? backOf(own) : null}
			done={[...proposals.waiting, ...proposals.decided].find(({id}) => id === gedaan) ?? null}
			refused={refused && decisionOf(refused)}
			newKey={() => randomUUID()}
		/>
	);
	await sendPage(service, context, {
		title: isDeciding ? 'Voorstellen van ambassadeurs' : 'Onze voorstellen',
		children: page,
	});
}

function backOf(area: Area) {
	return {href: areaPath(area), label: 'Terug naar jullie pagina'};
}

/** The faults by the ids of the fields on this page. */
function decisionOf({about, typed, faults}: RefusedForm & {about: string}): RefusedDecision {
	return {
		about,
		typed,
		faults: faults.map(({field, message}) => ({
			field: ownFields.includes(field) ? fieldIdOf(field, about) : '',
			message,
		})),
	};
}
