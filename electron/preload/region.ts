// The preload of the overlay on which a region is drawn: its calls and nothing else.
import { exposeBridge } from './view-bridge.ts'

exposeBridge('region')
