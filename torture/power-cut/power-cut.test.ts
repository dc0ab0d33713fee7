import { describe, expect, it } from 'vitest'
import { createRandomSource } from '../random-source.ts'
import { cutOnce } from './power-cut.ts'

describe('the rig of power cuts', () => {
  it('notices a disk that ignores fsync: its own harshness is proven', async () => {
    const results = []
    for (let number = 0; number < 20; number += 1) results.push(await cutOnce(createRandomSource(1, number), { ignoresSync: true }))
    expect(results.filter(({ problem }) => problem !== null).length).toBeGreaterThan(5)
  })
})
