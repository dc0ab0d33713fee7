// Owns timers as the services want them: started with an action, ended by calling what came back.

export function after(action: () => void, delayMs: number): () => void {
  const timer = setTimeout(action, delayMs)
  return () => {
    clearTimeout(timer)
  }
}

export function every(action: () => void, intervalMs: number): () => void {
  const timer = setInterval(action, intervalMs)
  return () => {
    clearInterval(timer)
  }
}
