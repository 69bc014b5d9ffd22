/** Every button that copies the text of a field. Without JavaScript it is not there, and the text can be selected by hand. */
for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copies]')) {
	const text = document.getElementById(button.dataset.copies ?? '') as HTMLTextAreaElement;
	const told = document.getElementById(`${text.id}-melding`) as HTMLElement;
	button.hidden = false;
	button.addEventListener('click', async () => {
		text.select();
		try {
			await navigator.clipboard.writeText(text.value);
			told.textContent = 'Gekopieerd.';
		} catch {
			// The clipboard is closed on plain http; what is selected can still be copied by hand.
			told.textContent = 'De tekst is geselecteerd: kopieer hem nu zelf.';
		}
	});
}
