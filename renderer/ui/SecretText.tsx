// Owns how a revealed secret is written: fixed width, digits and signs coloured apart. Keeps no copy of it.
import { runsOf } from './secret-runs.ts'

export function SecretText({ value }: { value: string }) {
  return (
    <span className="secret-text">
      {runsOf(value).map((run, index) => (
        <span key={index} data-kind={run.kind}>
          {run.text}
        </span>
      ))}
    </span>
  )
}
