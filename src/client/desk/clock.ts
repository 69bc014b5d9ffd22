/** How far this computer's clock is from that of the service. */
let offsetMs = 0;

const shown = new Intl.DateTimeFormat('nl-NL', {
	timeZone: 'Europe/Amsterdam',
	hour: '2-digit',
	minute: '2-digit',
	second: '2-digit',
	hourCycle: 'h23',
});

/** The moment by the clock of the service, also while that is away. */
export function deskNow(): Date {
	return new Date(Date.now() + offsetMs);
}

/** Sets the clock by the moment that the live part of the desk was made. */
export function setClock(): void {
	const made = document.getElementById('desk-tally')?.dataset.now;
	if (made) {
		offsetMs = Date.parse(made) - Date.now();
	}
}

export function runClock(): void {
	const clock = document.getElementById('desk-clock');
	const tick = () => {
		if (clock) {
			clock.textContent = shown.format(deskNow());
		}
	};
	setClock();
	tick();
	setInterval(tick, 1000);
}
