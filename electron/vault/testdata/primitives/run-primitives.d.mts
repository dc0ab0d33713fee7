export function runPrimitives(): Promise<{ runs: number; failures: string[] }>
