// Counts the way a reader of the sources would, from the API alone: it imports nothing of the product.

interface Action {
	kind: string;
	starter: string;
	municipality: string | null;
	outcome: {result: string} | null;
}

interface Ambassador {
	organisation: string;
	from: string;
	until: string | null;
	trainings: {course: string; completedOn: string}[];
}

export function recount(actions: readonly Action[], ambassadors: readonly Ambassador[], day: string) {
	const searches = actions.filter(
		({kind, starter}) => ['missing-person', 'suspect', 'vehicle'].includes(kind) && starter === 'control-room',
	);
	const trained = ambassadors.filter(
		({organisation, from, until, trainings}) =>
			organisation.startsWith('GM') &&
			from <= day &&
			(until === null || day < until) &&
			trainings.some(({course, completedOn}) => course === 'portal' && completedOn <= day),
	);
	const own = actions.filter(
		({kind, starter}) => ['neighbourhood-inquiry', 'information', 'mail'].includes(kind) && starter === 'municipality',
	);
	const municipalities = [...new Set(own.map(({municipality}) => municipality))];
	const counts = municipalities.map(code => own.filter(({municipality}) => municipality === code).length);
	return {
		started: searches.length,
		direct: searches.filter(({outcome}) => outcome?.result === 'direct').length,
		trained: new Set(trained.map(({organisation}) => organisation)).size,
		regularlyActive: counts.filter(count => count >= 4).length,
	};
}
