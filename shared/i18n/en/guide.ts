// Owns the English sentences of the first steps.

export const guide = {
  'guide.title': 'Three steps to your first code',
  'guide.text': 'At the end, a login of yours shows its one-time password here.',
  'guide.vault': 'Create the vault',
  'guide.vaultText': 'An encrypted file that only your master password opens.',
  'guide.add': 'Add a login',
  'guide.addText': 'Type in one that you use often. If your codes are in an authenticator app, show its export code on the screen and take them all over.',
  'guide.takeOver': 'Take over from an app',
  'guide.scan': 'Scan its code',
  'guide.scanText': 'On the site, turn on two-step verification. While its QR code is on the screen, scan the screen: Nidan finds the code and the login.',
  'guide.done': '(done)',
  'guide.skip': 'Skip the first steps',
  'guide.finish': 'Done',
  'guide.reachedTitle': 'Your first code is here',
  'guide.reachedText': 'Select the login to see it. A click on a code copies it.',
  'guide.lineScan': 'Step 3 of 3: show the site’s QR code for two-step verification on the screen, then scan the screen.',
  'guide.lineReached': 'That was the last step: the code is on its login. A click on it copies it.',
  'command.firstSteps': 'First steps'
} as const
