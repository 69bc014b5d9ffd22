/** The buttons of the hand-over; without JavaScript the text can be selected and printed by hand. */
const text = document.getElementById('overdracht') as HTMLTextAreaElement;
const told = document.getElementById('overdracht-melding') as HTMLElement;

async function copy(): Promise<void> {
	text.select();
	try {
		await navigator.clipboard.writeText(text.value);
		told.textContent = 'Gekopieerd.';
	} catch {
		// The clipboard is closed on plain http; what is selected can still be copied by hand.
		told.textContent = 'De tekst is geselecteerd: druk op Ctrl+C.';
	}
}

function button(id: string, press: () => void): void {
	const found = document.getElementById(id) as HTMLButtonElement;
	found.hidden = false;
	found.addEventListener('click', press);
}

button('overdracht-kopieer', () => void copy());
button('overdracht-print', () => print());
