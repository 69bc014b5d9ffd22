import type {ProblemPage} from '../http/problem.ts';
import {visitorOf} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import {ErrorPage, errorTitle} from '../views/error-page.tsx';
import {UnsentForm, unsentTitle} from '../views/unsent-form.tsx';
import {pageText} from './page.tsx';

/** The page of every refusal and fault; it asks nothing of the store, which may be what is away. */
export function problemPage(service: Service): ProblemPage {
	return (context, {status, faults, detail}) =>
		pageText(service, context, {
			title: context.state.typed ? unsentTitle : errorTitle(status),
			siteName: 'Burgernet',
			children: context.state.typed ? (
				<UnsentForm action={context.path + context.search} typed={context.state.typed} />
			) : (
				<ErrorPage
					status={status}
					faults={faults.length > 0 ? faults : [{field: '', message: detail}]}
					back={visitorOf(context) ? {href: '/', label: 'Naar het begin'} : {href: '/inloggen', label: 'Naar inloggen'}}
				/>
			),
		});
}
