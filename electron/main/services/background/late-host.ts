// Owns when the tray's icon has to be made again: for a host that comes for the first time after it. Makes none itself.

/**
 * Chromium offers an icon to the host that is there when it is made, and to one that comes back. A panel that starts after the program, as at a login, would
 * never hear of it. Answers with what is to be told of every change.
 */
export function lateHost(makeAgain: () => void): (isThere: boolean) => void {
  let wasMissed = false
  let wasThere = false
  return (isThere) => {
    if (isThere && wasMissed && !wasThere) makeAgain()
    if (isThere) wasThere = true
    else wasMissed = true
  }
}
